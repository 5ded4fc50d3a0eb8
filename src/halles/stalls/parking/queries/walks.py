"""How far a car park is on foot: from the market, and from the shops around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from halles.kit.geo import metres
from halles.stalls.directory.public import map_points as shop_points
from halles.stalls.directory.public import market_points
from halles.stalls.parking.engine.walking import minutes_of
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.shapes import Now
from halles.town.public import MapPoint, spot_of


@dataclass(frozen=True)
class Walk:
    """A place near a car park, and how long one walks there."""

    point: MapPoint
    metres: int
    """As the crow flies."""
    minutes: int
    """About, with a usual detour."""


def market_walks(*, town: str, cars: Iterable[Now]) -> dict[str, str]:
    """Return "marché à environ 4 min à pied" by car park; one more SQL statement for a market without place.

    A market whose place nobody wrote, and a car park that is not on the map, have none.
    """
    places = [place for point in market_points(town=town) if (place := _place(point, town))]
    found = {}
    for car_park in (now.car_park for now in cars):
        here = place_of(car_park)
        if here and places:
            minutes = min(minutes_of(metres(here, there)) for there in places)
            found[car_park.pk] = gettext("market about %(n)d min on foot") % {"n": minutes}
    return found


def shop_walks(*, town: str, car_park: CarPark) -> list[Walk]:
    """Return the shops and services that are on the map, the nearest to a car park first."""
    here = place_of(car_park)
    if here is None:
        return []
    walks = []
    for point in shop_points(town=town):
        if there := place_of(point):
            straight = metres(here, there)
            walks.append(Walk(point, round(straight), minutes_of(straight)))
    return sorted(walks, key=lambda walk: (walk.metres, walk.point.title))


def place_of(car_park: CarPark | MapPoint) -> tuple[int, int] | None:
    """Return where a car park's way in, or a point of the map, is in 1e-7 degree."""
    return None if car_park.lon is None or car_park.lat is None else (car_park.lon, car_park.lat)


def _place(point: MapPoint, town: str) -> tuple[int, int] | None:
    """Return where a market is: its position, else the middle of its street or square."""
    return place_of(point) or (spot_of(town=town, street=point.street) if point.street else None)
