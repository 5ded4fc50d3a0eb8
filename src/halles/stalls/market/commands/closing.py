"""What a shop leaves when it closes: nothing it showed, nobody who follows it, no order that waits."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.stalls.market import rights
from halles.stalls.market.commands.orders import order_refuse
from halles.stalls.market.events import RowsDeleted
from halles.stalls.market.models import Follow, Offer, Order, Product, Question, Slate, Terms

_SHOWN = (Offer, Slate, Product, Follow, Question, Terms)
"""Each after those that point to it; orders stay, for their customers and the accounts."""


def organisation_close(*, actor: Actor, organisation: str) -> None:
    """Refuse the open orders of a shop that closes, telling their customers, and delete what it showed."""
    require(actor, rights.TERMS, organisation)
    with override(settings.LANGUAGE_CODE):
        reason = gettext("The shop is closing.")
    with transaction.atomic():
        town = _town(organisation)
        opened = Order.objects.filter(organisation=organisation, is_open=True).order_by("pk")
        for order in opened:
            order_refuse(actor=actor, order=order.pk, reason=reason, key=f"close {order.pk}")
        deleted = 0
        for table in _SHOWN:
            rows = table.objects.filter(organisation=organisation)
            deleted += rows.count()
            rows.delete()
        if deleted:
            event = RowsDeleted(rows=Count(deleted))
            record(event, town=town, actor=actor.person, subject=organisation)


def _town(organisation: str) -> str:
    """Return the town of a shop, from whatever it showed."""
    for table in (*_SHOWN, Order):
        found = table.objects.filter(organisation=organisation).values_list("town", flat=True).first()
        if found:
            return str(found)
    return ""
