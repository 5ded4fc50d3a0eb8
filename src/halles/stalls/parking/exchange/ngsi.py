"""Car parks as NGSI-LD entities, in the words of the smart data models: what their pages tell."""

from collections.abc import Iterator, Mapping
from typing import Final

from halles.kit.ngsi.entities import Attribute, Entity, entity_id, point
from halles.stalls.parking.models import CarPark, Structure
from halles.stalls.parking.queries import Now

OFF_STREET, ON_STREET = "OffStreetParking", "OnStreetParking"
_CATEGORIES: Final[Mapping[str, str]] = {
    Structure.SURFACE: "parkingLot",
    Structure.BUILDING: "parkingGarage",
    Structure.UNDERGROUND: "underground",
}


def kind_of(car_park: CarPark) -> str:
    """Return the type of the entity: places along streets have one of their own."""
    return ON_STREET if car_park.structure == Structure.STREET else OFF_STREET


def car_park_entity(now: Now, *, page: str) -> Entity:
    """Return a car park as an entity; `page` is the address of its page.

    `availableSpotNumber` is there only while it is known, and `availableSpotOrigin` says whether it was
    measured or counted.
    """
    row = now.car_park
    kind = kind_of(row)
    attributes = [*_lasting(now), *_of_now(now), Attribute("source", page)]
    return Entity(entity_id(kind, row.town, row.slug), kind, attributes)


def _lasting(now: Now) -> Iterator[Attribute]:
    """Yield what does not change by the hour; what nobody said is left out."""
    row = now.car_park
    yield Attribute("name", row.name)
    categories = ["public", *_categories(row)]
    yield Attribute("category", categories)
    if row.reference:
        yield Attribute("parkingSiteId", row.reference)
    if now.capacity:
        yield Attribute("totalSpotNumber", now.capacity)
    if row.max_height_cm:
        yield Attribute("maximumAllowedHeight", row.max_height_cm / 100)
    if row.max_stay_min:
        yield Attribute("maximumParkingDuration", f"PT{row.max_stay_min}M")
    if row.lon is not None and row.lat is not None:
        yield point(row.lon, row.lat)


def _categories(row: CarPark) -> Iterator[str]:
    if row.structure in _CATEGORIES:
        yield _CATEGORIES[row.structure]
    if row.is_blue_zone and row.structure == Structure.STREET:
        yield "blueZone"
    if row.is_free is not None:
        yield "free" if row.is_free else "feeCharged"


def _of_now(now: Now) -> Iterator[Attribute]:
    """Yield what is true at this moment."""
    if now.is_closed:
        yield Attribute("status", ["closed"])
    elif now.free is not None:
        yield Attribute("status", ["spacesAvailable" if now.free else "full"], observed_at=now.at)
        yield Attribute("availableSpotNumber", now.free, observed_at=now.at)
        yield Attribute("availableSpotOrigin", now.origin)
    if now.is_simulated:
        yield Attribute("isSimulated", True)
