"""Cut statements further where one says two things: "sauf jeudi", "lundi à 17h et mardi à 18h"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence.naming import Element, Hours, Stretch
from halles.town.engine.hours.sentence.segments import VERBS, Segment, statements


def segments(found: Sequence[Element]) -> list[Segment]:
    """Return the statements of a sentence in order; one that ends with "?" states nothing."""
    parts = [part for segment in statements(found) for part in _excepted(segment)]
    return [piece for part in parts for piece in _by_hours(part)]


def _excepted(segment: Segment) -> list[Segment]:
    """Cut "fermé cette semaine sauf jeudi" in two: what follows is the other way round."""
    places = [p for p, e in enumerate(segment.elements) if isinstance(e, Token) and e.kind == "except"]
    if not places or segment.verb not in ("closing", "opening"):
        return [segment]
    main = replace(segment, elements=segment.elements[: places[0]])
    other = Segment("opening" if segment.verb == "closing" else "closing", segment.elements[places[0] + 1 :])
    if not any(isinstance(e, Token) and e.kind in VERBS for e in main.elements):
        return [segment]
    other.is_rest = True
    return [main, other]


def _runs(elements: Sequence[Element]) -> list[int]:
    """Return the places where days follow hours, or hours days."""
    runs: list[int] = []
    for place, element in enumerate(elements):
        if not isinstance(element, Token) and (not runs or type(elements[runs[-1]]) is not type(element)):
            runs.append(place)
    return runs


def by_last_day(segment: Segment) -> tuple[Segment, Segment] | None:
    """Cut "fermé le 24 à 16h et le 25" before its last days, which have no hour; None if it is not so."""
    elements, runs = segment.elements, _runs(segment.elements)
    if (
        len(runs) != 3
        or not isinstance(last := elements[runs[2]], Stretch)
        or last.how not in ("day", "range")
    ):
        return None
    words = elements[: runs[0]]
    after = [*words, *elements[runs[2] :]]
    return replace(segment, elements=elements[: runs[2]]), replace(segment, elements=after)


def _by_hours(segment: Segment) -> list[Segment]:
    """Cut "fermé lundi à 17h et mardi à 18h" in two: each hour is of the days beside it."""
    elements, runs = segment.elements, _runs(segment.elements)
    if len(runs) < 4 or len(runs) % 2 or segment.verb not in ("closing", "opening"):
        return [segment]
    if len(runs) == 4 and (whole := _from_hour_to_hour(elements, runs)):
        return [replace(segment, elements=[*elements[: runs[0]], whole, *elements[runs[3] + 1 :]])]
    pieces = [elements[start:end] for start, end in pairwise([*runs[::2], len(elements)])]
    return [replace(segment, elements=[*elements[: runs[0]], *piece]) for piece in pieces]


def _from_hour_to_hour(elements: Sequence[Element], runs: Sequence[int]) -> Stretch | None:
    """Return "de lundi 12h à mardi 14h" as one stretch."""
    first, start, last, end = (elements[place] for place in runs)
    link = elements[runs[2] - 1]
    if not (isinstance(first, Stretch) and isinstance(last, Stretch)):
        return None
    is_to = last.how == "until" or (isinstance(link, Token) and link.kind == "to")
    if not (is_to and isinstance(start, Hours) and isinstance(end, Hours)) or min(start.at, end.at) < 0:
        return None
    return Stretch(first.first, last.first, "range", clocks=(start.at, end.at))


def inherit(segment: Segment, before: Sequence[Segment]) -> None:
    """Give "ouvert l'après-midi" the day of the statement before it."""
    if not segment.verb or segment.stretches or not (segment.hours or segment.parts) or not before:
        return
    last = [s for s in before[-1].stretches[-1:] if s.how == "day"]
    segment.elements += [replace(s, first=replace(s.first, parts=())) for s in last]
    segment.is_rest = segment.is_rest or bool(last)
