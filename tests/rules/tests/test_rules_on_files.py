"""Each rule that reads files goes red on a bad example, and stays green on the same one mended."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.rules.house import House

STALL = "src/halles/stalls/loans"
LONG = "\n".join(f"    x = {number}" for number in range(45))
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Hello"\nmsgstr "{}"\n'
TEMPLATE = f"{STALL}/templates/loans/a.html"
CATALOGUE = f"{STALL}/locale/fr/LC_MESSAGES/django.po"
HELLO = {f"{STALL}/views.py": 'x = gettext("Hello")\n'}
ANSWERED = PO.replace("Hello", "We have read your message")
ANSWER = {f"{STALL}/intents.py": 'x = gettext("We have read your message")\n'}
COMMAND = "def loan_open(*, actor: Actor) -> None:\n    record(LoanOpened())\n"
REFUSAL = "def test_no():\n    with pytest.raises(Refused):\n        loan_open(actor=NOBODY)\n"

# rule: (files that break it, words of the finding, files that mend it)
EXAMPLES = {
    "bounds": (
        {f"{STALL}/views.py": f"def long():\n{LONG}\n"},
        "long has 46 lines",
        {f"{STALL}/views.py": "def short():\n    return 1\n"},
    ),
    "clean_words": (
        {"docs/x.md": "Ask p" + "ypi.org."},
        "names a package host",
        {"docs/x.md": "Ask your neighbour."},
    ),
    "command_form": (
        {f"{STALL}/commands.py": "def loan_open(book, *, actor: Actor) -> None: ...\n"},
        "make its arguments keyword-only",
        {f"{STALL}/commands.py": COMMAND},
    ),
    "command_refused": (
        {
            f"{STALL}/commands.py": COMMAND,
            f"{STALL}/tests/test_commands.py": "def test_x():\n    loan_open()\n",
        },
        "loan_open has no refusal test",
        {f"{STALL}/tests/test_commands.py": REFUSAL},
    ),
    "docstring": (
        {f"{STALL}/views.py": "x = 1\n"},
        "open it with a sentence",
        {f"{STALL}/views.py": '"""Pages."""\n'},
    ),
    "engine_pure": (
        {f"{STALL}/engine/due.py": "import random\nfrom datetime import date\nx = date.today()\nopen('x')\n"},
        "date.today() reads the clock",
        {f"{STALL}/engine/due.py": "from datetime import date\n\ndef due(day: date): ...\n"},
    ),
    "english_source": (
        {f"{STALL}/views.py": 'x = gettext("Les horaires de votre ville")\n'},
        "looks French",
        HELLO,
    ),
    "file_names": (
        {f"{STALL}/services.py": '"""Things."""\n'},
        "services.py: not a name of the table",
        {f"{STALL}/services.py": None, f"{STALL}/commands.py": '"""Writes."""\n'},
    ),
    "french_typography": (
        {**HELLO, CATALOGUE: PO.format("L'usager est là: bienvenue!")},
        "the apostrophe is ’",
        {CATALOGUE: PO.format("Vous êtes là\u00a0: bienvenue\u202f!")},
    ),
    "manifest_marked": (
        {f"{STALL}/stall.py": 'MANIFEST = Manifest(slug="loans", title="Loans")\n'},
        "put “Loans” in mark()",
        {f"{STALL}/stall.py": 'MANIFEST = Manifest(slug="loans", title=mark("Loans"))\n'},
    ),
    "no_signal": (
        {f"{STALL}/models.py": "import django.db.models.signals\nclass A:\n    def save(self): ...\n"},
        "move it to a command",
        {f"{STALL}/models.py": "class A: ...\n"},
    ),
    "python_text": (
        {f"{STALL}/forms.py": 'x = CharField(label="Name")\nraise Refused("No.")\n'},
        "put this text in gettext()",
        {f"{STALL}/forms.py": 'x = CharField(label=gettext_lazy("Name"))\nraise Refused(gettext("No."))\n'},
    ),
    "query_reads": (
        {f"{STALL}/queries.py": "def a():\n    Loan.objects.filter(x=1).update(y=2)\n"},
        "update(); what writes is a command",
        {f"{STALL}/queries.py": "def a():\n    found.update(x=1)\n    return Loan.objects.filter(x=1)\n"},
    ),
    "template_inline": (
        {TEMPLATE: '<p style="color:red" onclick="x()">{% if a %}<script>x()</script>{% endif %}'},
        "<script> without src",
        {TEMPLATE: '<script src="{% static "a.js" %}"></script>'},
    ),
    "template_text": (
        {TEMPLATE: '<p>{{ a }} Hello</p><img alt="Shop">{% button "Send" href="/x" %}'},
        '“"Send"” is not translated',
        {
            TEMPLATE: '<p translate="no">Le Fournil</p>{% blocktranslate %}Hello{% endblocktranslate %}'
            '<p>{% translate "Hello" %} : 12 €</p>{% button _("Send") href="/x" kind="quiet" %}'
        },
    ),
    "text_messages": (
        {**ANSWER, CATALOGUE: ANSWERED.format("Merci de votre message, que nous avons lu. " * 4)},
        "2 segments: “Noyal-Muzillac : Merci",
        {CATALOGUE: ANSWERED.format("Votre message est bien arrivé")},
    ),
    "translated": (
        {**HELLO, CATALOGUE: PO.format("")},
        "“Hello” is not translated",
        {CATALOGUE: PO.format("Bonjour")},
    ),
}


def checkout(root: Path, files: dict[str, str | None]) -> House:
    """Make a checkout of one stall, "loans", with these files; one without content is left out."""
    for name, content in {f"{STALL}/__init__.py": "", **files}.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
    return House(root)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_rule_goes_red_then_green(rule: str, tmp_path: Path) -> None:
    bad, words, mended = EXAMPLES[rule]
    check = import_module(f"tests.rules.rules.{rule}").check
    findings = list(check(checkout(tmp_path / "bad", bad)))
    assert any(words in finding for finding in findings), findings
    assert not list(check(checkout(tmp_path / "mended", {**bad, **mended})))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Ouvert : 9 h 30", "no-break space before « : »"),
        ("Bonjour !", "no-break space before « ; ! ? »"),
        ("Bonjour!", "no-break space before « ; ! ? »"),
        ("« Ouvert »", "no-break space inside « guillemets »"),
        ("Le “marché”", "« guillemets », not “ ” or straight quotes"),
        ("Attendez...", "« … » is one character"),
        ("À 9h30", "hours are written « 9 h 30 »"),
        ("À 9:30", "hours are written « 9 h 30 »"),
        ("12 €", "no-break space before « € » and « % »"),
        ("Donne ton nom", "vouvoiement"),
        ("Code invalide", "a word that FRENCH.md refuses"),
        ("Les utilisateurs", "a word that FRENCH.md refuses"),
    ],
)
def test_french_typography_knows_each_fault(text: str, fault: str) -> None:
    from tests.rules.rules.french_typography import faults_of

    assert fault in faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ouvert\u00a0: jeudi à 9\u00a0h\u00a030, 12,50\u00a0€.",
        'Voir <a href="https://exemple.fr/?a=b">la page</a>\u202f!',
        "%(count)s places\u00a0: «\u00a0%(name)s\u00a0»",
        "L’étal vaut 100\u00a0%, et %s aussi.",
    ],
)
def test_french_typography_lets_good_french_be(text: str) -> None:
    from tests.rules.rules.french_typography import faults_of

    assert faults_of(text) == []
