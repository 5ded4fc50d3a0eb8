"""Writes of car parks: add, change, remove."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.text import slugify
from halles.stalls.parking import rights
from halles.stalls.parking.commands.fields import Value, fields_clean
from halles.stalls.parking.events import CarParkAdded, CarParkChanged, CarParkRemoved
from halles.stalls.parking.models import CarPark, Foreseen


def car_park_add(*, actor: Actor, town: str, fields: Mapping[str, Value]) -> CarPark:
    """Add a car park to a town (its slug); `fields` in the units of its columns, see `fields.EDITED`."""
    require(actor, rights.KEEP, town)
    clean: dict[str, Any] = fields_clean({"name": "", **fields})
    with transaction.atomic():
        _check_unique(town, clean)
        slug = free_slug(town, clean["name"])
        car_park = CarPark.objects.create(town=town, slug=slug, checked_at=timezone.now(), **clean)
        event = CarParkAdded(car_park=PublicId(car_park.pk))
        record(event, town=town, actor=actor.person, subject=car_park.pk)
    return car_park


def car_park_change(*, actor: Actor, car_park: CarPark, fields: Mapping[str, Value]) -> CarPark:
    """Change what is told of a car park; fields that are not given stay, and its address on the web too.

    Saving what is there already only tells that somebody looked.
    """
    require(actor, rights.KEEP, car_park.town)
    clean: dict[str, Any] = fields_clean(fields)
    with transaction.atomic():
        row = held(car_park)
        _check_unique(row.town, clean, but=row.pk)
        if clean.get("capacity", row.capacity) != row.capacity:
            clean["learnt_capacity"] = None  # what contradicted the old number says nothing of the new one
        for name, value in {**clean, "checked_at": timezone.now()}.items():
            setattr(row, name, value)
        row.save(update_fields=[*clean, "checked_at"])
        event = CarParkChanged(car_park=PublicId(row.pk))
        record(event, town=row.town, actor=actor.person, subject=row.pk)
    return row


def car_park_remove(*, actor: Actor, car_park: CarPark) -> None:
    """Take a car park away, with what was foreseen of it; a second time does nothing.

    Its row stays: sensors and closings of the past speak of it.
    """
    require(actor, rights.KEEP, car_park.town)
    with transaction.atomic():
        row = CarPark.objects.select_for_update().get(pk=car_park.pk)
        if row.removed_at:
            return
        row.removed_at, row.reference = timezone.now(), ""
        row.save(update_fields=["removed_at", "reference"])
        Foreseen.objects.filter(car_park=row).delete()
        event = CarParkRemoved(car_park=PublicId(row.pk))
        record(event, town=row.town, actor=actor.person, subject=row.pk)


def held(car_park: CarPark) -> CarPark:
    """Return the row as it is now, kept from other writers until the transaction ends; or raise NotFound."""
    row = CarPark.objects.select_for_update().filter(pk=car_park.pk, removed_at=None).first()
    if row is None:
        raise NotFound(gettext("This car park is no longer one."))
    return row


def free_slug(town: str, name: str) -> str:
    """Return the word of a new car park in addresses: one that no other has, nor had."""
    base = slugify(name)
    taken = set(CarPark.objects.filter(town=town, slug__startswith=base).values_list("slug", flat=True))
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _check_unique(town: str, clean: Mapping[str, Any], *, but: str = "") -> None:
    """Raise BadInput where another car park of the town has the same word or number."""
    others = CarPark.objects.filter(town=town, removed_at=None).exclude(pk=but)
    for name in ("word", "reference"):
        value = clean.get(name)
        other = others.filter(**{name: value}).values_list(F("name"), flat=True).first() if value else None
        if other is not None:
            message = gettext("“%(value)s” is taken already, by “%(name)s”.")
            raise BadInput(message % {"value": value, "name": other}, field=name)
