"""What the invention of a town returns, and the source of chance it takes."""

from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Point = tuple[int, int]
"""Longitude and latitude in 1e-7 degree."""

LEAST_POPULATION = 800
MOST_POPULATION = 100_000


class Chance(Protocol):
    """The only source of chance: Python's seeded generator, handed in by whoever asks for a town."""

    def uniform(self, a: float, b: float) -> float:
        """Return a number between two others."""

    def randrange(self, start: int, stop: int) -> int:
        """Return a whole number from `start` to before `stop`."""

    def choice(self, seq: Sequence[T]) -> T:
        """Return one of several things."""

    def sample(self, population: Sequence[T], k: int) -> list[T]:
        """Return several of them, each once."""

    def shuffle(self, x: MutableSequence[Any]) -> None:
        """Put them in another order."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One shape of the base map: a layer and kind as `town.models.OsmShape` has them, lines or rings."""

    layer: str
    kind: str
    name: str
    lines: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """An address and where it is."""

    number: str
    street: str
    lon: int
    lat: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Commercial premises at street level."""

    spot: Spot
    zone: str
    """"market", "centre", "faubourg" or "mall"."""
    quarter: str
    area_m2: int
    is_vacant: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The dwellings of one address."""

    spot: Spot
    count: int


@dataclass(frozen=True, slots=True)
class CarPark:
    """A public car park: its name, its middle, how many cars it holds."""

    name: str
    lon: int
    lat: int
    capacity: int


@dataclass(frozen=True)
class Ground:
    """An invented town, before anything of it is kept."""

    population: int
    shapes: tuple[Drawn, ...]
    units: tuple[Unit, ...]
    homes: tuple[Home, ...]
    car_parks: tuple[CarPark, ...]
    lamps: tuple[Point, ...]
    quarters: tuple[str, ...]
    landmarks: dict[str, Spot]
    """Public buildings by what they are: "townhall", "church", "station", "market", the first "school"."""
    schools: tuple[tuple[str, Spot], ...]
    """Each school by its name."""
    plots: tuple[Spot, ...]
    """Addresses of the centre that hold no premises: for offices, practices, associations."""
