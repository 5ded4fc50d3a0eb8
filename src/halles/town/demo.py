"""The demonstration's town: invented ground, open, and out at sea so that it hides no real place."""

import random
from datetime import timedelta

from halles.kit.demo import MAKER, DemoWorld
from halles.kit.geo import pack
from halles.town.commands import (
    Unit,
    demo_remove,
    map_draw,
    map_replace,
    premises_import,
    quarter_create,
    town_create,
    town_open,
)
from halles.town.commands.base_map import INVENTED
from halles.town.engine.invention import Ground, invent, town_names
from halles.town.models import Town
from halles.town.queries import Shape

NAME = "Port-Lavandière"
"""No commune of France is called so."""

SLUG = "port-lavandiere"
LON, LAT = -36_000_000, 472_000_000
COLUMNS = 5
EAST, NORTH = 1_600_000, 1_100_000
"""Between two towns of the same demonstration: about twelve kilometres each way."""
EMPTY_AT_MOST = 1100
"""Days since which premises may be available."""

HELP = "Maison du centre-ville (inventée), 02\u00a061\u00a091\u00a000\u00a000"
"""Whom to ask about available premises."""


def names(count: int, seed: int) -> list[str]:
    """Return the names of the towns made together: the first is always the same."""
    return [NAME, *town_names(random.Random(seed), count - 1)]  # noqa: S311


def build(world: DemoWorld) -> None:
    """Create the town with its quarters, map and premises; its contacts are as invented as the rest."""
    lon, lat = LON + EAST * (world.number % COLUMNS), LAT + NORTH * (world.number // COLUMNS)
    world.ground = invent(world.chance_of("town"), world.population, lon=lon, lat=lat)
    town_create(
        actor=MAKER,
        name=world.name or NAME,
        slug=world.town,
        territory=world.territory,
        lon=lon,
        lat=lat,
        is_demo=True,
    )
    town_open(
        actor=MAKER,
        town=world.town,
        publisher="ville inventée pour la démonstration",
        hosting="Cet ordinateur",
        data_contact="Maison du centre-ville (inventée), aucune donnée réelle",
        help_name="Maison du centre-ville (inventée)",
        help_phone="02 61 91 00 00",
        help_hours="du mardi au samedi, 9 h – 12 h",
    )
    for name in world.ground.quarters:
        quarter_create(actor=MAKER, town=world.town, name=name)
    map_replace(actor=MAKER, town=world.town, shapes=_shapes(world.ground), credit="", source=INVENTED)
    premises_import(actor=MAKER, town=world.town, units=_units(world), source=INVENTED)


def finish(world: DemoWorld) -> None:
    """Draw the map, once the shops stand on it."""
    map_draw(actor=MAKER, town=world.town)


def _shapes(ground: Ground) -> list[Shape]:
    return [
        Shape(osm=f"demo/{at}", layer=one.layer, name=one.name, kind=one.kind, points=pack(one.lines))
        for at, one in enumerate(ground.shapes, start=1)
    ]


def _units(world: DemoWorld) -> list[Unit]:
    """Return the premises; those that are vacant say since when, and whom to ask."""
    chance, today = world.chance_of("vacant"), world.now.date()
    made = []
    for unit in world.ground.units:
        since = today - timedelta(days=chance.randrange(20, EMPTY_AT_MOST)) if unit.is_vacant else None
        made.append(
            Unit(
                number=unit.spot.number,
                street=unit.spot.street,
                lon=unit.spot.lon,
                lat=unit.spot.lat,
                quarter=unit.quarter,
                area_m2=unit.area_m2,
                vacant_since=since,
                contact=HELP if since else "",
            )
        )
    return made


def refuse_real(town: str) -> None:
    """Raise Refused unless `town` is a demonstration: asked before any package deletes anything."""
    Town.objects.held(slug=town).must_be_demo()


def remove(town: str) -> None:
    """Delete the town; refused for a real one."""
    demo_remove(actor=MAKER, town=town)
