"""Somebody says that a car park is full: only when, never who."""

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import TooMany
from halles.kit.event import PublicId
from halles.kit.ratelimit import Limit, hit
from halles.stalls.parking import rights
from halles.stalls.parking.commands.carparks import held
from halles.stalls.parking.events import FullSaid
from halles.stalls.parking.models import CarPark, FullWord

FROM_ALL = Limit("parking.full", most=6, seconds=600)
"""From everybody, of one car park: more would tell nothing new."""
FROM_ONE = Limit("parking.full-one", most=1, seconds=600)
"""From one network address or number, of one car park: one person is one word."""


def full_say(*, actor: Actor, car_park: CarPark, by: str = "") -> bool:
    """Note that somebody found a car park full; return False where the same one said so just before.

    `by` is what stands for the caller (`kit.ratelimit.caller`, a number): only its keyed hash is counted, for
    ten minutes. Nothing of who said it is kept. Raises TooMany where everybody said so already.
    """
    require(actor, rights.SAY_FULL, car_park)
    if by and _said_already(car_park, by):
        return False
    hit(FROM_ALL, car_park.pk)
    with transaction.atomic():
        row = held(car_park)
        FullWord.objects.create(car_park=row, said_at=timezone.now())
        record(FullSaid(car_park=PublicId(row.pk)), town=row.town, subject=row.pk)
    return True


def _said_already(car_park: CarPark, by: str) -> bool:
    try:
        hit(FROM_ONE, f"{car_park.pk} {by}")
    except TooMany:
        return True
    return False
