"""What every press on an order has in common: it is locked, asked once, moved by the table, written down."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.ratelimit import keyed_hash
from halles.kit.text import mark
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.events import OrderMoved
from halles.stalls.market.models import LineState, Order, OrderLine, OrderState, OrderStep

MOST_REASON = 200
ALIVE = (LineState.ASKED, LineState.KEPT)
"""Articles of an open order that are kept in the shop."""

_WHY_NOT = {
    engine.PLACED: mark("This order waits for an answer."),
    engine.ACCEPTED: mark("This order is accepted already."),
    engine.READY: mark("This order is ready already."),
    engine.HANDED_OVER: mark("This order was handed over already."),
    engine.REFUSED: mark("The shop said no to this order."),
    engine.CANCELLED: mark("The customer cancelled this order."),
    engine.UNANSWERED: mark("The customer was told that nobody answered; you can still accept."),
    engine.RELEASED: mark("Nobody came for this order in time: what was kept is back on the shelf."),
    engine.NOT_YOURS: mark("This is not for you to do."),
    engine.TOO_LATE: mark("The ten minutes have passed."),
    engine.NOTHING_TO_UNDO: mark("There is nothing to take back: something else has happened since."),
}


def order_locked(order: str) -> Order:
    """Return an order with its checkout, kept from other writers until the transaction ends."""
    found = Order.objects.select_for_update(of=("self",)).select_related("checkout").filter(pk=order).first()
    if found is None:
        raise NotFound(gettext("This order is not known."), advice=gettext("Load the page again."))
    return found


def line_locked(line: str) -> tuple[Order, OrderLine]:
    """Return an article and its order, the order locked first: two presses never wait for each other."""
    parent = OrderLine.objects.filter(pk=line).values_list("order_id", flat=True).first()
    order = order_locked(parent or "")
    found = OrderLine.objects.filter(pk=line, order=order).first()
    if found is None:
        raise NotFound(gettext("This article changed meanwhile."), advice=gettext("Load the page again."))
    return order, found


def was_pressed(order: Order, key: str) -> bool:
    """Say whether this very press was received before: it is then done, and not done again."""
    if not key:
        raise BadInput(gettext("This page is incomplete."), advice=gettext("Load the page again."))
    return OrderStep.objects.filter(order=order, key=key_hash(order, key)).exists()


def key_hash(order: Order, key: str) -> str:
    """Return what is kept of the number of a press."""
    return keyed_hash(f"market:press:{order.pk}", key) if key else ""


def allowed(moved: engine.Moved) -> str:
    """Return the state that the table leads to, or raise BadInput with its sentence."""
    if moved.refusal:
        raise BadInput(gettext(_WHY_NOT[moved.refusal]), advice=gettext("Nothing was changed."))
    return moved.state


def step_take(order: Order, action: str, state: str, *, by: Actor, key: str = "") -> OrderStep:
    """Write one step down, and where the order now is; its articles follow."""
    order.steps_taken += 1
    order.state, order.changed_at = OrderState(state), timezone.now()
    order.is_open = state in engine.OPEN
    order.save()
    step = OrderStep(order=order, number=order.steps_taken, action=action, state=state)
    step.key, step.author, step.at = key_hash(order, key), by.person, order.changed_at
    step.save(force_insert=True)
    return step


def lines_follow(order: Order, *, of: tuple[str, ...] = ALIVE) -> None:
    """Let the articles that are neither missing nor brought back be where their order is."""
    order.lines.filter(state__in=of).update(state=engine.line_state(order.state))


def alive(order: Order) -> QuerySet[OrderLine]:
    """Return the articles of an order that the shop keeps, with their products."""
    return order.lines.filter(state__in=ALIVE).select_related("product").order_by("rank")


def heard(order: Order, *, by: Actor) -> dict[str, Any]:
    """Return what `record` is told besides the event; the shop's own screen hears that something changed."""
    return {"town": order.town, "actor": by.person, "subject": order.pk, "topics": [shop_topic(order)]}


def moved_event(order: Order, action: str) -> OrderMoved:
    """Return the event of an order's latest step."""
    return OrderMoved(
        order=PublicId(order.pk),
        organisation=PublicId(order.organisation),
        action=Slug(action),
        state=Slug(str(order.state)),
    )


def shop_topic(order: Any) -> str:
    """Return the private topic of a shop's orders: how many it has is its own business."""
    return topic_of(order.town, order.organisation)


def topic_of(town: str, organisation: str) -> str:
    """Return the private topic of the orders of a shop."""
    return f"private/{town}/market/{organisation}"


def reason_of(text: str) -> str:
    """Return words for the customer, on one line."""
    return " ".join(text.split())[:MOST_REASON]
