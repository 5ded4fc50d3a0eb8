"""The parking stall's part of the test town: car parks that are counted, that cost, that nobody described."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from halles.stalls.parking.models import CarPark, Closure, ClosureReason, Count, Structure


def furnish(world: Any) -> None:
    """Give the town a car park that is counted, one underground with its prices, one known by name alone."""
    town, now = world.town.slug, timezone.now()
    world.car_park = CarPark.objects.create(
        town=town,
        slug="parking-de-la-gare",
        name="Parking de la Gare",
        word="gare",
        address="Rue de la Gare",
        lon=-20_850_000,
        lat=476_505_000,
        capacity=120,
        disabled=4,
        charging=2,
        is_free=True,
        is_blue_zone=True,
        max_stay_min=90,
        note="L’entrée est rue des Douves, derrière l’école.",
    )
    world.garage = CarPark.objects.create(
        town=town,
        slug="parking-du-parlement",
        name="Parking du Parlement",
        structure=Structure.UNDERGROUND,
        lon=-20_840_000,
        lat=476_512_000,
        capacity=240,
        max_height_cm=190,
        is_free=False,
        tariff="gratuit le dimanche",
        price_1h=150,
        price_2h=300,
        price_24h=1200,
        hours="Mo-Sa 07:00-20:00",
    )
    CarPark.objects.create(town=town, slug="parking-du-port", name="Parking du Port")
    world.count = Count.objects.create(
        car_park=world.car_park, free=34, counted_at=now, expires_at=now + timedelta(minutes=30)
    )
    world.closure = Closure.objects.create(
        car_park=world.car_park, reason=ClosureReason.MARKET, rule="Su 06:00-14:00", starts_at=now
    )
