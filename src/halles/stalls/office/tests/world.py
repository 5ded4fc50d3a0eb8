"""The town hall's part of the test town: premises that are available, and a picture of the first day."""

from datetime import date
from typing import Any

from halles.kit.actor import Actor
from halles.stalls.office.commands import snapshot_take
from halles.town.public import premises_add


def furnish(world: Any) -> None:
    """Give the world available premises and its « photo de départ »."""
    house = Actor(system="test")
    world.unit = premises_add(
        actor=house,
        town=world.town.slug,
        number="3",
        street="Rue du Port",
        vacant_since=date(2025, 1, 15),
        area_m2=80,
        contact="Camille, à la mairie, 02 99 00 00 00",
    )
    world.snapshot = snapshot_take(actor=house, town=world.town.slug, label="Photo de départ")
