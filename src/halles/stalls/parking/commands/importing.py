"""Bring a file of car parks in: one transaction, one journal entry."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count as Number
from halles.kit.event import Slug
from halles.kit.text import fold
from halles.stalls.parking import rights
from halles.stalls.parking.commands.carparks import free_slug
from halles.stalls.parking.commands.fields import TAKEN_WORDS, fields_clean
from halles.stalls.parking.events import CarParksImported
from halles.stalls.parking.models import CarPark, Source
from halles.stalls.parking.queries.importing import Change, Row, import_change

MOST_WORD = 20


def car_parks_import(
    *, actor: Actor, town: str, rows: Sequence[Row], source: str = Source.FILE.value
) -> Change:
    """Add the car parks of a file to a town (its slug), change those that are there, return what was done.

    A file that says nothing new changes nothing, and the journal says nothing either.
    """
    require(actor, rights.KEEP, town)
    with transaction.atomic():
        change = import_change(town=town, rows=rows)
        if not change:
            return change
        for row in change.added:
            _add(town, row, source)
        for known, _, differing in change.changed:
            _change(known, differing)
        event = CarParksImported(
            source=Slug(str(source)), added=Number(len(change.added)), changed=Number(len(change.changed))
        )
        topics = [f"{town}/parking/{known.pk}" for known, _, _ in change.changed]
        record(event, town=town, actor=actor.person, topics=topics)
    return change


def _add(town: str, row: Row, source: str) -> None:
    clean: dict[str, Any] = fields_clean({**row.fields, "reference": row.reference})
    name = clean["name"]
    word = _free_word(town, name)
    slug, now = free_slug(town, name), timezone.now()
    CarPark.objects.create(town=town, slug=slug, source=source, word=word, checked_at=now, **clean)


def _change(known: CarPark, differing: dict[str, Any]) -> None:
    clean: dict[str, Any] = fields_clean(differing)
    if "capacity" in clean:
        clean["learnt_capacity"] = None
    CarPark.objects.filter(pk=known.pk).update(**clean, checked_at=timezone.now())


def _free_word(town: str, name: str) -> str:
    """Return the last word of a name, by which a text message may call it; "" where it is another's."""
    words = fold(name).split()
    word = words[-1] if words else ""
    if not word or word.isdigit() or word in TAKEN_WORDS or len(word) > MOST_WORD:
        return ""
    return "" if CarPark.objects.filter(town=town, removed_at=None, word=word).exists() else word
