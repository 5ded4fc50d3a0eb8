"""Invent a plausible Breton town from a seed and a size: its streets and what stands along them."""

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
