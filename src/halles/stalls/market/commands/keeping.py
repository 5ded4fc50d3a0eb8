"""What the house does in time: tell whom nobody answered, free what nobody collected, forget and delete."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model, QuerySet

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, PublicId
from halles.stalls.market import rights
from halles.stalls.market.commands.orders import order_expire, order_release
from halles.stalls.market.events import CustomerErased, RowsDeleted
from halles.stalls.market.models import Checkout, Follow, Order, OrderState, Question, Slate

FORGOTTEN_AFTER = timedelta(days=30)
"""After the end of the last order of a checkout."""
QUESTIONS_KEPT = timedelta(days=30)
SLATES_KEPT = timedelta(days=90)
UNCONFIRMED_KEPT = timedelta(days=2)
AT_ONCE = 200
"""Of one kind in one run: the next run does the rest."""


def orders_expire(*, actor: Actor, now: datetime) -> int:
    """Tell the customers whose shop did not answer within its own delay; return how many."""
    require(actor, rights.KEEP_TIME)
    late = Order.objects.filter(state=OrderState.PLACED, answer_by__lte=now).order_by("answer_by", "pk")
    found = list(late.values_list("pk", flat=True)[:AT_ONCE])
    return sum(order_expire(actor=actor, order=order, now=now) for order in found)


def orders_release(*, actor: Actor, now: datetime) -> int:
    """Put what nobody came for in time back on the shelves; return of how many orders."""
    require(actor, rights.KEEP_TIME)
    late = Order.objects.filter(is_open=True, keep_until__lte=now).order_by("keep_until", "pk")
    return sum(_released(actor, order) for order in late.values_list("pk", flat=True)[:AT_ONCE])


def customers_forget(*, actor: Actor, now: datetime) -> int:
    """Keep nothing of who ordered, thirty days after all of it is over; return of how many checkouts."""
    require(actor, rights.KEEP_TIME)
    still = Order.objects.filter(is_open=True) | Order.objects.filter(changed_at__gt=now - FORGOTTEN_AFTER)
    due = Checkout.objects.filter(forgotten_at=None, created_at__lte=now - FORGOTTEN_AFTER)
    found = due.exclude(pk__in=still.values("checkout")).order_by("created_at", "pk")
    return sum(_forgotten(pk, now) for pk in found.values_list("pk", flat=True)[:AT_ONCE])


def rows_delete(*, actor: Actor, now: datetime) -> int:
    """Delete old questions and slates, and follows that nobody confirmed; return how many rows."""
    require(actor, rights.KEEP_TIME)
    old: tuple[QuerySet[Model], ...] = (
        Question.objects.filter(asked_at__lte=now - QUESTIONS_KEPT),
        Slate.objects.filter(expires_at__lte=now - SLATES_KEPT),
        Follow.objects.filter(confirmed_at=None, created_at__lte=now - UNCONFIRMED_KEPT),
    )
    with transaction.atomic():
        rows = sum(each.delete()[0] for each in old)
        if rows:
            record(RowsDeleted(rows=Count(rows)), town="")
    return rows


def _released(actor: Actor, order: str) -> bool:
    try:
        order_release(actor=actor, order=order)
    except BadInput:  # somebody was quicker: it is handed over, cancelled, or kept longer
        return False
    return True


def _forgotten(checkout: str, now: datetime) -> bool:
    with transaction.atomic():
        row = Checkout.objects.select_for_update().filter(pk=checkout, forgotten_at=None).first()
        if row is None:
            return False
        row.person = row.first_name = row.channel = row.to = ""
        row.forgotten_at = now
        row.save(update_fields=["person", "first_name", "channel", "to", "forgotten_at"])
        record(CustomerErased(checkout=PublicId(row.pk)), town=row.town, subject=row.pk)
    return True
