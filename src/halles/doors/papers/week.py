"""The sheet of a week: one A4 page for shop windows and mail boxes, always; two in large type.

What does not fit is left out from the end of each part, the least important part first, and counted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.pdf import Document
from halles.kit.today import WeekPart
from halles.town.models import Town

MOST_LETTERS = 170
"""Of a line: a long one would push out several short ones."""
WEIGHTS = ((25, 4.0), (45, 1.0), (99, 0.5))
"""Up to which order of a part, and how many times as many lines it keeps where room is short."""
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
    longest = max((len(part.lines) for part in week.parts), default=0)
    pdf, pages = _sheet(week, week.parts, large_type=large_type)
    if pages <= most:
        return pdf
    pdf, _ = _sheet(week, [_cut(part, 0) for part in week.parts], large_type=large_type)
    fits, fails = 0, 2 * longest + 1  # lines of a part of weight 1
    while fails - fits > 1:
        tried = (fits + fails) // 2
        made, pages = _sheet(week, [_cut(part, tried) for part in week.parts], large_type=large_type)
        if pages <= most:
            pdf, fits = made, tried
        else:
            fails = tried
    return pdf


def _cut(part: WeekPart, most: int) -> WeekPart:
    """Return a part with its first lines, and how many are left out."""
    weight = next(weight for order, weight in WEIGHTS if part.order <= order)
    kept = math.ceil(weight * most)
    left = len(part.lines) - kept
    if left <= 0:
        return part
    more = ngettext("… and %(n)s other", "… and %(n)s others", left) % {"n": left}
    return replace(part, lines=(*part.lines[:kept], more))


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
    sheet.footer(week.town.name, numbered=large_type)
    pdf = sheet.bytes()
    return pdf, sheet.pages


def _write(sheet: Document, parts: Sequence[WeekPart]) -> None:
    for part in parts:
        sheet.items(part.title, (_short(line) for line in part.lines))


def _short(line: str) -> str:
    return line if len(line) <= MOST_LETTERS else line[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"


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
