"""Writes of orders: the shop accepts, prepares, refuses, hands over, goes back; the customer cancels.

Each press carries a number of its own: the same press received twice is done once, whatever came between.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.stalls.directory.public import shop_list
from halles.stalls.market import rights
from halles.stalls.market.commands import goods, telling
from halles.stalls.market.commands.codes import code_kept
from halles.stalls.market.commands.moves import (
    alive,
    allowed,
    heard,
    lines_follow,
    moved_event,
    order_locked,
    reason_of,
    step_take,
    was_pressed,
)
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.engine.slots import kept_until
from halles.stalls.market.models import Checkout, LineState, Order, OrderLine
from halles.stalls.market.queries.secrets import secret_hash
from halles.stalls.market.queries.slots import hours_of
from halles.stalls.market.queries.terms import terms_get
from halles.town.public import town_by_slug

Effect = Callable[[Order], None]


def order_accept(*, actor: Actor, order: str, key: str) -> Order:
    """Let a shop say yes: it keeps what is asked; also when the customer was told that nobody answered."""
    return _by_shop(actor, order, key, engine.ACCEPT)


def order_ready(*, actor: Actor, order: str, key: str) -> Order:
    """Let a shop say that all is ready; it is then kept for as many days as if chosen now."""
    return _by_shop(actor, order, key, engine.PREPARE, before=_keep_longer)


def order_refuse(*, actor: Actor, order: str, key: str, reason: str) -> Order:
    """Let a shop say no, and why; what was kept is free again."""

    def refuse(row: Order) -> None:
        row.reason = reason_of(reason)
        if not row.reason:
            raise BadInput(gettext("Say why, in a few words: the customer reads it."), field="reason")
        goods.free(row, alive(row), by=actor)

    return _by_shop(actor, order, key, engine.REFUSE, before=refuse)


def order_hand_over(*, actor: Actor, order: str, key: str, code: str = "") -> Order:
    """Let a shop hand an order over; with `code`, only if it is the one that the customer says."""

    def hand_over(row: Order) -> None:
        if code and "".join(c for c in code if c.isdigit()) != row.code:
            raise BadInput(gettext("This is not the code of this order."), field="code")
        goods.hand_over(row, alive(row), by=actor)

    return _by_shop(actor, order, key, engine.HAND_OVER, before=hand_over)


def order_release(*, actor: Actor, order: str, key: str = "") -> Order:
    """Put what nobody came for in time back on the shelf: by the shop, or by the house each few minutes.

    Nothing is kept against who did not come.
    """
    with transaction.atomic():
        row = order_locked(order)
        require(actor, rights.SELL, row.organisation)
        if key and was_pressed(row, key):
            return row
        state = allowed(engine.move(row.state, engine.RELEASE, engine.CLOCK))
        if timezone.now() < row.keep_until:
            raise BadInput(gettext("The customer may still come."), advice=gettext("Nothing was changed."))
        goods.free(row, alive(row), by=actor)
        _taken(row, engine.RELEASE, state, actor=actor, key=key)
        telling.customer_told(row, engine.RELEASE)
        record(moved_event(row, engine.RELEASE), **heard(row, by=actor))
    return row


def order_put_back(*, actor: Actor, order: str, key: str) -> Order:
    """Take the shop's own last step back within ten minutes ("Revenir en arrière").

    What had been freed or handed over is kept anew; where somebody else has it since, nothing changes.
    """
    with transaction.atomic():
        row = order_locked(order)
        require(actor, rights.SELL, row.organisation)
        if was_pressed(row, key):
            return row
        steps = [engine.Step(each.action, each.state, each.at) for each in row.steps.order_by("number")]
        state = allowed(engine.step_back(steps, now=timezone.now()))
        lines = _lines_back(row, state, actor=actor)
        row.reason = ""
        row.code = code_kept(row)
        step_take(row, engine.PUT_BACK, state, by=actor, key=key)
        OrderLine.objects.filter(pk__in=[line.pk for line in lines]).update(
            state=engine.line_state(state), reason="", replaced_by=""
        )
        telling.customer_told(row, engine.PUT_BACK)
        record(moved_event(row, engine.PUT_BACK), **heard(row, by=actor))
    return row


def order_cancel(*, actor: Actor, order: str, key: str, secret: str = "", number: str = "") -> Order:
    """Let the customer cancel until it is handed over.

    She is who holds the page's secret, who writes from the number that is told of it (the door of text
    messages says which), or the person herself.
    """
    with transaction.atomic():
        row = order_locked(order)
        if not (_opens(row.checkout, secret) or _is_told(row.checkout, number)):
            require(actor, rights.CUSTOMER, row.checkout)
        if was_pressed(row, key):
            return row
        state = allowed(engine.move(row.state, engine.CANCEL, engine.CUSTOMER))
        goods.free(row, alive(row), by=actor)
        _taken(row, engine.CANCEL, state, actor=actor, key=key)
        telling.shop_told_of_cancelling(row)
        record(moved_event(row, engine.CANCEL), **heard(row, by=actor))
    return row


def order_expire(*, actor: Actor, order: str, now: datetime) -> bool:
    """Tell the customer that the shop did not answer in time, with its telephone; say whether it was so."""
    require(actor, rights.KEEP_TIME)
    with transaction.atomic():
        row = order_locked(order)
        moved = engine.move(row.state, engine.EXPIRE, engine.CLOCK)
        if moved.refusal or now < row.answer_by:
            return False
        _taken(row, engine.EXPIRE, moved.state, actor=actor)
        telling.customer_told(row, engine.EXPIRE)
        record(moved_event(row, engine.EXPIRE), **heard(row, by=actor))
    return True


def _by_shop(actor: Actor, order: str, key: str, action: str, *, before: Effect | None = None) -> Order:
    """Do a press of the shop's own: in order, once, or not at all."""
    with transaction.atomic():
        row = order_locked(order)
        require(actor, rights.SELL, row.organisation)
        if was_pressed(row, key):
            return row
        state = allowed(engine.move(row.state, action, engine.SHOP))
        if before:
            before(row)
        _taken(row, action, state, actor=actor, key=key)
        telling.customer_told(row, action)
        record(moved_event(row, action), **heard(row, by=actor))
    return row


def _taken(row: Order, action: str, state: str, *, actor: Actor, key: str = "") -> None:
    step_take(row, action, state, by=actor, key=key)
    lines_follow(row)


def _lines_back(row: Order, state: str, *, actor: Actor) -> list[OrderLine]:
    """Return the articles that follow an order put back to `state`; those that had left are kept anew.

    After a refusal because everything was missing, all of it is asked for again.
    """
    lines = row.lines.select_related("product").order_by("rank")
    if row.is_open:
        return list(alive(row))
    if row.state == engine.HANDED_OVER:
        gone = list(lines.filter(state=LineState.HANDED_OVER))
        back = [(line, line.pk, line.weighed or line.quantity) for line in gone]
        goods.take_back(row, back, by=actor)
    else:
        gone = list(lines.filter(state=LineState.OFF)) or list(lines.filter(state=LineState.MISSING))
    gone = goods.renewed(gone)
    goods.keep(row, gone, by=actor)
    return gone


def _keep_longer(row: Order) -> None:
    """Let an order that is ready late be kept as long as one that was ready in time; never shorter."""
    now = timezone.now()
    if now <= row.slot_start:
        return
    town = town_by_slug(slug=row.town)
    shop = next(iter(shop_list(town=row.town, organisations=[row.organisation])), None)
    terms = terms_get(organisation=row.organisation)
    if town is None or shop is None or terms is None:
        return
    spans = hours_of(town=town, shop=shop, now=now).spans
    until = kept_until(spans, since=now, days=terms.keep_days, zone=timezone.get_default_timezone())
    if until and until > row.keep_until:
        row.keep_until = until


def _opens(checkout: Checkout, secret: str) -> bool:
    return bool(secret) and secret_hash(secret) == checkout.secret


def _is_told(checkout: Checkout, number: str) -> bool:
    return bool(number) and (checkout.channel, checkout.to) == ("sms", number)
