"""What text messages cost: counted as they leave, and the price that a town says it pays."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.events import PriceSet
from halles.doors.models import Channel, OutgoingMessage, TextDay, TextPrice
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Slug
from halles.town.models import Town

MOST_PRICE = 10_000
"""A euro, in hundredths of a cent: no segment costs that."""
MOST_MONTH = 10_000_000
"""A hundred thousand euros, in cents."""


def meter_add(message: OutgoingMessage, now: datetime) -> None:
    """Count a text message, in the transaction that says it has left; an e-mail costs nothing."""
    if message.channel != Channel.SMS:
        return
    row, _ = TextDay.objects.get_or_create(town=message.town, day=timezone.localdate(now), kind=message.kind)
    counted = TextDay.objects.filter(pk=row.pk)
    counted.update(messages=F("messages") + 1, segments=F("segments") + message.segments)


def price_set(*, actor: Actor, town: Town, price: int, month_cents: int) -> TextPrice:
    """Say what a segment costs (hundredths of a cent), and the most of a month (cents; 0: no bound)."""
    require(actor, rights.TEXTS, town.slug)
    if not 0 < price <= MOST_PRICE:
        raise BadInput(gettext("Write what one text message costs, in cents: more than 0."), field="price")
    if not 0 <= month_cents <= MOST_MONTH:
        raise BadInput(gettext("Write an amount, or nothing for no bound."), field="month_cents")
    with transaction.atomic():
        said = {"price": price, "month_cents": month_cents}
        row, _ = TextPrice.objects.update_or_create(town=town.slug, defaults=said)
        record(PriceSet(town=Slug(town.slug)), town=town.slug, actor=actor.person)
    return row
