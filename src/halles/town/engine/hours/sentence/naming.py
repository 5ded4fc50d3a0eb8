"""Find the days and hours that a sentence names, in order: "jeudi matin", "du 3 au 12 août", "à 17 h"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from halles.town.engine.hours.french.times import DAY, Span, read_times, tidy
from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.calendar import Named, with_month
from halles.town.engine.hours.sentence.named import read_named


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days named together: one day, or from one to another; `how`: day, range, until, since."""

    first: Named
    last: Named | None = None
    how: str = "day"
    included: bool | None = None
    """Whether the last day belongs to it, where that is said."""
    within: "Stretch | None" = None
    """The limit of a habit: "en décembre" of "les jeudis en décembre"."""
    clocks: tuple[int, int] | None = None
    """From the hour of its first day to that of its last, in minutes: "de lundi 12h à mardi 14h"."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours named: spans, or one time with how it is meant (at, until, since)."""

    spans: tuple[Span, ...] = ()
    at: int = -1
    how: str = ""


Element = Stretch | Hours | Token


def elements(tokens: Sequence[Token]) -> list[Element]:
    """Return the days and hours of a sentence among its other words."""
    found: list[Element] = []
    at = 0
    while at < len(tokens):
        is_listed = _is_listed(found)
        element, at = _stretch(tokens, at, is_listed=is_listed) or _hours(tokens, at) or (tokens[at], at + 1)
        found.append(element)
    return _months_shared(_until_joined(found))


def _is_listed(found: Sequence[Element]) -> bool:
    """Whether a numbered day and "," or "et" are right before: another bare number is a day too."""
    if len(found) < 2 or not isinstance(found[-2], Stretch) or not isinstance(found[-1], Token):
        return False
    return bool(found[-2].first.day) and (found[-1].kind == "and" or found[-1].text in ",&/-")


def _stretch(tokens: Sequence[Token], at: int, *, is_listed: bool) -> tuple[Element, int] | None:
    how, start = "day", at
    if tokens[at].kind in ("until", "since"):
        how, start = tokens[at].kind, at + 1
    elif tokens[at].kind in ("from", "between"):
        start = at + 1
    if _bare_hours(tokens, at):
        return None
    first = read_named(tokens, start, has_article=start > at or is_listed)
    if first is None:
        return None
    named, end = first
    link = _range_link(tokens, end, is_opened=start > at)
    last = read_named(tokens, link, has_article=True) if link else None
    if last is not None:
        opener = tokens[at].kind
        if tokens[end].kind == "until" and named.is_weekday_only and (named.always or named.weekly):
            return _habit_until(tokens, named, *last)
        named, closing = _of_range(named, last[0], is_habit=tokens[at].text.lower() == "du")
        if opener != "until":
            return Stretch(with_month(named, closing), closing, "range"), last[1]
    if how == "day" and tokens[at].text.lower() == "du" and named.is_weekday_only:
        named = replace(named, weekly=False)
    included, end = _included(tokens, end) if how == "until" else (None, end)
    return Stretch(named, None, how, included), end


def _habit_until(tokens: Sequence[Token], habit: Named, last: Named, end: int) -> tuple[Element, int]:
    """Return "tous les mercredis jusqu'au 23 mai"; "le lundi jusqu'à mercredi" is from one to the other."""
    if last.is_weekday_only and not habit.always:
        return Stretch(replace(habit, weekly=False), last, "range"), end
    included, end = _included(tokens, end)
    return Stretch(habit, within=Stretch(last, None, "until", included)), end


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


def _hours(tokens: Sequence[Token], at: int) -> tuple[Element, int] | None:
    token = tokens[at]
    if span := _bare_hours(tokens, at):
        return Hours(spans=(span,)), at + 4
    how, start = "", at
    if token.kind in ("until", "since", "to", "from", "between") and at + 1 < len(tokens):
        how, start = token.kind, at + 1
    if start >= len(tokens) or not (tokens[start].kind in ("time", "num") or _is_noon(tokens[start])):
        return None
    found = read_times(tokens, start if how != "between" else at)
    if (found is None or found[0] != "spans") and _is_noon(tokens[start]):
        return _noon(how, start + 1)
    if found is None:
        return None
    if found[0] == "spans" and isinstance(found[1], tuple):
        return Hours(spans=found[1]), found[2]
    if tokens[start].kind == "time" and found[2] == start + 1 and tokens[start].value != DAY:
        return Hours(
            at=int(str(tokens[start].value)), how={"to": "at", "from": "since"}.get(how, how)
        ), start + 1
    return Hours(how="unsure"), found[2]


def _bare_hours(tokens: Sequence[Token], at: int) -> Span | None:
    """Return the span of "de 9 à 12": days would be "du 9 au 12"."""
    words = [t.text.lower() for t in tokens[at : at + 4]]
    if len(words) < 4 or words[0] != "de" or words[2] not in ("à", "a"):
        return None
    kinds = [t.kind for t in tokens[at + 1 : at + 5]]
    if kinds[0] != "num" or kinds[2] != "num" or kinds[3:] in (["month"], ["unknown"], ["offer"]):
        return None
    return tidy(60 * int(words[1]), 60 * int(words[3]))


def _is_noon(token: Token) -> bool:
    return token.kind == "part" and token.value == "noon"


def _noon(how: str, end: int) -> tuple[Element, int] | None:
    """Read "jusqu'à midi", "à partir de midi" as 12 h; "à midi" may be the whole noon, "midi" is a part."""
    if how in ("until", "since", "from"):
        return Hours(at=12 * 60, how="until" if how == "until" else "since"), end
    return (Hours(at=12 * 60, how="noon"), end) if how == "to" else None


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
