"""How large each part of a town is, told by its population, and what differs from one town to another."""

import math
from dataclasses import dataclass

from halles.town.engine.invention.ground import LEAST_POPULATION, MOST_POPULATION, Chance

QUAY = 8.0
"""From the water to the middle of the street along it, in metres."""
RAILWAY = 9.0
"""From the middle of the railway to the gardens beside it."""
MOST_BLOCKS = 900
"""A larger town has larger blocks at its edge, so that its map stays bounded."""


@dataclass(frozen=True)
class Measures:
    """Metres and angles. The market square's middle is (0, 0); the river runs south of it, along x."""

    population: int
    radius: float
    """Of the built town."""
    ring: float
    """Of the centre, within its boulevards."""
    outer_ring: float
    square: float
    bank: float
    """From the market square to the street along the river."""
    water: float
    """The river's width."""
    rail: float
    """From the market square to the railway, northwards."""
    rail_slope: float
    block: float
    """How much longer the blocks of the edge are than in a small town."""
    turn: float
    """The angle by which the finished town is turned: rivers do not all flow east."""

    @property
    def far_bank(self) -> float:
        """From the market square to the street along the other bank."""
        return self.bank + 2 * QUAY + self.water

    @property
    def is_small(self) -> bool:
        """A village: one ring, one bridge."""
        return self.population < 4000


def measures(chance: Chance, population: int) -> Measures:
    """Return the measures of a town of so many inhabitants."""
    if not LEAST_POPULATION <= population <= MOST_POPULATION:
        raise ValueError(f"an invented town has {LEAST_POPULATION} to {MOST_POPULATION} inhabitants")
    radius = 1120 * (population / 12_000) ** 0.42 * chance.uniform(0.94, 1.06)
    ring = max(105.0, min(0.27 * radius, 420.0)) * chance.uniform(0.92, 1.08)
    usual_blocks = math.pi * radius**2 / 9_500
    return Measures(
        population=population,
        radius=radius,
        ring=ring,
        outer_ring=ring + (radius - ring) * chance.uniform(0.40, 0.5),
        square=min(46.0, 24.0 + population**0.5 / 8),
        bank=max(78.0, ring * chance.uniform(0.48, 0.6)),
        water=chance.uniform(20, 30) + min(population, 30_000) / 2_000,
        rail=ring * chance.uniform(1.25, 1.4) + 45,
        rail_slope=chance.uniform(-0.16, 0.16),
        block=max(1.0, math.sqrt(usual_blocks / MOST_BLOCKS)),
        turn=chance.uniform(0, 2 * math.pi),
    )
