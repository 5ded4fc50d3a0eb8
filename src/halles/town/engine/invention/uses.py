"""Decide which blocks are not built over: church, town hall, parks, schools, car parks, mall, fields."""

import math
from collections.abc import Callable, Iterator

from halles.town.engine.invention import words
from halles.town.engine.invention.blocks import Block
from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.polygons import area

FIELDS = 0.87
"""From this share of the town's radius on, some blocks are still fields."""


def give_uses(chance: Chance, plan: Plan, blocks: list[Block]) -> None:
    """Give some blocks the part they play, and add the plots of the station and the mall."""
    _leave_fields(chance, plan, blocks)
    people, ring = plan.size.population, plan.size.ring
    free = _Free(chance, blocks)
    free.take(
        "church", words.CHURCH_SQUARES, 1, lambda b: _is_centre(b) and b.room > 15 and area(b.land) < 6500
    )
    free.take("townhall", ("place de la Mairie",), 1, lambda b: _is_centre(b) and b.room > 14)
    parks = words.CAR_PARKS[: 1 + min(people // 3_500, 9)]
    free.take("car-park", parks, len(parks), lambda b: _is_near(b, ring * 1.3) and 14 < b.room < 34)
    free.take(
        "park", words.PARKS, 1 + min(people // 6_000, 6), lambda b: _is_near(b, ring * 2.4) and b.room > 24
    )
    free.take(
        "school", words.SCHOOLS, 1 + min(people // 2_800, 11), lambda b: not _is_centre(b) and b.room > 26
    )
    free.take("cemetery", ("Cimetière",), 1, lambda b: b.zone == "estate" and b.room > 28)
    free.take(
        "pitch",
        ("Stade", "Stade de la Lande"),
        1 + people // 60_000,
        lambda b: b.zone == "estate" and b.room > 34,
    )
    for number, plot in enumerate(plan.station):
        use, name = ("car-park", "Parking de la Gare") if number else ("station", "place de la Gare")
        blocks.append(Block(plot, "faubourg", use, name))
    if plan.mall:
        blocks.append(Block(plan.mall, "estate", "mall", "Centre commercial de la Lande"))


def _is_centre(block: Block) -> bool:
    return block.zone == "centre"


def _is_near(block: Block, reach: float) -> bool:
    return math.hypot(*block.middle) < reach


def _leave_fields(chance: Chance, plan: Plan, blocks: list[Block]) -> None:
    """Leave some of the farthest blocks unbuilt, so that the town has no even edge."""
    for block in blocks:
        x, y = block.middle
        if math.hypot(x, y) / plan.size.radius > FIELDS + chance.uniform(-0.17, 0.08):
            block.use = chance.choice(("empty", "empty", "empty", "field", "wood"))


class _Free:
    """The blocks that still play no part."""

    def __init__(self, chance: Chance, blocks: list[Block]) -> None:
        self._chance = chance
        self._blocks = [block for block in blocks if block.use == "built"]

    def take(self, use: str, names: tuple[str, ...], count: int, fits: Callable[[Block], bool]) -> None:
        """Give `count` blocks a use; what stands in the centre is the nearest to the market, else any."""
        found = [block for block in self._blocks if fits(block)]
        if use not in ("church", "townhall"):
            self._chance.shuffle(found)
        for block, name in zip(self._apart(found, count), names, strict=False):
            block.use, block.name = use, name
            self._blocks.remove(block)

    def _apart(self, found: list[Block], count: int) -> Iterator[Block]:
        """Yield blocks that do not touch one another, as long as there are."""
        kept: list[Block] = []
        for block in found:
            if len(kept) == count:
                return
            if all(math.dist(block.middle, other.middle) > block.room + other.room + 25 for other in kept):
                kept.append(block)
                yield block
