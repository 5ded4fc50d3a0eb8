"""Group words into the parts of a sentence about hours: days, spans of time, closings, seasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from halles.town.engine.hours.french.lexicon import EVERY_DAY
from halles.town.engine.hours.french.seasons import read_season
from halles.town.engine.hours.french.times import DAY, Span, read_times
from halles.town.engine.hours.french.words import Token


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week; `nth` of the month; parts of the day for all, the first and the last of them."""

    days: frozenset[int]
    nth: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    first_part: str = ""
    holiday: bool = False
    vague: bool = False
    """"La semaine": Saturday may be in it."""
    spread: bool = False
    """"Les lundi et mardi soir": the part is said of all of them."""
    glued: bool = False
    """Joined to the days before it by "et"."""
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """Spans of time in minutes after midnight."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Any other part: its kind (closed, except, visit, season, until, break, unsure…) and its value."""

    kind: str
    value: object = None


Item = Days | Times | Sign
_JOINS = frozenset({"and", "also"})
_KEPT = frozenset(
    {"closed", "except", "continuous", "part", "term", "parity", "vague", "season", "always", "easter"}
)
_SILENT = frozenset(
    {"from", "the", "noise", "to", "until", "or", "and", "also", "month-of", "mark", "between", "open"}
)


def group(tokens: Sequence[Token]) -> list[Item]:
    """Return the parts that words make, in order; what makes none is a Sign "unsure"."""
    return list(_items(list(tokens)))


def _items(tokens: list[Token]) -> Iterator[Item]:
    place = 0
    while place < len(tokens):
        if tokens[place].kind == "nonstop":
            yield Days(EVERY_DAY)
            yield Times(((0, DAY),))
            place += 1
            continue
        found = (
            _season(tokens, place) or _times(tokens, place) or _days(tokens, place) or _sign(tokens, place)
        )
        item, place = found
        if item is not None:
            yield item


def _sign(tokens: list[Token], place: int) -> tuple[Item | None, int]:
    token = tokens[place]
    before = tokens[place - 1] if place else None
    if token.kind == "visit":
        also = before is not None and (before.kind in ("and", "or", "also") or before.text in "+&")
        return Sign("visit", also), place + 1
    if token.kind == "ord":
        numbers, end = _ordinals(tokens, place)
        if numbers and end < len(tokens) and tokens[end].kind == "month-of":
            return Sign("nth", numbers), end + 1
    if token.kind in _KEPT:
        return Sign(token.kind, token.value), place + 1
    if token.kind == "mark" and token.text == ":" and _is_blank(tokens, place):
        return _blank(tokens, place)
    if token.kind == "mark" and token.text in ".;|/(":
        return Sign("break"), place + 1
    if token.kind == "open" and any(each.kind == "closed" for each in tokens[:place]):
        return Sign("open"), place + 1
    if token.kind in _SILENT:
        return None, place + 1
    return Sign("unsure", token.text), place + 1


def _is_blank(tokens: list[Token], place: int) -> bool:
    """Whether a day is told without anything of it: "Jeudi :/ Vendredi : 15h-18h"."""
    after = _skip(tokens, place + 1, ("mark", "the", "from"))
    is_told = after < len(tokens) and tokens[after].kind not in ("day", "days", "ph")
    return place > 0 and tokens[place - 1].kind == "day" and not is_told


def _blank(tokens: list[Token], place: int) -> tuple[Item, int]:
    """Read "samedi : -" at the end or before another "dimanche :" as closed; else nobody knows."""
    dash = tokens[place + 1] if place + 1 < len(tokens) else None
    if dash is None or dash.text not in "-–—/":
        return Sign("unsure", tokens[place].text), place + 1
    following = tokens[place + 2 : place + 4]
    is_closed = not following or ([t.kind for t in following][:1] == ["day"] and following[-1].text == ":")
    return Sign("closed" if is_closed else "unsure"), place + 2


def _season(tokens: list[Token], place: int) -> tuple[Item, int] | None:
    found = read_season(tokens, place)
    if found is None:
        return None
    too = found[0] == "SH" and place > 0 and (_is_glued(tokens, place) or tokens[place - 1].text == ",")
    return Sign("sh-too" if too else "season", found[0]), found[1]


def _times(tokens: list[Token], place: int) -> tuple[Item, int] | None:
    found = read_times(tokens, place)
    if found is None:
        return None
    kind, value, end = found
    return (Times(value) if isinstance(value, tuple) else Sign(kind, value)), end


def _days(tokens: list[Token], place: int) -> tuple[Item, int] | None:
    start, at = place, _skip(tokens, place, ("from", "the"))
    nth, at = _ordinals(tokens, at)
    first = _named(tokens, at)
    if first is None:
        return None
    days, at = first
    if nth and len(days.order) != 1:
        return None
    days = replace(days, nth=nth, glued=_is_glued(tokens, start), spread=_says_all(tokens, start))
    days, at = _parts(tokens, days, at)
    if len(days.days) == 1 and not days.holiday and not nth:
        days, at = _range(tokens, days, at)
    return days, at


def _skip(tokens: list[Token], at: int, kinds: tuple[str, ...]) -> int:
    while at < len(tokens) and tokens[at].kind in kinds:
        at += 1
    return at


def _is_glued(tokens: list[Token], place: int) -> bool:
    return place > 0 and (tokens[place - 1].kind in _JOINS or tokens[place - 1].text == "&")


def _says_all(tokens: list[Token], place: int) -> bool:
    return any(t.kind == "the" and t.text.lower() == "les" for t in tokens[place : place + 2])


def _ordinals(tokens: list[Token], at: int) -> tuple[tuple[int, ...], int]:
    found: list[int] = []
    start = at
    while at < len(tokens) and tokens[at].kind in ("ord", "and", "mark", "the"):
        if tokens[at].kind == "ord":
            found.append(int(str(tokens[at].value)))
        at += 1
    is_nth = bool(found) and tokens[start].kind == "ord" and all(-2 <= n <= 5 for n in found)
    return (tuple(found), at) if is_nth else ((), start)


def _named(tokens: list[Token], at: int) -> tuple[Days, int] | None:
    token = tokens[at] if at < len(tokens) else None
    if token is None:
        return None
    if token.kind == "day":
        day = int(str(token.value))
        end = at + 1
        while end + 1 < len(tokens) and tokens[end].text in "/-" and tokens[end + 1].value == day:
            end += 2
        return Days(frozenset((day,)), order=(day,)), end
    if token.kind == "days":
        return Days(frozenset(token.value) if isinstance(token.value, frozenset) else EVERY_DAY), at + 1
    if token.kind == "week":
        return Days(frozenset(range(5)), vague=True), at + 1
    return (Days(frozenset(), holiday=True), at + 1) if token.kind == "ph" else None


def _parts(tokens: list[Token], days: Days, at: int) -> tuple[Days, int]:
    found: list[str] = []
    ahead = at
    while ahead < len(tokens) and tokens[ahead].kind in ("part", "the", "and", "from"):
        if tokens[ahead].kind == "part":
            found.append(str(tokens[ahead].value))
            at = ahead + 1
        elif tokens[ahead].kind == "and" and not found:
            break
        ahead += 1
    return replace(days, parts=tuple(found)), at


def _range(tokens: list[Token], days: Days, at: int) -> tuple[Days, int]:
    chain, ends, dashes = [*days.order], [at], 0
    last = days
    while (following := _after_link(tokens, at)) is not None:
        named = _named(tokens, following[1])
        if named is None or len(named[0].order) != 1:
            break
        dashes += following[0] == "-"
        last, at = _parts(tokens, named[0], named[1])
        chain.append(named[0].order[0])
        ends.append(at)
        if following[0] == "to":
            break
    if len(chain) == 1:
        return days, ends[0]
    if len(chain) > 2:
        return replace(days, days=frozenset(chain), parts=last.parts, order=()), at
    run = frozenset(d % 7 for d in range(chain[0], chain[1] + (8 if chain[1] < chain[0] else 1)))
    edge = days.parts[0] if days.parts else ""
    return replace(days, days=run, parts=last.parts, first_part=edge, order=(chain[0], chain[1])), at


def _after_link(tokens: list[Token], at: int) -> tuple[str, int] | None:
    """Return the link between two days ("to" or "-") and the place after it."""
    if at >= len(tokens):
        return None
    if tokens[at].kind in ("to", "until"):
        return "to", _skip(tokens, at + 1, ("the",))
    if tokens[at].text in "-–—" or tokens[at].text in "→>➔":
        return "-", _skip(tokens, at + 1, ("the",))
    return None
