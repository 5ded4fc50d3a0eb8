"""Write what a local address base changes: the commune's addresses, and where its premises are."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.town import events, rights
from halles.town.engine.addresses import AddressChange, FoundAddress
from halles.town.models import Address, Place, Town
from halles.town.queries.addresses import address_book

BATCH = 300


def addresses_replace(*, actor: Actor, town: str, change: AddressChange) -> None:
    """Write the difference that a whole file makes, with one journal entry; nothing when there is none.

    Premises without a position get that of their address.
    """
    require(actor, rights.MANAGE, town)
    if not change:
        return
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        added = [Address(town=row, **_values(address)) for address in change.added]
        Address.objects.bulk_create(added, batch_size=BATCH)
        _change(row, change.changed)
        for start in range(0, len(change.gone), BATCH):
            Address.objects.filter(town=row, key__in=change.gone[start : start + BATCH]).delete()
        _locate_premises(town)
        event = events.AddressesImported(
            added=Count(len(change.added)), changed=Count(len(change.changed)), gone=Count(len(change.gone))
        )
        record(event, town=town, actor=actor.person, subject=row.id)


def _values(address: FoundAddress) -> dict[str, object]:
    return {**asdict(address), "told": dict(address.told)}


def _change(town: Town, changed: Iterable[FoundAddress]) -> None:
    for address in changed:
        Address.objects.filter(town=town, key=address.key).update(**_values(address))


def _locate_premises(town: str) -> None:
    lost = Place.objects.filter(town__slug=town, premises__isnull=False, lon=None).exclude(street="")
    book = address_book(town=town) if lost else None
    for place in lost:
        point = book.at(place.number, place.street) if book else None
        if point:
            place.lon, place.lat = point
            place.save(update_fields=["lon", "lat"])
