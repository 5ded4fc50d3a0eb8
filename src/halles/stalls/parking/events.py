"""What the parking stall publishes."""

from dataclasses import dataclass

from halles.kit.event import Count, Event, PublicId, Slug


@dataclass(frozen=True)
class CarParkAdded(Event):
    """The town has a car park more."""

    kind = "parking.car-park-added"
    car_park: PublicId


@dataclass(frozen=True)
class CarParkChanged(Event):
    """What is told of a car park was changed."""

    kind = "parking.car-park-changed"
    car_park: PublicId


@dataclass(frozen=True)
class CarParkRemoved(Event):
    """A car park is no longer one."""

    kind = "parking.car-park-removed"
    car_park: PublicId


@dataclass(frozen=True)
class CarParksImported(Event):
    """A file of car parks was imported: one entry for the whole file."""

    kind = "parking.car-parks-imported"
    source: Slug
    added: Count
    changed: Count


@dataclass(frozen=True)
class PlacesCounted(Event):
    """An agent counted the free places."""

    kind = "parking.places-counted"
    car_park: PublicId
    free: Count


@dataclass(frozen=True)
class CountWithdrawn(Event):
    """A count was taken back."""

    kind = "parking.count-withdrawn"
    car_park: PublicId


@dataclass(frozen=True)
class FullSaid(Event):
    """Somebody found no place; nobody knows who."""

    kind = "parking.full-said"
    car_park: PublicId


@dataclass(frozen=True)
class ClosureSet(Event):
    """A car park, or some of its places, is to be closed."""

    kind = "parking.closure-set"
    car_park: PublicId
    closure: PublicId
    reason: Slug


@dataclass(frozen=True)
class ClosureWithdrawn(Event):
    """A closing was called off."""

    kind = "parking.closure-withdrawn"
    car_park: PublicId
    closure: PublicId


@dataclass(frozen=True)
class ForecastMade(Event):
    """What is foreseen for the car parks of a town was worked out anew."""

    kind = "parking.forecast-made"
    car_parks: Count


@dataclass(frozen=True)
class ForecastTrained(Event):
    """The forecast of a town was learnt anew."""

    kind = "parking.forecast-trained"
    days: Count
