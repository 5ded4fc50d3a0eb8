"""The streets and squares of a town by name: where they are, and which ones they meet."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from halles.town.engine.cartography.lines import joined, to_segment
from halles.town.engine.cartography.names import capital, street_key
from halles.town.engine.cartography.plane import Place, Plane, Point, Shape, is_ring

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in whole metres of the plane."""

LONGEST_SLUG = 60
NEAREST = 45.0
"""Metres beyond which a door is on no street."""


@dataclass(frozen=True)
class Street:
    """A street or a square: its word in addresses, its name, its lines on the plane, those it meets."""

    slug: str
    name: str
    lines: tuple[tuple[tuple[int, int], ...], ...]
    meets: tuple[str, ...]
    """Slugs, by name."""

    @cached_property
    def box(self) -> Box:
        """The smallest box around it."""
        xs, ys = zip(*(point for line in self.lines for point in line), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass
class _Found:
    names: Counter[str] = field(default_factory=Counter)
    nodes: set[Place] = field(default_factory=set)
    lines: list[Sequence[Place]] = field(default_factory=list)


def streets_of(shapes: Iterable[Shape], plane: Plane) -> list[Street]:
    """Return the named streets and squares, by slug; spellings of the same name are one street."""
    found: dict[str, _Found] = defaultdict(_Found)
    for shape in shapes:
        if shape.layer in ("street", "square") and shape.name and street_key(shape.name):
            street = found[street_key(shape.name)]
            street.names[shape.name] += 1
            street.lines += shape.lines
            street.nodes.update(place for line in shape.lines for place in line)
    slugs = _slugs(found)
    meeting = _meeting(found)
    return [
        Street(
            slug=slugs[key],
            name=_spelling(street.names),
            lines=tuple(_rough(street.lines, plane)),
            meets=tuple(sorted(slugs[other] for other in meeting[key])),
        )
        for key, street in sorted(found.items())
    ]


def _spelling(names: Counter[str]) -> str:
    """Return the spelling met most often; of two, the longer one, then the one with more capitals."""

    def merit(name: str) -> tuple[int, int, int, str]:
        return names[name], len(name), sum(map(str.isupper, name)), name

    return capital(max(names, key=merit))


def _slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return the word of each key in addresses: its beginning, numbered where two begin alike."""
    slugs: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for key in sorted(keys):
        slug = key[:LONGEST_SLUG].strip("-")
        taken[slug] += 1
        slugs[key] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return slugs


def _meeting(found: dict[str, _Found]) -> dict[str, set[str]]:
    at: dict[Place, list[str]] = defaultdict(list)
    for key, street in found.items():
        for node in street.nodes:
            at[node].append(key)
    meets: dict[str, set[str]] = defaultdict(set)
    for keys in at.values():
        for key in keys:
            meets[key].update(other for other in keys if other != key)
    return meets


def _rough(lines: Iterable[Sequence[Place]], plane: Plane) -> Iterable[tuple[tuple[int, int], ...]]:
    """Yield lines on the plane to the metre, joined; rings stay rings."""
    on_plane = [plane.line(line) for line in lines]
    rings, open_lines = [x for x in on_plane if is_ring(x)], [x for x in on_plane if not is_ring(x)]
    for line in (*rings, *joined(open_lines)):
        yield tuple((round(x), round(y)) for x, y in line)


def nearest_street(point: Point, streets: Iterable[Street]) -> Street | None:
    """Return the street nearest to a point, None when it is far from all."""
    best, least = None, NEAREST
    for street in streets:
        left, top, right, bottom = street.box
        x, y = point
        if left - least <= x <= right + least and top - least <= y <= bottom + least:
            for line in street.lines:
                off = min((to_segment(point, a, b) for a, b in itertools.pairwise(line)), default=least)
                if off < least:
                    best, least = street, off
    return best
