"""The parking stall's part of the demonstration: the invented town's car parks and their tariffs."""

import random

from halles.journal.commands import record
from halles.kit.demo import MAKER, DemoWorld
from halles.kit.event import Count as Number
from halles.kit.event import PublicId, Slug
from halles.kit.text import fold, slugify
from halles.stalls.parking.events import CarParksImported, ClosureSet
from halles.stalls.parking.models import CarPark, Closure, ClosureReason, ForecastModel, Structure

DISABLED_SHARE = 0.03
"""Of a car park's places, one at least."""
MARKET_RULE = "Th 06:00-14:00"
PLANS = (
    {"is_free": True, "is_blue_zone": True, "max_stay_min": 90},
    {"is_free": True},
    {"is_free": False, "price_1h": 100, "price_2h": 200, "price_3h": 300, "price_4h": 400, "price_24h": 900,
     "tariff": "gratuit de 12 h à 14 h et le dimanche", "structure": Structure.UNDERGROUND,
     "max_height_cm": 190, "charging": 4},
    {"is_free": True, "charging": 2, "bicycles": 12},
)  # fmt: skip
"""What car parks of a town are like, one after the other."""


def build(world: DemoWorld) -> None:
    """Add the car parks; the first of them gives way to the market on Thursdays."""
    chance = world.chance_of("parking")
    rows = [_car_park(world, at, chance) for at in range(len(world.ground.car_parks))]
    CarPark.objects.bulk_create(rows)
    event = CarParksImported(source=Slug("demo"), added=Number(len(rows)), changed=Number(0))
    record(event, town=world.town, actor=MAKER.person)
    if rows:
        _close_for_the_market(world, rows[0])


def remove(town: str) -> None:
    """Delete the town's car parks with all that was said and foreseen of them."""
    CarPark.objects.filter(town=town).delete()
    ForecastModel.objects.filter(town=town).delete()


def _car_park(world: DemoWorld, at: int, chance: random.Random) -> CarPark:
    one = world.ground.car_parks[at]
    return CarPark(
        town=world.town,
        slug=slugify(one.name),
        word=_word(one.name),
        name=one.name,
        lon=one.lon,
        lat=one.lat,
        capacity=one.capacity,
        disabled=max(1, round(one.capacity * DISABLED_SHARE)),
        motorbikes=chance.choice((None, 4, 6)),
        checked_at=world.now,
        **PLANS[at % len(PLANS)],
    )


def _word(name: str) -> str:
    """Return the last word of a name, by which a text message calls it."""
    return fold(name).split()[-1][:20]


def _close_for_the_market(world: DemoWorld, car_park: CarPark) -> None:
    closure = Closure.objects.create(
        car_park=car_park, reason=ClosureReason.MARKET, rule=MARKET_RULE, starts_at=world.now
    )
    event = ClosureSet(
        car_park=PublicId(car_park.pk),
        closure=PublicId(closure.pk),
        reason=Slug(ClosureReason.MARKET.value),
    )
    record(event, town=world.town, actor=MAKER.person, subject=car_park.pk)
