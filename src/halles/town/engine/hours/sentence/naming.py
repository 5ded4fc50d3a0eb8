"""Find the days and hours that a sentence names, in order: "jeudi matin", "du 3 au 12 août", "à 17 h"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from halles.town.engine.hours.french.times import DAY, Span, read_times
from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.calendar import Named, with_month


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days named together: one day, or from one to another; `how`: day, range, until, since."""

    first: Named
    last: Named | None = None
    how: str = "day"
    included: bool | None = None
    """Whether the last day belongs to it, where that is said."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours named: spans, or one time with how it is meant (at, until, since)."""

    spans: tuple[Span, ...] = ()
    at: int = -1
    how: str = ""


Element = Stretch | Hours | Token
_ARTICLES = ("the", "weekly")
_UNITS = ("unknown", "offer", "time", "us", "content")


def elements(tokens: Sequence[Token]) -> list[Element]:
    """Return the days and hours of a sentence among its other words."""
    found: list[Element] = []
    at = 0
    while at < len(tokens):
        element, at = _stretch(tokens, at) or _hours(tokens, at) or (tokens[at], at + 1)
        found.append(element)
    return _months_shared(_until_joined(found))


def _stretch(tokens: Sequence[Token], at: int) -> tuple[Element, int] | None:
    how, start = "day", at
    if tokens[at].kind in ("until", "since"):
        how, start = tokens[at].kind, at + 1
    elif tokens[at].kind in ("from", "between"):
        start = at + 1
    first = _named(tokens, start, has_article=start > at)
    if first is None:
        return None
    named, end = first
    link = _range_link(tokens, end, is_opened=start > at)
    last = _named(tokens, link, has_article=True) if link else None
    if last is not None:
        opener = tokens[at].kind
        named, closing = _of_range(named, last[0], is_habit=tokens[at].text.lower() == "du")
        if opener != "until":
            return Stretch(with_month(named, closing), closing, "range"), last[1]
    if how == "day" and tokens[at].text.lower() == "du" and named.is_weekday_only:
        named = replace(named, weekly=False)
    included, end = _included(tokens, end) if how == "until" else (None, end)
    return Stretch(named, None, how, included), end


def _of_range(first: Named, last: Named, *, is_habit: bool) -> tuple[Named, Named]:
    """Return both ends; "du lundi au mercredi" may be a habit, "de lundi à mercredi" is none."""
    habit = is_habit and first.is_weekday_only and last.is_weekday_only and not last.is_next
    return replace(first, weekly=habit), replace(last, weekly=habit)


def _range_link(tokens: Sequence[Token], at: int, *, is_opened: bool) -> int | None:
    """Return the place after "au", "à", "jusqu'à", "-" (or "et" after "entre") between two days."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind in ("to", "until") or token.text in ("-", "–", "—", "→", ">"):
        return at + 1
    is_between = is_opened and token.kind == "and" and _opener(tokens, at) == "between"
    return at + 1 if is_between else None


def _opener(tokens: Sequence[Token], at: int) -> str:
    return next(
        (t.kind for t in reversed(tokens[:at]) if t.kind in ("between", "from", "since", "until")), ""
    )


def _included(tokens: Sequence[Token], at: int) -> tuple[bool | None, int]:
    ahead = at
    while ahead < len(tokens) and (tokens[ahead].kind == "known" or tokens[ahead].text in "(),"):
        ahead += 1
    if ahead < len(tokens) and tokens[ahead].kind in ("included", "excluded"):
        return tokens[ahead].kind == "included", ahead + 1
    return None, at


def _named(tokens: Sequence[Token], at: int, *, has_article: bool) -> tuple[Named, int] | None:
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
    plural = token.text.lower().endswith("s")
    named = Named(weekday=int(str(token.value)), weekly="le" in articles)
    named = replace(
        named, always=plural or (bool({"les", "chaque", "tous"} & set(articles)) and "le" not in articles)
    )
    at += 1
    while at < len(tokens) and tokens[at].kind in ("next", "eight"):
        named = (
            replace(named, is_next=True, weekly=False)
            if tokens[at].kind == "next"
            else replace(named, in_eight=True)
        )
        at += 1
    if at < len(tokens) and tokens[at].kind == "date" and isinstance(tokens[at].value, tuple):
        day, month, year = tokens[at].value  # type: ignore[misc]
        return replace(named, day=day, month=month, year=year, weekly=False, always=False), at + 1
    number = _number(tokens, at)
    if number is None:
        return named, at
    day, month, year, at = number
    return replace(named, day=day, month=month, year=year, weekly=False, always=False), at


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
    if tokens[at].kind == "month":
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
        elif tokens[ahead].kind == "and" and not found:
            break
        ahead += 1
    tied = at < len(tokens) and (tokens[at].kind == "and" or tokens[at].text in ",&+")
    return replace(named, parts=(*named.parts, *found), tied=tied), at


def _hours(tokens: Sequence[Token], at: int) -> tuple[Element, int] | None:
    token = tokens[at]
    how, start = "", at
    if token.kind in ("until", "since", "to", "from", "between") and at + 1 < len(tokens):
        how, start = token.kind, at + 1
    if (
        start + 1 < len(tokens)
        and tokens[start].kind == "part"
        and tokens[start].value == "noon"
        and how in ("until", "since", "from")
    ):
        return Hours(at=12 * 60, how="until" if how == "until" else "since"), start + 1
    if start >= len(tokens) or tokens[start].kind not in ("time", "num"):
        return None
    found = read_times(tokens, start) if how != "between" else read_times(tokens, at)
    if found is None:
        return None
    if found[0] == "spans" and isinstance(found[1], tuple):
        return Hours(spans=found[1]), found[2]
    if tokens[start].kind == "time" and found[2] == start + 1 and tokens[start].value != DAY:
        return Hours(
            at=int(str(tokens[start].value)), how={"to": "at", "from": "since"}.get(how, how)
        ), start + 1
    return Hours(how="unsure"), found[2]


def _until_joined(found: list[Element]) -> list[Element]:
    """Join "à partir de lundi" and "jusqu'au 15": one stretch from one to the other."""
    joined: list[Element] = []
    for element in found:
        before = joined[-1] if joined else None
        is_end = isinstance(element, Stretch) and element.how == "until"
        if is_end and isinstance(before, Stretch) and before.how in ("day", "since"):
            assert isinstance(element, Stretch)
            joined[-1] = Stretch(before.first, element.first, "until", element.included)
        else:
            joined.append(element)
    return joined


def _months_shared(found: list[Element]) -> list[Element]:
    """Give the month of "les 3, 4 et 5 août" to each of its days."""
    shared: list[Element] = []
    after: Named | None = None
    for element in reversed(found):
        if isinstance(element, Stretch):
            first = element.first
            if first.day and not first.month and after is not None:
                element = replace(element, first=with_month(first, after))
            after = element.first if element.first.month else after
        elif element.kind not in ("and", "mark", "the") if isinstance(element, Token) else True:
            after = None
        shared.append(element)
    return shared[::-1]
