"""Put a shop in each of the demonstration's premises that is let, services and associations beside."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import transaction

from halles.journal.commands import record
from halles.kit.demo import DemoWorld
from halles.kit.event import Count, Slug
from halles.kit.text import slugify
from halles.stalls.directory.engine.invention import (
    AT_THE_MALL,
    Namer,
    described,
    hours_of,
    kinds_of_shops,
    services_of_town,
)
from halles.stalls.directory.events import PlacesImported
from halles.stalls.directory.models import Sheet

POSTCODE = "29999"
"""Given to no commune."""
BATCH = 400
WITH_PHONE, WITH_EMAIL, WITH_WEBSITE = 0.8, 0.3, 0.15
OLDEST = timedelta(days=130)
"""How long ago the town's list was entered."""
FIRST_BAKERY = "Le Fournil des Quais"


def add_sheets(world: DemoWorld) -> None:
    """Create all sheets, with one journal entry for the list."""
    chance = world.chance_of("directory")
    phones = phone_numbers(world)
    taken: set[str] = set()
    rows = []
    for name, kind, text, spot in (*_shops(world, chance), *_services(world, chance)):
        slug = free_slug(slugify(name), taken)
        rows.append(
            Sheet(
                town=world.town,
                slug=slug,
                name=name,
                category=kind,
                number=spot.number,
                street=spot.street,
                postcode=POSTCODE,
                lon=spot.lon,
                lat=spot.lat,
                hours=hours_of(chance, kind),
                description=text,
                phone=next(phones) if chance.random() < WITH_PHONE else "",
                email=f"bonjour@{slug}.example" if chance.random() < WITH_EMAIL else "",
                website=f"https://{slug}.example" if chance.random() < WITH_WEBSITE else "",
                created_at=world.now - OLDEST,
            )
        )
    with transaction.atomic():
        Sheet.objects.bulk_create(rows, batch_size=BATCH)
        event = PlacesImported(source=Slug("demo"), added=Count(len(rows)), changed=Count(0), gone=Count(0))
        record(event, town=world.town)


Entry = tuple[str, str, str, Any]
"""Name, kind, description and address."""


def _shops(world: DemoWorld, chance: random.Random) -> Iterator[Entry]:
    """Yield a shop for each unit that is let: what needs a car park at the mall, the rest in town."""
    let = [unit for unit in world.ground.units if not unit.is_vacant]
    kinds = [kind for kind, number in kinds_of_shops(len(let)).items() for _ in range(number)]
    mall = [unit for unit in let if unit.zone == "mall"]
    outside = [kind for kind in AT_THE_MALL if kind in kinds][: len(mall)]
    for kind in outside:
        kinds.remove(kind)
    chance.shuffle(kinds)
    named, spots = Namer(chance), [unit.spot for unit in let if unit.zone != "mall"]
    spots = [unit.spot for unit in mall][len(outside) :] + spots
    pairs = [*zip(outside, (unit.spot for unit in mall), strict=False), *zip(kinds, spots, strict=True)]
    for kind, spot in _bakery_on_quay(pairs):
        yield named.name(kind), kind, described(chance, kind), spot


def _bakery_on_quay(pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return the same shops, the first bakery first and on a quay where there is one."""
    bakery = next(at for at, (kind, _) in enumerate(pairs) if kind == "bakery")
    quay = next((at for at, (_, spot) in enumerate(pairs) if spot.street.startswith("quai")), bakery)
    (one, there), (other, here) = pairs[bakery], pairs[quay]
    pairs[bakery], pairs[quay] = (one, here), (other, there)
    return [pairs[bakery], *pairs[:bakery], *pairs[bakery + 1 :]]


def _services(world: DemoWorld, chance: random.Random) -> Iterator[Entry]:
    """Yield the town hall, the market, the schools, then what stands at any address of the centre."""
    ground = world.ground
    spots = iter(ground.plots)
    for name, kind, what in (("Mairie", "townhall", "townhall"), ("Les Halles", "marketplace", "market")):
        yield name, kind, described(chance, kind), ground.landmarks.get(what) or next(spots)
    for name, spot in ground.schools:
        yield name, "school", "", spot
    for (name, kind, text), spot in zip(services_of_town(world.population), spots, strict=False):
        yield name, kind, text or described(chance, kind), spot


def phone_numbers(world: DemoWorld, first: int = 1) -> Iterator[str]:
    """Yield the numbers of a town from the `first` on, of those that are given to nobody in France."""
    return (f"02 61 91 {n // 100 % 100:02} {n % 100:02}" for n in count(first + 500 * world.number))


def free_slug(slug: str, taken: set[str]) -> str:
    """Return a slug that no other sheet of the town has."""
    free = next(s for n in count(1) if (s := slug if n == 1 else f"{slug}-{n}") not in taken)
    taken.add(free)
    return free
