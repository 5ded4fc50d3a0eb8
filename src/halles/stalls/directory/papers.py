"""The directory on paper: a sheet for the window or the counter, and the letter with the claim code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.pdf import BOX, Document
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.facets import LANGUAGES, PAYMENT, WHEELCHAIR, keys_of
from halles.stalls.directory.queries import NewsView, SheetView
from halles.town.engine.hours import explain_text
from halles.town.models import Town


def sheet_paper(
    view: SheetView, *, town: Town, address: str, news: Sequence[NewsView], language: str
) -> bytes:
    """Return a shop's sheet as one A4 page with the QR code of its page; in large type where it fits."""
    name = french.typeset(view.name, language=language)
    paper = Document(name, language, large_type=True)
    _write_sheet(paper, view, town=town, address=address, news=news)
    large = paper.bytes()
    if paper.pages == 1:
        return large
    paper = Document(name, language)
    with paper.one_page():
        _write_sheet(paper, view, town=town, address=address, news=news)
    return paper.bytes()


def facts(view: SheetView) -> list[tuple[str, str]]:
    """Return what else a sheet says, each under its title: where one comes to, paying, languages, access."""
    found = (
        (gettext("Comes to"), view.area),
        (gettext("Paying"), _listed(view.payment, PAYMENT)),
        (gettext("Languages"), _spoken(view.languages)),
        (gettext("By wheelchair"), gettext(WHEELCHAIR[view.wheelchair]) if view.wheelchair else ""),
        (gettext("Getting in"), view.access),
    )
    return [(title, text) for title, text in found if text]


def _listed(text: str, vocabulary: Mapping[str, str]) -> str:
    """Return "Espèces, carte bancaire"."""
    words = [gettext(vocabulary[key]) for key in keys_of(text, vocabulary)]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def _spoken(text: str) -> str:
    """Return "On parle breton, anglais"."""
    named = [gettext(LANGUAGES[key]) for key in keys_of(text, LANGUAGES)]
    if not (get_language() or "fr").startswith("en"):
        named = [each if each.isupper() else each[:1].lower() + each[1:] for each in named]
    return gettext("%(languages)s spoken here") % {"languages": ", ".join(named)} if named else ""


def _write_sheet(
    paper: Document, view: SheetView, *, town: Town, address: str, news: Sequence[NewsView]
) -> None:
    name, language = paper.title, paper.language
    paper.heading(name)
    category = CATEGORIES.get(view.category)
    if category:
        paper.paragraph(gettext(category.label))
    street = " ".join(part for part in (view.number, view.street) if part)
    place = " ".join(part for part in (view.postcode, town.name) if part)
    reach = (street, place, french.phone_words(view.phone), view.website, view.email)
    paper.lines([line for line in reach if line])
    if view.description:
        paper.paragraph(french.typeset(_short(view.description, 600), language=language))
    if view.sells:
        words = {"what": french.typeset(_short(view.sells, 400), language=language)}
        paper.paragraph(gettext("What one finds here: %(what)s") % words)
    paper.heading(gettext("Opening hours"))
    if view.hours:
        paper.lines(explain_text(view.hours, language))
        paper.paragraph(hours_source(view, language=language))
    else:
        paper.paragraph(hours_unknown(view))
    more = facts(view)
    if more:
        colon = f"{french.NBSP}: " if language == "fr" else ": "
        paper.lines([title + colon + french.typeset(text, language=language) for title, text in more])
    if news:
        paper.heading(gettext("What is new here"))
        paper.paragraph(french.typeset(_short(news[0].text, 300), language=language))
    paper.qr(address, gettext("This page, always up to date: %(address)s") % {"address": address})
    paper.footer(_footer(view, town, language))


@dataclass(frozen=True)
class Letter:
    """What the town hall gives to a shop: where it goes, the page that it opens, and with which code."""

    name: str
    place: str
    """Number and street."""
    address: str
    """The page where the code is typed."""
    code: str
    near: str = ""
    """The nearest street, for who walks the round, where nobody wrote an address."""


def claim_letter(letter: Letter, *, town: Town, language: str) -> bytes:
    """Return the letter that the town hall gives to a shop, with the code that opens its sheet."""
    paper = Document(_letter_title(town), language, large_type=True)
    with paper.one_page():
        _write_letter(paper, letter, town)
    return paper.bytes()


def claim_letters(letters: Sequence[Letter], *, town: Town, metres: int, language: str) -> bytes:
    """Return a round: the sheet to walk with, then one page for each letter, in the order given."""
    paper = Document(_letter_title(town), language)
    paper.heading(gettext("Round of %(day)s") % {"day": _day(timezone.now(), language)})
    count = ngettext("%(count)d letter", "%(count)d letters", len(letters)) % {"count": len(letters)}
    way = gettext("about %(metres)s m as the crow flies") % {
        "metres": french.number_words(metres, language=language)
    }
    paper.paragraph(f"{town.name} – {count}, {way}")
    paper.paragraph(
        gettext("Each code is good for 90 days. A letter printed earlier for these shops no longer works.")
    )
    rows = [
        [str(at), french.typeset(letter.name, language=language), _where(letter), BOX]
        for at, letter in enumerate(letters, 1)
    ]
    header = [gettext("No."), gettext("Shop"), gettext("Address"), gettext("Given")]
    paper.table(rows, header, widths=(8, 40, 38, 14))
    paper.large_type = True
    for at, letter in enumerate(letters, 1):
        with paper.one_page():
            _write_letter(paper, letter, town, rank=at)
    paper.footer(town.name, numbered=False)
    return paper.bytes()


def _where(letter: Letter) -> str:
    return letter.place or (gettext("probably %(street)s") % {"street": letter.near} if letter.near else "")


def _letter_title(town: Town) -> str:
    return gettext("Your sheet in the directory of %(town)s") % {"town": town.name}


def _write_letter(paper: Document, letter: Letter, town: Town, *, rank: int = 0) -> None:
    """Write one letter; `rank` is its number on the round sheet."""
    paper.heading(gettext("This sheet is yours: take it over"))
    name = french.typeset(letter.name, language=paper.language)
    lines = [name, letter.place, gettext("No. %(rank)d of the round") % {"rank": rank} if rank else ""]
    paper.lines([line for line in lines if line])
    why = gettext("The directory of %(town)s already shows you. With this code, you write on your sheet.")
    paper.paragraph(why % {"town": town.name})
    paper.paragraph(gettext("Hours, telephone, photos, news: what you write belongs to you."))
    paper.code(letter.code, gettext("Your code, for 90 days:"))
    where = gettext("Open this page, sign in, and type the code: %(address)s")
    paper.qr(letter.address, where % {"address": letter.address})
    if town.help_phone:
        words = {"name": town.help_name, "phone": french.phone_words(town.help_phone)}
        paper.paragraph(gettext("No time, or no computer? %(name)s does it with you: %(phone)s.") % words)
    else:
        paper.paragraph(gettext("No time, or no computer? At the town hall, somebody does it with you."))


def hours_unknown(view: SheetView) -> str:
    """Return what to say when nobody gave the hours; one can only call a shop that has a telephone."""
    if view.phone:
        return gettext("Hours to be confirmed. Call before you come.")
    return gettext("Hours to be confirmed.")


def hours_source(view: SheetView, *, language: str) -> str:
    """Return who gave the hours, and when."""
    if "hours" in view.borrowed:
        day = _day(view.imported_at, language)
        return gettext("Hours found in OpenStreetMap on %(day)s, to be confirmed.") % {"day": day}
    if view.confirmed_at:
        return gettext("Hours given by the shop, confirmed on %(day)s.") % {
            "day": _day(view.confirmed_at, language)
        }
    return gettext("Hours given by the shop.")


def _day(moment: object, language: str) -> str:
    local = timezone.localtime(moment)  # type: ignore[arg-type]
    return french.date_words(local.date(), today=timezone.localdate(), language=language)


def _footer(view: SheetView, town: Town, language: str) -> str:
    printed = gettext("%(town)s, printed on %(day)s") % {
        "town": town.name,
        "day": _day(timezone.now(), language),
    }
    credit = gettext("© OpenStreetMap contributors (ODbL)") if view.borrowed else ""
    return " · ".join(part for part in (printed, credit) if part)


def _short(text: str, most: int) -> str:
    """Return the beginning of a text that must fit on the page, cut between words."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
