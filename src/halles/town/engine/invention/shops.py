"""Choose the plots that hold commercial premises: the square and the main streets first, then the mall."""

import math
from dataclasses import dataclass

from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.lots import Lot
from halles.town.engine.invention.plan import Plan

PER_PERSON = 250 / 12_000
VACANT = 0.12
MALL = 0.09
"""The most of them that are at the mall."""
DRAW = {
    "square": 1.6, "main": 0.95, "station": 0.9, "quay": 0.66, "ring": 0.62, "gate": 0.62, "lane": 0.42,
    "street": 0.28, "road": 0.3,
}  # fmt: skip
"""How much a street draws shops, near the market."""


@dataclass(frozen=True)
class Shop:
    """A plot that holds premises."""

    lot: Lot
    zone: str
    is_vacant: bool


def choose_shops(chance: Chance, plan: Plan, lots: list[Lot]) -> list[Shop]:
    """Return the premises of a town: so many for its population, 12 % of them vacant."""
    wanted = max(12, round(plan.size.population * PER_PERSON))
    mall = [lot for lot in lots if lot.zone == "mall"][: round(wanted * MALL)]
    others = [lot for lot in lots if lot.zone in ("centre", "faubourg")]
    drawn = {id(lot): _draw(plan, lot) + chance.uniform(0, 0.5) for lot in others}
    chosen = sorted(others, key=lambda lot: -drawn[id(lot)])[: wanted - len(mall)] + mall
    vacant = set(chance.sample(range(len(chosen)), round(VACANT * len(chosen))))
    return [Shop(lot, _zone(plan, lot), at in vacant) for at, lot in enumerate(chosen)]


def _draw(plan: Plan, lot: Lot) -> float:
    """Return how much a plot draws a shop."""
    part = plan.streets[lot.street].part
    return DRAW.get(part, 0.0) - 0.42 * math.hypot(*lot.door) / plan.size.ring


def _zone(plan: Plan, lot: Lot) -> str:
    if plan.streets[lot.street].part == "square":
        return "market"
    return lot.zone
