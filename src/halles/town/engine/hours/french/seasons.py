"""Read parts of the year: months, dates, school holidays, and seasons that nobody can date."""

from collections.abc import Sequence
from itertools import pairwise

from halles.town.engine.hours.french.words import Token

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
VAGUE = ("summer", "winter", "high", "low")
"""Seasons whose dates must be asked."""


def read_season(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Return a part of the year as the standard writes it ("Apr-Sep", "SH") or a vague name, and its end."""
    at = place
    while at < len(tokens) and tokens[at].kind in ("from", "the", "between"):
        at += 1
    if at < len(tokens) and tokens[at].kind in ("sh", "term"):
        return ("SH" if tokens[at].kind == "sh" else "term"), at + 1
    if at < len(tokens) and tokens[at].kind == "season":
        return str(tokens[at].value), at + 1
    first = _date(tokens, at)
    if first is None:
        return None
    (start, at) = first
    parts = [start]
    is_between = place < len(tokens) and tokens[place].kind == "between"
    link = "-" if is_between else ""
    while (following := _after(tokens, at)) is not None:
        link = link or following[0]
        parts.append(following[1])
        at = following[2]
    return (_written(parts, link), at) if link != "mixed" else None


def _date(tokens: Sequence[Token], at: int) -> tuple[tuple[int, int], int] | None:
    """Return (month, day) — day 0 when only the month is told — and the place after."""
    day = 0
    if at + 1 < len(tokens) and tokens[at].kind in ("num", "ord") and tokens[at + 1].kind == "month":
        day = int(str(tokens[at].value))
        at += 1
    if at >= len(tokens) or tokens[at].kind != "month":
        return None
    month = int(str(tokens[at].value))
    return ((month, day), at + 1) if day <= LENGTHS[month - 1] else None


def _after(tokens: Sequence[Token], at: int) -> tuple[str, tuple[int, int], int] | None:
    """Return the link to another month, that month and the place after."""
    if at >= len(tokens):
        return None
    link = {"to": "-", "until": "-", "and": ","}.get(tokens[at].kind) or {"-": "-", ",": ",", "/": "-"}.get(
        tokens[at].text
    )
    ahead = at + 1
    while ahead < len(tokens) and tokens[ahead].kind in ("the", "from"):
        ahead += 1
    date = _date(tokens, ahead) if link else None
    return (link or "", date[0], date[1]) if date else None


def _written(parts: list[tuple[int, int]], link: str) -> str:
    if link == "-" and len(parts) == 2:
        (first, start), (last, end) = parts
        if start in (0, 1) and end in (0, LENGTHS[last - 1], 28 if last == 2 else 0):
            return f"{NAMES[first - 1]}-{NAMES[last - 1]}"
        return f"{NAMES[first - 1]} {start or 1:02}-{NAMES[last - 1]} {end or LENGTHS[last - 1]:02}"
    months = [month for month, _ in parts]
    if len(parts) > 1 and not any(day for _, day in parts) and all(b == a + 1 for a, b in pairwise(months)):
        return f"{NAMES[months[0] - 1]}-{NAMES[months[-1] - 1]}"
    return ",".join(NAMES[month - 1] + (f" {day:02}" if day else "") for month, day in parts)
