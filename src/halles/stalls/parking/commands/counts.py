"""Writes of counts: an agent tells how many places are free, and takes it back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Count as Number
from halles.kit.event import PublicId
from halles.stalls.parking import rights
from halles.stalls.parking.commands.carparks import held
from halles.stalls.parking.events import CountWithdrawn, PlacesCounted
from halles.stalls.parking.models import CarPark, Count
from halles.stalls.parking.queries import capacity_of

LIFE = timedelta(minutes=30)
"""How long a count is told."""


def count_set(*, actor: Actor, car_park: CarPark, free: int) -> Count:
    """Note how many places are free, for half an hour; more than the car park has is refused."""
    require(actor, rights.COUNT, car_park.town)
    with transaction.atomic():
        row = held(car_park)
        _check(row, free)
        now = timezone.now()
        count = Count.objects.create(
            car_park=row, free=free, counted_at=now, expires_at=now + LIFE, author=actor.person
        )
        event = PlacesCounted(car_park=PublicId(row.pk), free=Number(free))
        record(event, town=row.town, actor=actor.person, subject=row.pk)
    return count


def count_withdraw(*, actor: Actor, car_park: CarPark, count: str) -> None:
    """Take a count back ("Revenir en arrière"): what was told before holds again; twice is once."""
    require(actor, rights.COUNT, car_park.town)
    with transaction.atomic():
        row = Count.objects.select_for_update().filter(pk=count, car_park=car_park).first()
        if row is None:
            raise NotFound(gettext("This count is not known."))
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = CountWithdrawn(car_park=PublicId(car_park.pk))
        record(event, town=car_park.town, actor=actor.person, subject=car_park.pk)


def _check(row: CarPark, free: int) -> None:
    """Raise BadInput for a number that cannot be: negative, or more than there are."""
    if free < 0:
        raise BadInput(gettext("Write how many places are free: 0 if there is none."), field="free")
    known = [each for each in (row.capacity, capacity_of(row)) if each is not None]
    if known and free > max(known):
        most = max(known)
        message = ngettext(
            "“%(name)s” has %(most)d place: %(free)d cannot be free.",
            "“%(name)s” has %(most)d places: %(free)d cannot be free.",
            most,
        )
        words = {"name": row.name, "most": most, "free": free}
        raise BadInput(message % words, field="free", advice=gettext("Nothing was noted. Count again."))
