"""What a driver needs of a car park, and which car parks have it; those of which one does not know apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from halles.kit.text import fold
from halles.stalls.parking.models import CarPark, Structure
from halles.stalls.parking.queries.said import state_of
from halles.stalls.parking.queries.shapes import Now

DISABLED, FREE, CHARGING = "disabled", "free", "charging"
NEEDS = (DISABLED, FREE, CHARGING)
"""What can be asked for with one tap; a height is typed."""
_OPEN_TO_THE_SKY = (Structure.SURFACE, Structure.STREET)
_RANKS = {"free": 0, "unknown": 1, "full": 2, "closed": 3}


@dataclass(frozen=True)
class Wish:
    """What is asked for: words of NEEDS, and a vehicle's height in centimetres."""

    needs: tuple[str, ...] = ()
    height: int | None = None

    def __bool__(self) -> bool:
        return bool(self.needs or self.height)


@dataclass(frozen=True)
class Chosen:
    """The car parks that have what is asked for, and those of which nobody said."""

    found: list[Now]
    unsure: list[Now]


def choose(cars: Iterable[Now], wish: Wish) -> Chosen:
    """Return the car parks that answer a wish: free places first, then not known, full, closed; by name."""
    found: list[Now] = []
    unsure: list[Now] = []
    for now in sorted(cars, key=lambda each: (_RANKS[state_of(each)], fold(each.car_park.name))):
        answers = {_answer(now.car_park, need) for need in wish.needs} | {_fits(now.car_park, wish.height)}
        if False in answers:
            continue
        (unsure if None in answers else found).append(now)
    return Chosen(found, unsure)


def count_of(cars: Iterable[Now], need: str) -> int:
    """Return how many car parks surely have a need."""
    return sum(_answer(now.car_park, need) is True for now in cars)


def _answer(car_park: CarPark, need: str) -> bool | None:
    """Say whether a car park has a need; None where nobody said."""
    if need == FREE:
        return car_park.is_free
    places = car_park.disabled if need == DISABLED else car_park.charging
    return None if places is None else places > 0


def _fits(car_park: CarPark, height: int | None) -> bool | None:
    """Say whether a vehicle gets in; under the open sky one does where no bar was told of."""
    if height is None:
        return True
    if car_park.max_height_cm:
        return height <= car_park.max_height_cm
    return True if car_park.structure in _OPEN_TO_THE_SKY else None
