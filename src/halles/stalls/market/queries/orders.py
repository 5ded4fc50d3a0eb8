"""Orders as they are shown: to the customer by her secret, to the shop on its screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.stalls.market.engine import orders as engine
from halles.stalls.market.models import Checkout, Order, OrderLine, OrderStep
from halles.stalls.market.queries.secrets import secret_hash
from halles.stalls.market.queries.totals import Totals, totals_of

DONE_SHOWN = 20
"""Orders that are over, on the shop's screen."""


@dataclass(frozen=True)
class OrderView:
    """One order with its articles and what may be done with it."""

    row: Order
    lines: Sequence[OrderLine]
    totals: Totals
    first_name: str
    presses: Sequence[str]
    """Words of `engine.orders` that the shop may press, the usual one first."""
    undo: str = ""
    """The shop's own last step, where it can be taken back now."""

    @property
    def can_cancel(self) -> bool:
        """Whether the customer may still cancel."""
        return self.row.state in engine.OPEN

    @property
    def is_waiting(self) -> bool:
        """Whether the shop has not said yes yet."""
        return self.row.state in engine.WAITING


@dataclass(frozen=True)
class CheckoutView:
    """What a customer reserved at once, shop by shop."""

    row: Checkout
    orders: Sequence[OrderView]

    @property
    def cents(self) -> int:
        """What all of it comes to."""
        return sum(view.totals.cents for view in self.orders if view.row.state not in engine.NOTHING_LEFT)


@dataclass(frozen=True)
class Board:
    """A shop's screen: what waits for an answer, what is to be prepared, what is ready, what is over."""

    waiting: Sequence[OrderView]
    accepted: Sequence[OrderView]
    ready: Sequence[OrderView]
    done: Sequence[OrderView]

    @property
    def newest(self) -> str:
        """The latest order that waits: when it changes, the screen makes itself heard."""
        return max((view.row.pk for view in self.waiting), default="")

    @property
    def stamp(self) -> str:
        """What differs as soon as anything on the screen does."""
        shown = (*self.waiting, *self.accepted, *self.ready, *self.done)
        latest = max((view.row.changed_at for view in shown), default=None)
        return f"{len(shown)}-{latest.isoformat() if latest else ''}"


def checkout_view(*, secret: str, now: datetime) -> CheckoutView | None:
    """Return what the secret of a customer's page opens, or None."""
    row = Checkout.objects.filter(secret=secret_hash(secret)).first() if secret else None
    return _checkout(row, now=now) if row else None


def checkouts_of(*, person: str, now: datetime, most: int = 20) -> list[CheckoutView]:
    """Return what a signed-in person reserved, the latest first."""
    rows = Checkout.objects.filter(person=person).exclude(person="").order_by("-created_at", "-pk")
    return [_checkout(row, now=now) for row in rows[:most]]


def order_view(*, order: str, now: datetime) -> OrderView | None:
    """Return one order, or None."""
    return next(iter(_views(Order.objects.filter(pk=order).select_related("checkout"), now=now)), None)


def order_by_code(*, organisation: str, code: str) -> Order | None:
    """Return the open order of a shop that has this code, or None."""
    return Order.objects.filter(organisation=organisation, is_open=True, code=code).first()


def orders_open(*, organisation: str, now: datetime) -> list[OrderView]:
    """Return the orders of a shop that are not over, the oldest first."""
    rows = Order.objects.filter(organisation=organisation, is_open=True)
    return _views(rows.select_related("checkout").order_by("placed_at", "pk"), now=now)


def board_of(*, organisation: str, now: datetime) -> Board:
    """Return a shop's screen: those that wait longest first, those to come soonest first, the latest over."""
    views = orders_open(organisation=organisation, now=now)
    over = Order.objects.filter(organisation=organisation, is_open=False).select_related("checkout")
    by_slot = sorted(views, key=lambda view: (view.row.slot_start, view.row.pk))
    return Board(
        waiting=[view for view in views if view.is_waiting],
        accepted=[view for view in by_slot if view.row.state == engine.ACCEPTED],
        ready=[view for view in by_slot if view.row.state == engine.READY],
        done=_views(over.order_by("-changed_at", "-pk")[:DONE_SHOWN], now=now),
    )


def _checkout(row: Checkout, *, now: datetime) -> CheckoutView:
    orders = Order.objects.filter(checkout=row).select_related("checkout").order_by("placed_at", "pk")
    return CheckoutView(row, _views(orders, now=now))


def _views(orders: Iterable[Order], *, now: datetime) -> list[OrderView]:
    """Return orders with their articles and steps: two statements for any number of them."""
    rows = list(orders)
    lines: dict[str, list[OrderLine]] = {row.pk: [] for row in rows}
    steps: dict[str, list[OrderStep]] = {row.pk: [] for row in rows}
    for line in OrderLine.objects.filter(order__in=list(lines)).order_by("order", "rank"):
        lines[line.order_id].append(line)
    for step in OrderStep.objects.filter(order__in=list(lines)).order_by("order", "number"):
        steps[step.order_id].append(step)
    return [_view(row, lines[row.pk], steps[row.pk], now=now) for row in rows]


def _view(row: Order, lines: Sequence[OrderLine], steps: Sequence[OrderStep], *, now: datetime) -> OrderView:
    taken = [engine.Step(step.action, step.state, step.at) for step in steps]
    can_undo = not engine.step_back(taken, now=now).refusal
    return OrderView(
        row=row,
        lines=lines,
        totals=totals_of(lines),
        first_name=row.checkout.first_name,
        presses=engine.presses(row.state),
        undo=taken[-1].action if can_undo else "",
    )


def orders_of(*, checkout: str) -> list[Order]:
    """Return the orders of a checkout, one for each shop."""
    return list(Order.objects.filter(checkout=checkout).order_by("placed_at", "pk"))


def prices_ordered(*, checkout: str) -> dict[str, int]:
    """Return at what price of one unit each product of a checkout was ordered, in cents."""
    rows = OrderLine.objects.filter(order__checkout=checkout).values_list("product", "price_cents")
    return dict(rows.exclude(product=None))
