"""Invent a plausible Breton town: its ground, its streets and what stands along them, from a seed and a size."""

from halles.town.engine.invention.ground import (
    LEAST_POPULATION,
    MOST_POPULATION,
    CarPark,
    Chance,
    Drawn,
    Ground,
    Home,
    Point,
    Spot,
    Unit,
)
from halles.town.engine.invention.names import town_names
from halles.town.engine.invention.town import invent

__all__ = [
    "LEAST_POPULATION",
    "MOST_POPULATION",
    "CarPark",
    "Chance",
    "Drawn",
    "Ground",
    "Home",
    "Point",
    "Spot",
    "Unit",
    "invent",
    "town_names",
]
