"""Writes of one article of an order: missing, found after all, weighed, brought back. The rest goes on."""

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId, Slug
from halles.stalls.market import rights
from halles.stalls.market.commands import goods, telling
from halles.stalls.market.commands.moves import (
    ALIVE,
    alive,
    allowed,
    heard,
    line_locked,
    moved_event,
    reason_of,
    step_take,
    was_pressed,
)
from halles.stalls.market.engine import measures
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.events import OrderLineChanged
from halles.stalls.market.models import LineState, Order, OrderLine

MOST_GRAMS = 100_000
"""On the scales of a shop."""
MOST_REPLACED = 160


def line_missing(*, actor: Actor, line: str, key: str, reason: str = "", replaced_by: str = "") -> OrderLine:
    """Say that there is none left of an article, and what the shop gives or proposes instead, in words.

    The rest of the order goes on; where nothing is left of it, the order is refused.
    """
    with transaction.atomic():
        order, row = _locked(actor, line)
        if was_pressed(order, key):
            return row
        allowed(engine.may_change_line(order.state, engine.MISSING))
        _check(row.state in ALIVE, gettext("This article is missing already."))
        goods.free(order, [row], by=actor)
        row.state, row.reason = LineState.MISSING, reason_of(reason)
        row.replaced_by = reason_of(replaced_by)[:MOST_REPLACED]
        row.save()
        if alive(order).exists() or row.replaced_by:
            _write(order, row, engine.MISSING, actor=actor, key=key)
            telling.line_told(order, row)
        else:
            _refuse(order, row, actor=actor, key=key)
    return row


def line_found(*, actor: Actor, line: str, key: str) -> OrderLine:
    """Take back that an article is missing: it is kept anew, if it is still there."""
    with transaction.atomic():
        order, row = _locked(actor, line)
        if was_pressed(order, key):
            return row
        allowed(engine.may_change_line(order.state, engine.FOUND))
        _check(row.state == LineState.MISSING, gettext("This article is not missing."))
        goods.renewed([row])
        goods.keep(order, [row], by=actor)
        row.state, row.reason, row.replaced_by = LineState(engine.line_state(order.state)), "", ""
        row.save()
        _write(order, row, engine.FOUND, actor=actor, key=key)
        telling.line_told(order, row)
    return row


def line_weigh(*, actor: Actor, line: str, grams: int, key: str) -> OrderLine:
    """Note what an article sold by weight weighs: its price is then known.

    It may weigh more or less than what was asked for. Above a fifth more, the customer is told the price
    before she comes; she pays in the shop, where she may take less.
    """
    with transaction.atomic():
        order, row = _locked(actor, line)
        if was_pressed(order, key):
            return row
        allowed(engine.may_change_line(order.state, engine.WEIGH))
        _check(row.is_weighed and row.state in ALIVE, gettext("This article is not weighed."))
        if not 1 <= grams <= MOST_GRAMS:
            raise BadInput(gettext("Write the weight in grams."), field="grams")
        row.weighed = grams
        row.total_cents = measures.line_total(row.price_cents, row.unit, grams)
        row.save(update_fields=["weighed", "total_cents"])
        _write(order, row, engine.WEIGH, actor=actor, key=key)
        if measures.weighs_more(row.quantity, grams):
            telling.line_told(order, row)
    return row


def line_bring_back(*, actor: Actor, line: str, quantity: int, key: str) -> OrderLine:
    """Take an article back that was handed over, or some pieces of it: the shop pays back, stock grows.

    What is sold by weight comes back whole. Nothing is paid here: the till pays.
    """
    with transaction.atomic():
        order, row = _locked(actor, line)
        if was_pressed(order, key):
            return row
        allowed(engine.may_change_line(order.state, engine.BRING_BACK))
        refund = _refund(row, quantity)
        row.refunded_cents += refund
        if row.refunded_cents >= row.total_cents:
            row.state = LineState.BROUGHT_BACK
        row.save(update_fields=["refunded_cents", "state"])
        step = step_take(order, engine.BRING_BACK, order.state, by=actor, key=key)
        goods.take_back(order, [(row, step.pk, quantity)], by=actor)
        record(_changed(order, row, engine.BRING_BACK), **heard(order, by=actor))
    return row


def quantity_left(row: OrderLine) -> int:
    """Return how much of an article handed over is still the customer's."""
    if row.state != LineState.HANDED_OVER:
        return 0
    if row.is_weighed or not row.price_cents:
        return row.weighed or row.quantity
    return (row.total_cents - row.refunded_cents) // row.price_cents


def _refund(row: OrderLine, quantity: int) -> int:
    """Return the cents to pay back for so much of an article."""
    left = quantity_left(row)
    whole_only = row.is_weighed or not row.price_cents
    if not 1 <= quantity <= left or (whole_only and quantity != left):
        message = gettext("So much of it was not handed over, or came back already.")
        raise BadInput(message, field="quantity")
    return row.total_cents if whole_only else row.price_cents * quantity


def _refuse(order: Order, row: OrderLine, *, actor: Actor, key: str) -> None:
    """Refuse an order of which nothing is left."""
    state = allowed(engine.move(order.state, engine.REFUSE, engine.SHOP))
    order.reason = row.reason or gettext("There is none left.")
    step_take(order, engine.REFUSE, state, by=actor, key=key)
    telling.customer_told(order, engine.REFUSE)
    record(moved_event(order, engine.REFUSE), **heard(order, by=actor))


def _locked(actor: Actor, line: str) -> tuple[Order, OrderLine]:
    order, row = line_locked(line)
    require(actor, rights.SELL, order.organisation)
    return order, row


def _write(order: Order, row: OrderLine, action: str, *, actor: Actor, key: str) -> None:
    step_take(order, action, order.state, by=actor, key=key)
    record(_changed(order, row, action), **heard(order, by=actor))


def _changed(order: Order, row: OrderLine, action: str) -> OrderLineChanged:
    return OrderLineChanged(order=PublicId(order.pk), line=PublicId(row.pk), change=Slug(action))


def _check(is_so: bool, message: str) -> None:
    if not is_so:
        raise BadInput(message, advice=gettext("Load the page again."))
