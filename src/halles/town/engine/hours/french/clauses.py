"""Every way to read a sequence of days, times and closings as clauses ("these days, these hours")."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from halles.town.engine.hours.french.items import Days, Item, Sign, Times
from halles.town.engine.hours.french.parts import fits
from halles.town.engine.hours.french.times import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement: its kind (hours, off, except, visit, until, season…), days, spans or other value."""

    kind: str
    days: tuple[Days, ...] = ()
    spans: tuple[Span, ...] = ()
    value: object = None


MOST = 64
"""Readings looked at: a text with more is not read."""


def tidy(items: Sequence[Item]) -> list[Item]:
    """Return the items, spans that follow each other as one, without what only repeats them ("le matin")."""
    items = [item for item in items if item != Sign("break")]
    found: list[Item] = []
    for place, item in enumerate(items):
        if isinstance(item, Sign) and item.kind == "part" and _is_repeated(item, found, items[place:]):
            if len(found) > 1 and isinstance(days := found[-2], Days) and days.parts:
                found[-2] = replace(days, parts=(*days.parts, str(item.value)))
            continue
        joined = _joined(found[-1], item) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(item)
    return found


def _is_repeated(part: Sign, before: Sequence[Item], onwards: Sequence[Item]) -> bool:
    """Whether the times beside a part of the day are in it: "9h-12h le matin", "midi et soir, de 12h à…"."""
    following = next((item for item in onwards if not _is(item, "part")), None)
    if _is(following, "visit"):
        return False
    beside = [item for item in (*before[-1:], following) if isinstance(item, Times)]
    return any(fits(span, str(part.value)) for times in beside for span in times.spans)


def _is(item: Item | None, kind: str) -> bool:
    return isinstance(item, Sign) and item.kind == kind


def _joined(before: Item, item: Item) -> Item | None:
    if not isinstance(before, Times) or not isinstance(item, Times):
        return None
    spans = tuple(sorted((*before.spans, *item.spans)))
    apart = all(a[1] <= b[0] for a, b in pairwise(spans))
    return Times(spans) if apart else None


def readings(items: Sequence[Item]) -> list[tuple[Clause, ...]]:
    """Return the ways to read `items` in which every item has its part; none if there are more than MOST."""
    found: list[tuple[Clause, ...]] = []
    for clauses in _from(tuple(items), 0, set()):
        found.append(clauses)
        if len(found) > MOST:
            return []
    return found


def _from(items: tuple[Item, ...], at: int, dead: set[int]) -> Iterator[tuple[Clause, ...]]:
    """Yield the readings from a place on; `dead`: the places from which there is none, found on the way."""
    if at == len(items):
        yield ()
        return
    if at in dead:
        return
    is_dead = True
    for clause, end in _clauses(items, at):
        for rest in _from(items, end, dead):
            is_dead = False
            yield (clause, *rest)
    if is_dead:
        dead.add(at)


def _clauses(items: tuple[Item, ...], at: int) -> Iterator[tuple[Clause, int]]:
    item = items[at]
    if isinstance(item, Times):
        yield from _times_first(items, at, item)
    elif isinstance(item, Days):
        yield from _days_first(items, at)
    elif item.kind == "open":
        yield from _hours_alone(_clauses(items, at + 1)) if at + 1 < len(items) else ()
    else:
        yield from _sign_first(items, at, item)


def _times_first(items: tuple[Item, ...], at: int, times: Times) -> Iterator[tuple[Clause, int]]:
    after = at + 1
    if after < len(items) and _is(items[after], "continuous") and len(times.spans) == 1:
        after += 1
    for days, end in _runs(items, after):
        yield Clause("hours", days, times.spans), end
    if at == 0 or (at == 1 and _is(items[0], "season")):
        yield Clause("general", (), times.spans), after


def _days_first(items: tuple[Item, ...], at: int) -> Iterator[tuple[Clause, int]]:
    for days, end in _runs(items, at):
        yield from _after_days(items, days, end)
        if len(items) == end and at == 0:
            yield Clause("bare", days), end


def _after_days(items: tuple[Item, ...], days: tuple[Days, ...], at: int) -> Iterator[tuple[Clause, int]]:
    following = items[at] if at < len(items) else None
    if isinstance(following, Times):
        yield _with_times(items, days, following, at + 1)
    elif _is(following, "closed"):
        yield from _closed(items, days, at + 1)
    elif _is(following, "open"):
        yield from _hours_alone(_after_days(items, days, at + 1))
    elif isinstance(following, Sign) and following.kind == "visit" and not following.value:
        yield Clause("visit", days), at + 1
    elif isinstance(following, Sign) and following.kind in ("continuous", "until"):
        yield from _continued(items, days, at, following)
    elif _is(following, "except"):
        for left_out, end in _runs(items, at + 1):
            for clause, after in _hours_alone(_after_days(items, days, end)):
                yield replace(clause, kind="hours-except", value=left_out), after


def _hours_alone(found: Iterable[tuple[Clause, int]]) -> Iterator[tuple[Clause, int]]:
    """Yield the clauses that tell hours: after "fermé", "ouvert" without them would leave its days closed."""
    return ((clause, end) for clause, end in found if clause.kind == "hours")


def _with_times(
    items: tuple[Item, ...], days: tuple[Days, ...], times: Times, end: int
) -> tuple[Clause, int]:
    """Return the clause of days and times, with what may follow: "non-stop", "(2e et 4e du mois)"."""
    following = items[end] if end < len(items) else None
    if _is(following, "continuous") and len(times.spans) == 1:
        end += 1
    if isinstance(following, Sign) and following.kind == "nth" and isinstance(following.value, tuple):
        days = tuple(replace(d, nth=following.value) for d in days)
        end += 1
    return Clause("hours", days, times.spans), end


def _closed(items: tuple[Item, ...], days: tuple[Days, ...], at: int) -> Iterator[tuple[Clause, int]]:
    """Yield what is said of days after "fermé": the whole of them, a part, or from an hour on."""
    following = items[at] if at < len(items) else None
    if isinstance(following, Sign) and following.kind in ("at", "until"):
        if following.kind == "at":
            yield Clause("until", days, value=following.value), at + 1
        return
    yield Clause("off", days), at
    if isinstance(following, Sign) and following.kind == "part" and not any(d.parts for d in days):
        yield Clause("off", tuple(replace(d, parts=(str(following.value),)) for d in days)), at + 1


def _continued(
    items: tuple[Item, ...], days: tuple[Days, ...], at: int, sign: Sign
) -> Iterator[tuple[Clause, int]]:
    following = items[at + 1] if at + 1 < len(items) else None
    if sign.kind == "until":
        yield Clause("until", days, value=sign.value), at + 1
    elif isinstance(following, Times) and len(following.spans) == 1:
        yield Clause("hours", days, following.spans), at + 2
    else:
        yield Clause("continuous", days), at + 1


def _sign_first(items: tuple[Item, ...], at: int, sign: Sign) -> Iterator[tuple[Clause, int]]:
    following = items[at + 1] if at + 1 < len(items) else None
    if sign.kind in ("closed", "except"):
        kind = "off" if sign.kind == "closed" else "except"
        if _is(following, "season"):
            assert isinstance(following, Sign)
            yield Clause("season-off", value=following.value), at + 2
        for days, end in _runs(items, at + 1):
            yield Clause(kind, days), end
            if kind == "except" and end < len(items):
                yield from _instead(days, items[end], end + 1)
    elif sign.kind == "at" and at > 0:
        for days, end in _runs(items, at + 1):
            yield Clause("until", days, value=sign.value), end
    elif sign.kind == "season":
        yield Clause("season", value=sign.value), at + 1
    elif sign.kind == "visit":
        yield from _by_visit(items, at, also=bool(sign.value))
    elif sign.kind == "part" and _is(following, "visit"):
        yield Clause("part-visit", value=sign.value), at + 2


def _by_visit(items: tuple[Item, ...], at: int, *, also: bool) -> Iterator[tuple[Clause, int]]:
    following = items[at + 1] if at + 1 < len(items) else None
    if at == 0:
        for days, end in _runs(items, 1):
            yield Clause("visit", days), end
        if following is None:
            yield Clause("fallback"), 1
    elif also and isinstance(following, Times):
        yield Clause("visit-hours", (), following.spans), at + 2
    elif also:
        yield Clause("fallback"), at + 1
    else:
        yield Clause("by-visit", value="all"), at + 1
        yield Clause("by-visit", value="last"), at + 1


def _instead(days: tuple[Days, ...], told: Item, end: int) -> Iterator[tuple[Clause, int]]:
    """Yield the hours of excepted days: "sauf le samedi 9h-12h", "sauf vendredi 16h"."""
    if isinstance(told, Times):
        yield Clause("hours", days, told.spans, value="instead"), end
    elif isinstance(told, Sign) and told.kind in ("at", "until"):
        yield Clause("until", days, value=told.value), end


def _runs(items: tuple[Item, ...], at: int) -> Iterator[tuple[tuple[Days, ...], int]]:
    """Yield the days from `at`, the longest run first, cut wherever "et" does not tie them."""
    end = at
    while end < len(items) and (isinstance(items[end], Days) or _is(items[end], "sh-too")):
        end += 1
    for stop in range(end, at, -1):
        following = items[stop] if stop < len(items) else None
        if stop < end and isinstance(following, Days) and following.glued:
            continue
        days = tuple(i for i in items[at:stop] if isinstance(i, Days))
        school = any(_is(i, "sh-too") for i in items[at:stop])
        for shared in _shared(days):
            yield (*shared, *((SCHOOL,) if school else ())), stop


SCHOOL = Days(frozenset(), vague=True)
"""School holidays named among days."""


def _shared(days: tuple[Days, ...]) -> Iterator[tuple[Days, ...]]:
    """Yield the readings of "lundi et mercredi soir": the evening of Wednesday only, or of both."""
    last = days[-1]
    can_share = len(days) > 1 and bool(last.parts) and not last.first_part
    if can_share and days[0].spread and not any(d.parts for d in days[:-1]):
        yield tuple(replace(d, parts=last.parts) for d in days)
        return
    yield days
    if not can_share:
        return
    for start in range(len(days) - 2, -1, -1):
        if days[start].parts:
            return
        shared = tuple(replace(d, parts=last.parts) for d in days[start:-1])
        yield (*days[:start], *shared, last)
