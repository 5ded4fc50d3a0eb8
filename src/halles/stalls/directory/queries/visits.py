"""Open when I can come, open on my way: who is open in a span of time, or when one walks past."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from halles.kit.geo import Point as GeoPoint
from halles.stalls.directory.engine.way import PACE, beside, length_of, way_between
from halles.stalls.directory.queries.cards import Card
from halles.stalls.directory.queries.chosen import Candidate
from halles.stalls.directory.queries.chosen import candidates as candidates_of
from halles.stalls.directory.queries.states import lines
from halles.town.engine.cartography import Plane
from halles.town.engine.hours import UNKNOWN
from halles.town.engine.moments import PART, WHOLE, Span, SpanTold, told_of_span
from halles.town.models import MapDrawing, Town
from halles.town.queries import plane_of, streets_drawn

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Visit:
    """Who is there during a span of time."""

    whole: list[Card]
    part: list[Card]
    unknown: list[Card]
    closed: int
    spans: Mapping[str, tuple[Span, ...]]
    """When those of `part` are open, by their id."""

    @property
    def found(self) -> list[Card]:
        """Everybody who is open at some moment."""
        return [*self.whole, *self.part]


def sheets_open_in(*, town: Town, start: datetime, end: datetime, group: str = "") -> Visit:
    """Return who is open from `start` until `end`, by the clock on the wall: all that time, or part of it."""
    everybody = candidates_of(town=town.slug, group=group)
    told = _told(town, everybody, {each.card.id: (start, end) for each in everybody})
    by_kind: dict[str, list[Card]] = {}
    for each in everybody:
        by_kind.setdefault(told[each.card.id].kind, []).append(each.card)
    whole, part, unknown = (by_kind.get(kind, []) for kind in (WHOLE, PART, UNKNOWN))
    closed = len(everybody) - len(whole) - len(part) - len(unknown)
    spans = {card.id: told[card.id].spans for card in part}
    return Visit(whole, part, unknown, closed, spans)


def _told(town: Town, everybody: Sequence[Candidate], spans: Mapping[str, Span]) -> dict[str, SpanTold]:
    raw = {each.card.id: each.card.hours for each in everybody}
    found = lines(town=town, hours=raw, spans=spans)
    return {sheet: told_of_span(line, *spans[sheet]) for sheet, line in found.items()}


@dataclass(frozen=True)
class Passed:
    """A shop beside a way: how far off it is, and when one is there."""

    card: Card
    metres: int
    at: datetime


@dataclass(frozen=True)
class Way:
    """A way on foot, and whom one passes, in that order."""

    metres: int
    minutes: int
    points: list[tuple[float, float]] = field(repr=False)
    """On the plane of the town's drawing, in metres."""
    open: list[Passed]
    unknown: list[Passed]
    closed: int


class FootWay(NamedTuple):
    """A way on foot along the streets of a town's drawing."""

    metres: int
    minutes: int
    points: list[tuple[float, float]]
    """On the plane of the drawing, in metres."""


def foot_way(*, drawing: MapDrawing, start: GeoPoint, end: GeoPoint) -> FootWay | None:
    """Return the way between two points in 1e-7 degree; None where no street of the drawing leads there."""
    plane = plane_of(drawing)
    way = _along_streets(drawing, plane.xy(start), plane.xy(end))
    if len(way) < 3:
        return None
    metres = length_of(way)
    return FootWay(round(metres), max(1, round(metres / PACE)), way)


def _along_streets(
    drawing: MapDrawing, start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return the points of the shortest way along the drawing's streets, in metres on its plane."""
    lines = [line for street in streets_drawn(drawing) for line in street.lines]
    return way_between(lines, start, end)


def way_get(
    *,
    town: Town,
    drawing: MapDrawing,
    candidates: Sequence[Candidate],
    ends: tuple[tuple[float, float], tuple[float, float]],
    aside: int,
    at: datetime,
) -> Way:
    """Return the way between two points of the town's plane, left at `at` of the clock on the wall.

    Of the candidates, those are passed that are `aside` metres off it at most, as the crow flies.
    """
    way = _along_streets(drawing, *ends)
    near = _near(candidates, plane_of(drawing), way, aside)
    passed = {
        each.card.id: Passed(each.card, round(off), at + timedelta(minutes=int(along / PACE)))
        for each, off, along in near
    }
    spans = {key: (shop.at, shop.at + MINUTE) for key, shop in passed.items()}
    told = _told(town, [each for each, _, _ in near], spans)
    seen = [shop for key, shop in passed.items() if told[key].kind in (WHOLE, PART)]
    unknown = [shop for key, shop in passed.items() if told[key].kind == UNKNOWN]
    metres = length_of(way)
    return Way(
        metres=round(metres),
        minutes=max(1, round(metres / PACE)),
        points=way,
        open=seen,
        unknown=unknown,
        closed=len(passed) - len(seen) - len(unknown),
    )


def _near(
    everybody: Sequence[Candidate], plane: Plane, way: Sequence[tuple[float, float]], aside: int
) -> list[tuple[Candidate, float, float]]:
    """Return who is beside a way, metres off it and along it, in the order in which one passes them."""
    placed = {each.card.id: each for each in everybody if each.place}
    spots = {key: plane.xy(each.place) for key, each in placed.items() if each.place}
    found = beside(way, spots)
    return [(placed[key], off, along) for key, (off, along) in found.items() if off <= aside]
