"""The sensing stall's part of the test town: a counter of free places, one of people, refusals."""

from typing import Any

from django.utils import timezone

from halles.stalls.sensing.commands import device_register
from halles.stalls.sensing.models import Refused, Swept
from halles.stalls.sensing.tests.footfall_world import furnish_footfall
from halles.stalls.sensing.tests.register_world import FREE, HOUSE, PASSAGES, PLATE, WORDS, hear


def furnish(world: Any) -> None:
    """Register two devices that have just spoken, and let something be refused and deleted."""
    town, now = world.town.slug, timezone.now()
    world.device = device_register(actor=HOUSE, town=town, fields=WORDS, measures=[FREE, PLATE])
    people = {**WORDS, "title": "Passages, rue du Port", "kind": "footfall", "group": "Le port"}
    world.counter = device_register(actor=HOUSE, town=town, fields=people, measures=[PASSAGES])
    for device in (world.device, world.counter):
        hear(device, 12, at=now)
    furnish_footfall(town, world.counter)
    Refused.objects.create(town=town, reason="unregistered", day=timezone.localdate(now), number=3)
    for table in ("reading", "quarter"):
        Swept.objects.create(day=timezone.localdate(now), table=table, deleted=7, left=9, at=now)
