"""What leaves with a shop that closes: its whole stock."""

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.events import ChoiceSet
from halles.stalls.stock.models import (
    Item,
    Movement,
    ShopChoice,
    TillFile,
    TillMapping,
    TillRow,
)


def organisation_close(*, actor: Actor, organisation: str) -> None:
    """Delete the stock of an organisation that closes: items, ledger, sales, advice, what its till told."""
    require(actor, rights.CHOOSE, organisation)
    with transaction.atomic():
        towns = [*ShopChoice.objects.filter(organisation=organisation).values_list("town", flat=True)]
        towns += Item.objects.filter(organisation=organisation).values_list("town", flat=True)[:1]
        Movement.objects.filter(item__organisation=organisation).delete()
        for table in (Item, TillFile, TillMapping, TillRow, ShopChoice):
            table.objects.filter(organisation=organisation).delete()
        if towns:
            event = ChoiceSet(organisation=PublicId(organisation), shares=False)
            record(event, town=towns[0], actor=actor.person, subject=organisation)
