"""What the rules make of a day: each is painted over those before it, as the standard says."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from halles.town.engine.hours.model import ADDITIONAL, CLOSED, DAY, FALLBACK, OPEN, Rules
from halles.town.engine.hours.parts import Part, Parts


class Layer(NamedTuple):
    """A rule to be painted: of the day itself or of the one before it; over the others or below them."""

    rule: int
    is_before: bool
    is_below: bool


def paint(
    rules: Rules,
    today: tuple[bool, ...],
    yesterday: tuple[bool, ...],
    parts: Callable[[int, bool], Parts],
) -> Parts:
    """Return a day's parts in order, closed ones left out.

    `today`, `yesterday`: which rules are of the day and of the one before; `parts(rule, before)` gives what a
    rule says of the day, or of the day before.
    """
    layers = _layers(rules, today, yesterday)
    own = [each.rule for each in layers if not (each.is_before or each.is_below) and rules[each.rule].times]
    spans = [(part.start, part.end) for rule in own for part in parts(rule, False) if not part.loose]
    found: Parts = []
    for layer in layers:
        for part in parts(layer.rule, layer.is_before):
            new = _cut(part, spans) if part.loose and not layer.is_before else part
            found = _over(found, new, -DAY if layer.is_before else 0, below=layer.is_below)
    return sorted(found, key=lambda part: part.start)


def _layers(rules: Rules, today: tuple[bool, ...], yesterday: tuple[bool, ...]) -> list[Layer]:
    """Return what is painted, in order; a rule that replaces those before it takes their layers away."""
    found: list[Layer] = []
    below = False
    for number, rule in enumerate(rules):
        if today[number] and _replaces(rules, number):
            found = []
        below = rule.kind == FALLBACK or (rule.kind == ADDITIONAL and below)
        if today[number]:
            found.append(Layer(number, False, below))
        if yesterday[number]:
            found.append(Layer(number, True, below))
    return found


def _cut(loose: Part, spans: list[tuple[int, int]]) -> Part:
    """Return an "or later" until anything else begins or ends on the day."""
    edges = (edge for span in spans for edge in span if edge > loose.start)
    return replace(loose, end=min([loose.end, *edges]))


def _replaces(rules: Rules, number: int) -> bool:
    """Return whether a rule takes the place of all those before it on its days.

    Closed hours only cut into them. Open times alone replace only times alone: a rule that chooses days did
    not mean the other days, and unknown times do not undo open ones.
    """
    rule = rules[number]
    if rule.kind in (ADDITIONAL, FALLBACK) or rule.meaning == CLOSED:
        return False
    follows_times = number > 0 and not rules[number - 1].chooses_days
    return rule.chooses_days or (rule.meaning == OPEN and follows_times)


def _over(found: Parts, new: Part, shift: int, *, below: bool) -> Parts:
    """Paint a part, moved by `shift` minutes and cut to the day, over the others; or below them."""
    start, end = max(0, new.start + shift), min(DAY, new.end + shift)
    if start >= end:
        return found
    if below:
        return found + [
            Part(*gap, new.state, new.comment) for gap in _gaps(found, start, end) if new.state != CLOSED
        ]
    kept = [piece for part in found for piece in _without(part, start, end)]
    return kept if new.state == CLOSED else [*kept, Part(start, end, new.state, new.comment)]


def _without(part: Part, start: int, end: int) -> Parts:
    """Return what is left of a part outside of start to end."""
    if part.end <= start or end <= part.start:
        return [part]
    pieces = ((part.start, start), (end, part.end))
    return [Part(low, high, part.state, part.comment) for low, high in pieces if low < high]


def _gaps(found: Parts, start: int, end: int) -> list[tuple[int, int]]:
    gaps = []
    for part in sorted(found, key=lambda part: part.start):
        if start < min(part.start, end):
            gaps.append((start, min(part.start, end)))
        start = max(start, part.end)
    return [*gaps, (start, end)] if start < end else gaps
