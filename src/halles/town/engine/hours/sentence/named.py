"""Read the name of one day: "jeudi prochain", "le lundi 3 août au soir", "le 24/12", "demain matin"."""

from collections.abc import Sequence
from dataclasses import replace

from halles.town.engine.hours.french.times import read_times
from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.calendar import Named

_ARTICLES = ("the", "weekly")
_UNITS = ("unknown", "offer", "time", "us", "content")
"""What makes a bare number a count, not a day: "le 12 rue des Halles"."""


def read_named(tokens: Sequence[Token], at: int, *, has_article: bool) -> tuple[Named, int] | None:
    """Return the day named at a place and the place after it; a bare number is a day after an article."""
    start = at
    while at < len(tokens) and tokens[at].kind in _ARTICLES:
        at += 1
    if at >= len(tokens):
        return None
    words = [t.text.lower() for t in tokens[start:at]]
    found = (
        _fixed(tokens, at) or _weekday(tokens, at, words) or _numbered(tokens, at, bool(words) or has_article)
    )
    if found is None:
        return None
    named, at = found
    if any(t.kind == "weekly" for t in tokens[start:at]):
        named = replace(named, always=True)
    return _parts(tokens, named, at)


def _fixed(tokens: Sequence[Token], at: int) -> tuple[Named, int] | None:
    token = tokens[at]
    if token.kind == "offset":
        return Named(offset=int(str(token.value))), at + 1
    if token.kind == "today":
        return Named(offset=0, parts=(str(token.value),)), at + 1
    if token.kind == "holiday":
        year, end = _year(tokens, at + 1)
        return Named(holiday=str(token.value), year=year), end
    if token.kind == "stretch":
        return Named(stretch=str(token.value)), at + 1
    if token.kind == "date" and isinstance(token.value, tuple):
        day, month, year = token.value
        return Named(day=day, month=month, year=year), at + 1
    return None


def _weekday(tokens: Sequence[Token], at: int, articles: list[str]) -> tuple[Named, int] | None:
    token = tokens[at]
    if token.kind != "day":
        return None
    is_always = token.text.lower().endswith("s") or "chaque" in articles
    is_weekly = bool({"le", "les"} & set(articles))
    named = Named(weekday=int(str(token.value)), weekly=is_weekly, always=is_always)
    at += 1
    while at < len(tokens) and tokens[at].kind in ("next", "eight"):
        if tokens[at].kind == "next":
            named = replace(named, is_next=True, weekly=False)
        else:
            named = replace(named, in_eight=True)
        at += 1
    number = _slashed(tokens, at) or _number(tokens, at)
    if number is None and (number := _after_part(tokens, at)):
        named = replace(named, parts=(str(tokens[at].value),))
    if number is None:
        return named, at
    day, month, year, end = number
    return replace(named, day=day, month=month, year=year, weekly=False, always=False), end


def _after_part(tokens: Sequence[Token], at: int) -> tuple[int, int, int, int] | None:
    """Return the number of "mardi matin 8 décembre"."""
    number = _number(tokens, at + 1) if at < len(tokens) and tokens[at].kind == "part" else None
    return number if number is not None and number[1] else None


def _slashed(tokens: Sequence[Token], at: int) -> tuple[int, int, int, int] | None:
    value = tokens[at].value if at < len(tokens) and tokens[at].kind == "date" else None
    return (*value, at + 1) if isinstance(value, tuple) else None


def _number(tokens: Sequence[Token], at: int) -> tuple[int, int, int, int] | None:
    """Return day, month (0 if not said), year (0) and the place after, where a number can be a day."""
    if at >= len(tokens) or tokens[at].kind not in ("num", "ord"):
        return None
    day = int(str(tokens[at].value))
    found = read_times(tokens, at)
    if not 1 <= day <= 31 or (found is not None and found[0] == "spans" and found[2] == at + 3):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].kind == "month":
        year, end = _year(tokens, at + 2)
        return day, int(str(tokens[at + 1].value)), year, end
    following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return None if following in _UNITS else (day, 0, 0, at + 1)


def _year(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    if at < len(tokens) and tokens[at].kind == "year":
        return int(str(tokens[at].value)), at + 1
    return 0, at


def _numbered(tokens: Sequence[Token], at: int, has_article: bool) -> tuple[Named, int] | None:
    number = _number(tokens, at)
    if number is not None:
        day, month, year, end = number
        return (Named(day=day, month=month, year=year), end) if month or has_article else None
    if tokens[at].kind == "month" and not (at and tokens[at - 1].kind in ("num", "ord")):
        year, end = _year(tokens, at + 1)
        return Named(month=int(str(tokens[at].value)), year=year), end
    return None


def _parts(tokens: Sequence[Token], named: Named, at: int) -> tuple[Named, int]:
    found: list[str] = []
    ahead = at
    while ahead < len(tokens) and tokens[ahead].kind in ("part", "the", "and", "from", "to"):
        if tokens[ahead].kind == "part":
            found.append(str(tokens[ahead].value))
            at = ahead + 1
        elif (tokens[ahead].kind == "and" and not found) or tokens[ahead].text.lower() in ("à", "a"):
            break
        ahead += 1
    tied = at < len(tokens) and (tokens[at].kind == "and" or tokens[at].text in ",&+")
    return replace(named, parts=(*named.parts, *found), tied=tied), at
