"""How hours told of a day twice go together: both, the second instead, or nobody knows."""

from itertools import pairwise

from halles.town.engine.hours.french.items import Days
from halles.town.engine.hours.french.parts import fits, since, until, without
from halles.town.engine.hours.french.plan import Doubt
from halles.town.engine.hours.french.times import DAY, OPEN_END, Span

Spans = tuple[Span, ...]
_SMALL_HOURS = 8 * 60
_LATER = 4 * 60
"""An end further than this after the usual one is no end of the same span."""


def merged(
    before: Spans, told: Spans, *, narrower: bool, alike: bool, parts: tuple[str, ...], both: bool
) -> Spans:
    """Return the spans of a day of which `before` was said first, then `told`; Doubt if they contradict.

    `narrower`: told of fewer days than before, so more exactly; `alike`: of the very same days; `parts`: the
    parts of the day told; `both`: what to take where it is unclear whether they add up.
    """
    together = tuple(sorted({*before, *told}))
    overlap = bool(set(before) & set(told)) or any(a[1] > b[0] for a, b in pairwise(together))
    if overlap:
        if not narrower:
            raise Doubt
        return _in_part(before, told, parts) if parts and both else told
    if alike or parts or _are_meals(before, told):
        return together
    if both:
        return together
    return told if narrower else before


def _in_part(before: Spans, told: Spans, parts: tuple[str, ...]) -> Spans:
    """Return `before` with `told` in place of these parts of the day: "le mercredi après-midi, 13h30-16h"."""
    kept: Spans | None = before
    for part in parts:
        kept = without(kept, part) if kept else None
    if kept is None:
        raise Doubt
    return tuple(sorted((*kept, *told)))


def of_day(day: int, days: Days, spans: Spans) -> Spans:
    """Return the spans that a clause gives to one of its days, whose part of the day it may name."""
    found: Spans | None = spans
    if days.first_part:
        if day == days.order[0]:
            found = since(spans, days.first_part)
        elif day == days.order[-1] and days.parts:
            found = until(spans, days.parts[-1])
    elif days.parts and not all(any(fits(span, part) for part in days.parts) for span in spans):
        found = None
    if found is None:
        raise Doubt
    return found


def ended(spans: Spans, end: int) -> Spans:
    """Return the spans of a day that ends at another minute than usual; Doubt if that is no end of them."""
    end += DAY if end <= _SMALL_HOURS else 0
    kept = tuple(span for span in spans if span[0] < end)
    if not kept or spans[-1][1] == OPEN_END or end > spans[-1][1] + _LATER:
        raise Doubt
    return (*kept[:-1], (kept[-1][0], end if len(kept) == len(spans) else min(end, kept[-1][1])))


def _are_meals(one: Spans, other: Spans) -> bool:
    """Whether these are services at noon and in the evening, which add up."""
    first, last = sorted((one, other))
    return first[-1][1] <= 15 * 60 + 30 and last[0][0] >= 17 * 60 + 30 and last[-1][1] <= DAY + 4 * 60
