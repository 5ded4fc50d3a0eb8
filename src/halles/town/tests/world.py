"""The town floor's part of the test town: a small base map, drawn, and premises that are available."""

from datetime import date
from typing import Any

from halles.kit.actor import Actor
from halles.town.commands import map_draw, map_replace, premises_add
from halles.town.tests.base_map import small_town

_HOUSE = Actor(system="test")


def furnish(world: Any) -> None:
    """Give the world's town streets, houses and a river, its map, and a shop to let."""
    slug, centre = world.town.slug, (world.town.lon, world.town.lat)
    map_replace(actor=_HOUSE, town=slug, shapes=small_town(centre), credit="© le cadastre", source="test")
    map_draw(actor=_HOUSE, town=slug)
    world.premises = premises_add(
        actor=_HOUSE,
        town=slug,
        number="3 bis",
        street="Quai Duguay-Trouin",
        lon=centre[0] + 900,
        lat=centre[1] - 6_000,
        vacant_since=date(2026, 3, 2),
        area_m2=45,
        contact="Bruno, à la mairie",
    )
    world.town.refresh_from_db()
