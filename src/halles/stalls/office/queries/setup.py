"""What a town still lacks before it opens, step by step."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.french import phone_words
from halles.kit.importer import desk_importers
from halles.kit.manifest import Manifest, closable_manifests
from halles.kit.text import mark
from halles.people.public import person_name, town_role_list
from halles.stalls.office.models import LegalText, SetupStep
from halles.town.models import Town

LEGAL_PAGES = {
    "legal": mark("Legal notice"),
    "personal-data": mark("Personal data"),
    "accessibility": mark("Accessibility"),
}
"""The pages that the law asks for, by URL name, in the order in which they are filled in."""
STEPS = ("mail", "sms", "stalls", "look")
"""What only a human can say is done."""


@dataclass(frozen=True)
class Line:
    """One line of the set-up: what it is, where it is done, whether it is, and in words what is or lacks."""

    title: str
    url_name: str
    is_done: bool
    told: str
    is_needed: bool = False
    """The town does not open without it."""


def setup_lines(*, town: Town) -> list[Line]:
    """Return the lines of a town's set-up, in the order in which one does them."""
    ticked = steps_done(town=town.slug)
    makers: tuple[Callable[[Town, frozenset[str]], Line], ...] = (
        _town,
        _contacts,
        _texts,
        _messages,
        _imports,
        _stalls,
        _team,
        _look,
        _opening,
    )
    return [make(town, ticked) for make in makers]


def steps_done(*, town: str) -> frozenset[str]:
    """Return the steps that somebody ticked."""
    return frozenset(SetupStep.objects.filter(town=town).values_list("step", flat=True))


def legal_text(*, town: str, page: str) -> LegalText | None:
    """Return what a town wrote on one of its legal pages."""
    return (
        LegalText.objects.filter(town=town, page=page, undone_at=None).order_by("-created_at", "-id").first()
    )


def closable() -> list[Manifest]:
    """Return the stalls that a town may leave closed, in the order of their names."""
    return sorted(closable_manifests(), key=lambda manifest: manifest.slug)


def author_of(*, text: LegalText) -> str:
    """Return the name of who wrote a text; empty when she erased herself."""
    return person_name(text.author)


def _lacking(words: list[str]) -> str:
    return _("Still to fill in: %s.") % ", ".join(words) if words else ""


def _town(town: Town, _ticked: frozenset[str]) -> Line:
    lacking = [] if town.insee else [_("the commune’s INSEE code")]
    told = _lacking(lacking) or f"{town.name} ({town.insee})"
    return Line(mark("The town"), "office:setup-town", not lacking, told)


def _contacts(town: Town, _ticked: frozenset[str]) -> Line:
    needed = {
        _("who publishes"): town.publisher,
        _("who hosts"): town.hosting,
        _("the data-protection contact"): town.data_contact,
        _("who helps the residents"): town.help_name,
        _("the help telephone"): town.help_phone,
    }
    lacking = [name for name, value in needed.items() if not value]
    told = _lacking(lacking) or _("%(name)s answers at %(phone)s.") % {
        "name": town.help_name,
        "phone": phone_words(town.help_phone),
    }
    return Line(mark("Who answers"), "office:setup-contacts", not lacking, told, is_needed=True)


def _texts(town: Town, _ticked: frozenset[str]) -> Line:
    rows = LegalText.objects.filter(town=town.slug, undone_at=None)
    written = set(rows.values_list("page", flat=True).distinct())
    lacking = [_(title) for page, title in LEGAL_PAGES.items() if page not in written]
    told = _("Still to read and keep: %s.") % ", ".join(lacking) if lacking else _("The three are kept.")
    return Line(mark("Legal texts"), "office:setup-texts", not lacking, told)


def _messages(_town: Town, ticked: frozenset[str]) -> Line:
    lacking = [
        words
        for step, words in (("mail", _("an e-mail")), ("sms", _("a text message")))
        if step not in ticked
    ]
    told = _("Still to try: %s.") % ", ".join(lacking) if lacking else _("Both were tried.")
    return Line(mark("Messages that leave"), "office:setup-messages", not lacking, told)


def _imports(town: Town, _ticked: frozenset[str]) -> Line:
    done = [_(one.title) for one in desk_importers().values() if one.is_done(town.slug)]
    told = _("Brought in: %s.") % ", ".join(done) if done else _("Nothing was brought in yet.")
    return Line(mark("Shops and map"), "office:setup-imports", bool(done), told)


def _stalls(town: Town, ticked: frozenset[str]) -> Line:
    known = closable()
    count = len([one for one in known if one.slug not in town.closed_stalls])
    told = ngettext("%(n)d stall open out of %(all)d.", "%(n)d stalls open out of %(all)d.", count)
    done = "stalls" in ticked
    words = told % {"n": count, "all": len(known)}
    return Line(mark("Stalls to open"), "office:setup-stalls", done, words)


def _team(town: Town, _ticked: frozenset[str]) -> Line:
    names = sorted({role.person.name or "?" for role in town_role_list(town=town.slug)})
    told = ", ".join(names) + "." if names else _("Nobody works for this town yet.")
    return Line(mark("Who prepares with you"), "office:setup-team", bool(names), told)


def _look(_town: Town, ticked: frozenset[str]) -> Line:
    done = "look" in ticked
    told = _("Looked at.") if done else _("See what your visitors will see.")
    return Line(mark("A look before opening"), "office:setup-look", done, told)


def _opening(town: Town, _ticked: frozenset[str]) -> Line:
    told = _("The town is open to the public.") if town.is_open else _("Your town is not public yet.")
    return Line(mark("Open to the public"), "office:opening", town.is_open, told, is_needed=True)
