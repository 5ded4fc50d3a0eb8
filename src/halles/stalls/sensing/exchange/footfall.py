"""People passing by in words, and as a CSV file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from django.utils.translation import gettext

from halles.kit import french
from halles.kit.tables.writing import csv_lines
from halles.kit.text import mark
from halles.stalls.sensing.engine.footfall import NIGHT, PARTS, Area, Figure, Period
from halles.stalls.sensing.exchange.words import language

PART_WORDS: Final = {
    "morning": mark("Morning"),
    "afternoon": mark("Afternoon"),
    "evening": mark("Evening"),
    NIGHT: mark("Night"),
}
HOURS: Final = {name: (begin, end) for name, begin, end in PARTS} | {NIGHT: (21, 7)}
DAYTIME: Final = (7, 21)
COLUMNS: Final = ("semaine", "jour", "partie", "de", "a", "groupe_de_rues", "capteur", "passages")
FRENCH_PARTS: Final = {"morning": "matin", "afternoon": "après-midi", "evening": "soirée", NIGHT: "nuit"}
"""The file is French in every language, like the national ones."""


@dataclass(frozen=True)
class Row:
    """One figure in words."""

    when: str
    where: str
    count: int


def rows(figures: Iterable[Figure], titles: Mapping[str, str]) -> list[Row]:
    """Return figures in words, in the language of the page."""
    return [Row(when_words(one.period), where_words(one.area, titles), one.count) for one in figures]


def when_words(period: Period) -> str:
    """Return "Morning (7:00 am to 12:00 pm)", "8:00 am to 9:00 am", "The whole week"."""
    if period.part is None:
        return gettext("Whole day, 7 am to 9 pm") if period.day else gettext("The whole week")
    if period.hour is not None:
        hours = _between(period.hour, (period.hour + 1) % 24)
        return f"{_day_words(period)}{hours}" if period.part == NIGHT else hours
    words = gettext(PART_WORDS[period.part])
    if period.part == NIGHT and period.day is None:
        return gettext("All the nights of the week")
    return f"{_day_words(period)}{words} ({_between(*HOURS[period.part])})"


def where_words(area: Area, titles: Mapping[str, str]) -> str:
    """Return where a figure was counted: a sensor, a group of streets, or the town."""
    if area.sensor:
        return titles.get(area.sensor, "") or area.group or gettext("Other streets")
    if area.group is None:
        return gettext("All the sensors of the town")
    return area.group or gettext("Other streets")


def csv_text(figures: Iterable[Figure], titles: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the file of a week; what a figure is not narrowed to is empty."""
    return csv_lines(COLUMNS, (_csv_row(one, titles) for one in figures))


def _csv_row(one: Figure, titles: Mapping[str, str]) -> dict[str, str | int]:
    begin, end = _hours(one.period)
    return {
        "semaine": one.period.week.isoformat(),
        "jour": one.period.day.isoformat() if one.period.day else "",
        "partie": FRENCH_PARTS.get(one.period.part or "", ""),
        "de": begin,
        "a": end,
        "groupe_de_rues": one.area.group or "",
        "capteur": titles.get(one.area.sensor or "", ""),
        "passages": one.count,
    }


def _hours(period: Period) -> tuple[str, str]:
    """Return from when to when, on the clock; empty for a whole week."""
    if period.hour is not None:
        begin, end = period.hour, period.hour + 1
    elif period.part is not None:
        begin, end = HOURS[period.part]
    elif period.day is not None:
        begin, end = DAYTIME
    else:
        return "", ""
    return f"{begin:02}:00", f"{end:02}:00"


def _between(begin: int, end: int) -> str:
    """Return "7 h–12 h"."""
    words = [french.time_words(time(hour), language=language()) for hour in (begin, end)]
    return "–".join(words)


def _day_words(period: Period) -> str:
    """Return the day before a part of the night: nights of a week are shown together."""
    if period.part != NIGHT or period.day is None:
        return ""
    return f"{_date(period.day)}, "


def _date(day: date) -> str:
    return french.date_words(day, today=day, language=language())
