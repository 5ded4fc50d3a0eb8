"""Each rule that reads manifests, events, addresses or tables goes red on a bad example; none lacks one."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from halles.kit.event import Event, PublicId
from halles.kit.importer import Importer, Option
from halles.kit.manifest import Capability, Intent, Manifest, PersonalField
from tests.rules.__main__ import all_rules, main, run, sentence
from tests.rules.house import House, Package
from tests.rules.rules import page_covered
from tests.rules.tests.test_rules_on_files import EXAMPLES

OPEN = {"web": "", "sms": "", "paper": "", "helper": ""}
NAME = "halles.stalls.loans"


@dataclass(frozen=True)
class LoanOpened(Event):
    """Somebody lent something."""

    __module__ = f"{NAME}.events"
    kind = "loans.loan-opened"
    loan: PublicId


@dataclass
class LoanOpen(Event):
    """Not frozen, not in the past."""

    __module__ = f"{NAME}.events"
    kind = "loans.open"
    borrower_name: str


def house(tmp_path: Path, **changes: Any) -> House:
    """Return a house of one stall, "loans", whose manifest is changed."""
    made = House(tmp_path)
    folder = tmp_path / "src/halles/stalls/loans"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text("# Loans\n")
    made.packages = [Package(NAME, folder)]
    made.manifests = {
        NAME: Manifest(**{"slug": "loans", "title": "Loans", "purpose": "Lend things.", **changes})
    }
    made.events = {}
    made.models = []
    return made


def findings(rule: str, made: House) -> str:
    """Return what a rule finds, as one text."""
    return "\n".join(import_module(f"tests.rules.rules.{rule}").check(made))


def test_manifest_complete(tmp_path: Path) -> None:
    doors = {"web": "", "sms": "because"}
    bad = Capability(name="open", title="", risk="E", doors=doors)
    found = findings("manifest_complete", house(tmp_path, purpose="", capabilities=(bad, bad)))
    for words in (
        "a purpose that is a sentence",
        "the same name",
        "risk 'E'",
        "say of each door",
        "is a sentence",
    ):
        assert words in found
    (tmp_path / "src/halles/stalls/loans/README.md").unlink()
    good = Capability(name="loans.open", title="Lend", risk="B", doors={**OPEN, "sms": "It comes later."})
    made = house(tmp_path, capabilities=(good,))
    assert findings("manifest_complete", made) == ""
    (tmp_path / "src/halles/stalls/loans/README.md").unlink()
    assert "no README.md" in findings("manifest_complete", made)


def test_door_proved(tmp_path: Path) -> None:
    lend = Capability(name="loans.open", title="Lend", risk="B", doors={**OPEN, "sms": "It comes later."})
    made = house(tmp_path, capabilities=(lend,))
    found = findings("door_proved", made)
    assert "loans.open is open by paper: no test drives it" in found
    assert "by sms" not in found
    test = tmp_path / "src/halles/stalls/loans/tests/test_doors.py"
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text(
        "@pytest.mark.door('loans.open', 'web', 'paper', 'helper', 'sms')\ndef test_lend() -> None: ...\n"
    )
    assert findings("door_proved", house(tmp_path, capabilities=(lend,))) == (
        f"{made.place(test)}: test_lend proves loans.open by sms, which is no open door"
    )


def test_event_form(tmp_path: Path) -> None:
    made = house(tmp_path)
    made.events = {NAME: [LoanOpen]}
    found = findings("event_form", made)
    assert "past tense" in found
    assert "frozen" in found
    assert "its kind is not" in found
    made.events = {NAME: [LoanOpened]}
    assert findings("event_form", made) == ""


def test_event_not_personal(tmp_path: Path) -> None:
    made = house(tmp_path)
    made.events = {NAME: [LoanOpen]}
    found = findings("event_not_personal", made)
    assert "its type is none of PublicId" in found
    assert "sounds personal" in found
    made.events = {NAME: [LoanOpened]}
    assert findings("event_not_personal", made) == ""


def test_event_documented(tmp_path: Path) -> None:
    made = house(tmp_path, publishes=(LoanOpened,))
    assert "is not in docs/events.md" in findings("event_documented", made)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/events.md").write_text("### `loans.loan-opened`")
    assert findings("event_documented", made) == ""


def test_event_known(tmp_path: Path) -> None:
    made = house(tmp_path, listens=(LoanOpened,))
    made.events = {NAME: [LoanOpened]}
    found = findings("event_known", made)
    assert "not in `publishes`" in found
    assert "which nobody publishes" in found
    assert "but no reaction does" in found
    (tmp_path / "src/halles/stalls/loans/reactions.py").write_text(
        "@react(LoanOpened)\ndef tell(entry): ...\n"
    )
    made = house(tmp_path, publishes=(LoanOpened,), listens=(LoanOpened,))
    made.events = {NAME: [LoanOpened]}
    assert findings("event_known", made) == ""


def test_twice_is_once(tmp_path: Path) -> None:
    made = house(tmp_path)
    folder = made.packages[0].folder
    (folder / "reactions.py").write_text("@react(LoanOpened)\ndef tell(entry): ...\n")
    assert "tell (LoanOpened) has no test" in findings("twice_is_once", made)
    (folder / "tests").mkdir()
    (folder / "tests/test_reactions.py").write_text(
        "def test_heard_twice_told_once():\n    tell(1)\n    tell(1)\n"
    )
    assert findings("twice_is_once", made) == ""


def test_page_covered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = SimpleNamespace(app_name="loans", urlpatterns=[SimpleNamespace(name="list", pattern="")])
    pages = SimpleNamespace(PAGES=[], ACTIONS={"loans:gone": "test_views.py::test_gone"})
    modules = {"urls": urls, "tests.pages": pages}
    monkeypatch.setattr(Package, "module", lambda self, role: modules.get(role))
    found = findings("page_covered", house(tmp_path))
    assert "loans:list is neither in PAGES nor in ACTIONS" in found
    assert "loans:gone is in tests/pages.py but not in urls.py" in found
    assert "there is no test test_views.py::test_gone" in found
    modules["tests.pages"] = SimpleNamespace(PAGES=[SimpleNamespace(url_name="loans:list")])
    assert findings("page_covered", house(tmp_path)) == ""
    assert list(page_covered.named(urls)) == ["loans:list"]


def test_import_has_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = Importer("osm", "Map", "Get it there.", (".osm",), look=print, is_done=bool)
    bad = Importer(
        "osm", "", "there", ("osm",), look=print, is_done=bool, options=(Option("x", "", "y", from_town="z"),)
    )
    modules = {"cli": SimpleNamespace(imports={}), "exchange": SimpleNamespace(IMPORTERS=(good, bad))}
    monkeypatch.setattr(Package, "module", lambda self, role: modules.get(role))
    found = findings("import_has_form", house(tmp_path))
    for words in ("IMPORTERS", "give it a title", "names end", "option x", "no field z", "has this name"):
        assert words in found
    modules |= {"cli": SimpleNamespace(), "exchange": SimpleNamespace(IMPORTERS=(good,))}
    assert findings("import_has_form", house(tmp_path)) == ""


def test_personal_declared(tmp_path: Path) -> None:
    from halles.people.models import Person

    made = house(tmp_path)
    made.models = [Person]
    found = findings("personal_declared", made)
    for field in ("name", "email", "phone"):
        assert f"people.Person.{field}: personal" in found
    assert "created_at" not in found
    fields = tuple(field.name for field in Person._meta.concrete_fields)
    entry = PersonalField(model="people.Person", fields=fields, purpose="Know.", retention="A year.")
    made = house(tmp_path, personal=(entry,))
    made.models = [Person]
    assert findings("personal_declared", made) == ""
    entry = PersonalField(model="people.Person", fields=("nickname",), purpose="know", retention="")
    made = house(tmp_path, personal=(entry,))
    made.models = [Person]
    assert "there is no field nickname" in findings("personal_declared", made)
    assert "are sentences" in findings("personal_declared", made)


def test_personal_text(tmp_path: Path) -> None:
    from halles.people.models import User

    made = house(tmp_path)
    made.models = [User]
    assert "people.User.username: declare it" in findings("personal_text", made)
    assert "password" not in findings("personal_text", made)
    entry = PersonalField("people.User", ("username",), "Know.", "A year.", person="person")
    made = house(tmp_path, personal=(entry,))
    made.models = [User]
    assert findings("personal_text", made) == ""
    entry = PersonalField("people.User", ("username", "password"), "Know.", "A year.", person="person")
    made = house(tmp_path, personal=(entry,))
    made.models = [User]
    assert "password: nothing needs this reason" in findings("personal_text", made)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "say which one"),
        ({"person": "id", "nobodys": True}, "say which one"),
        ({"person": "best_friend"}, "best_friend leads nowhere"),
        ({"person": "id", "at_erasure": "forget"}, "none of delete, blank, keep"),
        ({"person": "id", "secret": ("phone",)}, "is among its fields"),
        ({"person": "id", "since": "created_at"}, "how many days"),
        ({"person": "id", "since": "one_day", "retention_days": 3}, "no date one_day"),
        ({"person": "id", "since": "created_at", "retention_days": 3}, "deleted or blanked"),
        ({"person": "id", "fields": ("nickname",)}, "nickname has no label"),
        ({"model": "people.AccessCard", "fields": ("person",), "at_erasure": "blank"}, "cannot be blank"),
    ],
)
def test_personal_way(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    good = {"model": "people.Person", "fields": ("name",), "purpose": "Know.", "retention": "A year."}
    assert findings("personal_way", house(tmp_path, personal=(PersonalField(**good, person="id"),))) == ""
    bad = PersonalField(**{**good, **changes})
    assert words in findings("personal_way", house(tmp_path, personal=(bad,)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "nobody answers"),
        ({"capability": "loans.none"}, "no capability is called 'loans.none'"),
        ({"capability": "loans.shut"}, "is not open"),
        ({"risk": "D"}, "is not asked by text message"),
        ({"risk": "C"}, "bound to a code"),
    ],
)
def test_intent_answered(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    shut = Capability(name="loans.shut", title="Lend", risk="B", doors={**OPEN, "sms": "It comes later."})
    open_one = Capability(name="loans.open", title="Lend", risk="B", doors=OPEN)
    intent = Intent(
        **{"name": "loans.lend", "capability": "loans.open", "risk": "B", "phrases": ()} | changes
    )
    made = house(tmp_path, capabilities=(open_one, shut), intents=(intent,))
    assert words in findings("intent_answered", made)
    assert findings("intent_answered", house(tmp_path)) == ""


def test_docs_current(tmp_path: Path) -> None:
    assert "run `make docs`" in findings("docs_current", house(tmp_path))


def test_every_rule_says_itself_and_goes_red_here() -> None:
    names = {rule.__name__.rpartition(".")[2] for rule in all_rules()}
    tried = set(EXAMPLES) | {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert names <= tried
    assert all(sentence(rule).endswith((".", ":")) or "(" in sentence(rule) for rule in all_rules())


def test_the_runner_counts_findings_and_survives_a_broken_rule(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(house: House) -> list[str]:
        raise ValueError("oh")

    green = SimpleNamespace(__name__="rules.green", __doc__="Green.", check=lambda house: [])
    red = SimpleNamespace(__name__="rules.red", __doc__="Red.", check=broken)
    assert run([green, red], House()) == 1
    said = capsys.readouterr().out
    assert "✓ green: Green." in said
    assert "✗ red: Red.\n    the rule could not run: ValueError: oh" in said
    assert main(["no-such-rule"]) == 0
