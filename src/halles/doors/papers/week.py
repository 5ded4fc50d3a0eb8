"""The sheet of a week: one A4 page for shop windows and mail boxes, always; two in large type.

What does not fit is left out from the end of each part, the least important part first, and counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.pdf import Document
from halles.kit.today import WeekPart
from halles.town.models import Town

MOST_LETTERS = 170
"""Of a line: a long one would push out several short ones."""
CUTS = (60, 45, 34, 26, 20, 15, 11, 8, 6, 4, 3, 2, 1, 0)
"""How many lines a part may have, tried one after the other until the sheet fits."""
FIRST = 25
"""Parts up to this order keep twice as many."""
QR_MILLIMETRES = 26


@dataclass(frozen=True)
class Week:
    """What the sheet says of a week."""

    town: Town
    monday: date
    parts: Sequence[WeekPart]
    number: str
    """For text messages; "" for none."""
    address: str
    """Of the same week on the web."""


def week_sheet(week: Week, *, large_type: bool) -> bytes:
    """Return the sheet on one page, in large type on two at most."""
    most = 2 if large_type else 1
    pdf, pages = b"", most + 1
    for parts in _shorter(week.parts):
        pdf, pages = _sheet(week, parts, large_type=large_type)
        if pages <= most:
            break
    return pdf


def _shorter(parts: Sequence[WeekPart]) -> Iterator[list[WeekPart]]:
    """Yield the parts whole, then with fewer and fewer lines."""
    yield list(parts)
    longest = max((len(part.lines) for part in parts), default=0)
    for cut in CUTS:
        if cut < longest:
            yield [_cut(part, 2 * cut if part.order <= FIRST else cut) for part in parts]


def _cut(part: WeekPart, most: int) -> WeekPart:
    left = len(part.lines) - most
    if left <= 0:
        return part
    more = ngettext("… and %(n)s other", "… and %(n)s others", left) % {"n": left}
    return replace(part, lines=(*part.lines[:most], more))


def _sheet(week: Week, parts: Sequence[WeekPart], *, large_type: bool) -> tuple[bytes, int]:
    """Return the sheet with these parts, and how many pages it takes."""
    language = get_language() or "fr"
    title = gettext("The week in %(town)s") % {"town": week.town.name}
    sheet = Document(title, language, large_type=large_type)
    sheet.heading(french.typeset(title, language=language))
    sheet.paragraph(dates_words(week.monday))
    if not parts:
        sheet.paragraph(gettext("Nothing out of the ordinary is announced for this week."))
    if large_type:
        _write(sheet, parts)
    else:
        with sheet.columns():
            _write(sheet, parts)
    sheet.heading(gettext("Getting help"))
    sheet.lines(help_lines(week.town, week.number))
    where = gettext("This sheet, up to date: %(address)s") % {"address": week.address}
    sheet.qr(week.address, where, millimetres=QR_MILLIMETRES)
    pdf = sheet.bytes()
    return pdf, sheet.pages


def _write(sheet: Document, parts: Sequence[WeekPart]) -> None:
    for part in parts:
        sheet.heading(part.title)
        for line in part.lines:
            text = line if len(line) <= MOST_LETTERS else line[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"
            sheet.paragraph(text)


def dates_words(monday: date) -> str:
    """Return "du lundi 30 novembre au dimanche 6 décembre"."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    first, last = (
        french.date_words(day, today=monday, language=language)
        for day in (monday, monday + timedelta(days=6))
    )
    return gettext("From %(first)s to %(last)s") % {"first": first, "last": last}


def help_lines(town: Town, number: str) -> list[str]:
    """Return how one gets help: by text message, by telephone, at a counter."""
    language = get_language() or "fr"
    lines = []
    if number:
        words = {"number": french.phone_words(number)}
        lines.append(gettext("By text message: write “aide” to %(number)s") % words)
    if town.help_phone:
        who, hours = town.help_name or gettext("the town hall"), town.help_hours
        told = {"name": who, "phone": french.phone_words(town.help_phone)}
        lines.append(gettext("By telephone: %(name)s, %(phone)s") % told + (f" ({hours})" if hours else ""))
    lines.append(gettext("At the town hall’s counter: somebody does it with you."))
    lines.append(gettext("Danger, illness, fire: 112"))
    return [french.typeset(line, language=language) for line in lines]
