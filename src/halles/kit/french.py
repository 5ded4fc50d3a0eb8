"""Dates, times, numbers, money, telephones and punctuation as people read them, in French and in English."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
"""No-break space: before « : », « % » and « € », inside guillemets, around the « h » of hours."""
THIN = "\u202f"
"""Narrow no-break space: before « ; ! ? » and between thousands."""
MINUS = "\u2212"

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def date_words(day: dt.date, *, today: dt.date, language: str = "fr") -> str:
    """Return "jeudi 14 novembre", with the year when it is not that of `today`."""
    number = "1er" if day.day == 1 and language == "fr" else str(day.day)
    words = f"{_DAYS[language][day.weekday()]} {number}{NBSP}{_MONTHS[language][day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def period_words(first: dt.date, last: dt.date, *, today: dt.date, language: str = "fr") -> str:
    """Return "du 3 au 12 août" or "du 28 juillet au 3 août", with the years where they matter."""
    months, between = _MONTHS[language], ("du", "au") if language == "fr" else ("from", "to")
    days = ["1er" if each.day == 1 and language == "fr" else str(each.day) for each in (first, last)]
    far = first.year != today.year or last.year != today.year
    ends = f"{days[1]}{NBSP}{months[last.month - 1]}{f' {last.year}' if far else ''}"
    starts = days[0]
    if first.year != last.year or first.month != last.month:
        starts += f"{NBSP}{months[first.month - 1]}{f' {first.year}' if first.year != last.year else ''}"
    return f"{between[0]} {starts} {between[1]} {ends}"


def month_words(day: dt.date, *, language: str = "fr") -> str:
    """Return "novembre 2026", the month of a day."""
    return f"{_MONTHS[language][day.month - 1]}{NBSP}{day.year}"


def time_words(moment: dt.time | dt.datetime, *, language: str = "fr") -> str:
    """Return "9 h 30" or "9 h"; in English "9:30 am"."""
    if language == "fr":
        minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
        return f"{moment.hour}{NBSP}h{minutes}"
    half = "am" if moment.hour < 12 else "pm"
    return f"{moment.hour % 12 or 12}:{moment.minute:02}{NBSP}{half}"


def number_words(value: float | Decimal, *, decimals: int | None = None, language: str = "fr") -> str:
    """Return "1 234,5"; without `decimals`, whole numbers have none and others two at most."""
    exact = Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-(2 if decimals is None else decimals)), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "fr":
        text = text.replace(",", THIN).replace(".", ",")
    return f"{MINUS}{text}" if rounded < 0 else text


def euros(cents: int, *, language: str = "fr") -> str:
    """Return "1 234,50 €" from whole cents; in English "€1,234.50"."""
    amount = number_words(Decimal(abs(cents)) / 100, decimals=2, language=language)
    sign = MINUS if cents < 0 else ""
    return f"{sign}{amount}{NBSP}€" if language == "fr" else f"{sign}€{amount}"


_PHONE = re.compile(r"(?:(?:\+|00)33(?:\(0\)|0)?|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)")


def phone_words(number: str) -> str:
    """Return "06 12 34 56 78" on one line from any French number; what is not one is left alone."""
    match = _PHONE.fullmatch(re.sub(r"[\s.\-]", "", number))
    return NBSP.join((f"0{match[1]}", *match.groups()[1:])) if match else number


_SPACE = r"[ \u00a0\u202f]"
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(rf"«{_SPACE}*"), f"«{NBSP}"),
    (re.compile(rf"{_SPACE}*»"), f"{NBSP}»"),
    (re.compile(rf"{_SPACE}+(?=[;!?])|(?<=[\w»])(?=[;!?]+(?:\s|$))"), THIN),
    (re.compile(rf"{_SPACE}+(?=:(?:\s|$))|(?<=[\w»])(?=:(?:\s|$))"), NBSP),
    (re.compile(rf"(?<=\d){_SPACE}+(?=[%€]|h\b)|(?<=\d{_SPACE}h){_SPACE}+(?=\d)"), NBSP),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), THIN),
)
_TOUCHED = re.compile(rf"['«»;!?:]|\.\.\.|\d{_SPACE}")
"""What some rule looks for: most names hold none of it, and lists hold many names."""


def typeset(text: str, *, language: str = "fr") -> str:
    """Return what somebody typed with French spaces and apostrophes; other languages are left alone."""
    if language != "fr" or not _TOUCHED.search(text):
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
