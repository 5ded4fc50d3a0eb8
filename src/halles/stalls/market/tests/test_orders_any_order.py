"""Any presses by the shop, the customer and the clock, each sent up to three times, in any order.

After each of them: states are of the table, steps without a gap, stock is what the orders say, money exact.
"""

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from halles.kit.actor import NOBODY
from halles.kit.errors import Problem
from halles.stalls.market import commands
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.models import LineState, Order, OrderLine
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.queries.totals import COUNTED, totals_of
from halles.stalls.market.tests.conftest import HOUSE, NOW, Scene
from halles.stalls.market.tests.reserving import reserve
from halles.stalls.market.tests.shops import level_of

SHELF = {"baguette": 5, "cheese": 2000}
HELD = (LineState.ASKED, LineState.KEPT)

PRESSES = st.one_of(
    st.tuples(st.sampled_from(["accept", "ready", "hand-over", "refuse", "cancel", "put-back", "release"])),
    st.tuples(st.sampled_from(["missing", "found"]), st.integers(1, 2)),
    st.tuples(st.just("weigh"), st.sampled_from([1, 333, 405, 700])),
    st.tuples(st.just("bring-back"), st.integers(1, 2), st.integers(1, 2)),
    st.tuples(st.just("wait"), st.sampled_from([1, 11, 70, 60 * 40])),
)
SENT = st.tuples(st.integers(0, 1), PRESSES, st.integers(1, 3), st.booleans())
"""Which order, what, sent how often, with the number of an earlier press."""
BACK = st.tuples(st.integers(0, 1), st.sampled_from(["accept", "ready", "hand-over", "refuse"])).map(
    lambda both: [(both[0], (word,), 1, False) for word in (both[1], "put-back")]
)
"""What is done and taken back at once: chance alone would seldom try it."""
PLANS = st.lists(st.one_of(SENT.map(lambda sent: [sent]), BACK), min_size=1, max_size=12).map(
    lambda chunks: [sent for chunk in chunks for sent in chunk]
)


@dataclass
class Hall:
    """The shop, two orders for the same few goods, and every press so far."""

    scene: Scene
    orders: list[str] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)

    def send(self, which: int, press: tuple[Any, ...], key: str) -> None:
        """Send one press; what is refused changes nothing."""
        word, *more = press
        order = self.orders[which]
        if word == "wait":
            self.scene.later(minutes=more[0])
            commands.orders_expire(actor=HOUSE, now=self.scene.now)
            commands.orders_release(actor=HOUSE, now=self.scene.now)
            return
        with contextlib.suppress(Problem):
            self._act(word, order, key, which, more)

    def _act(self, word: str, order: str, key: str, which: int, more: list[int]) -> None:
        anne = self.scene.actor("owner")
        whole: dict[str, Callable[..., object]] = {
            "accept": commands.order_accept,
            "ready": commands.order_ready,
            "hand-over": commands.order_hand_over,
            "put-back": commands.order_put_back,
            "release": commands.order_release,
        }
        if word in whole:
            whole[word](actor=anne, order=order, key=key)
        elif word == "refuse":
            commands.order_refuse(actor=anne, order=order, key=key, reason="Non")
        elif word == "cancel":
            commands.order_cancel(actor=NOBODY, secret=secret_of(f"page-{which}"), order=order, key=key)
        else:
            self._article(word, order, key, more)

    def _article(self, word: str, order: str, key: str, more: list[int]) -> None:
        anne = self.scene.actor("owner")
        rank = 2 if word == "weigh" else more[0]
        line = OrderLine.objects.get(order=order, rank=rank).pk
        if word == "weigh":
            commands.line_weigh(actor=anne, line=line, grams=more[0], key=key)
        elif word == "bring-back":
            row = OrderLine.objects.get(pk=line)
            quantity = commands.quantity_left(row) if row.is_weighed else more[1]
            commands.line_bring_back(actor=anne, line=line, quantity=quantity, key=key)
        else:
            act = commands.line_missing if word == "missing" else commands.line_found
            act(actor=anne, line=line, key=key)


@pytest.fixture
def hall(scene: Scene) -> Hall:
    """Return the hall: five loaves and two kilos of cheese for two orders that could take nearly all."""
    for name, quantity in SHELF.items():
        level = level_of(getattr(scene, name))
        level.on_hand = quantity
        level.save()
    return Hall(scene)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # to make a failure shorter takes minutes with a database
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(PLANS)
def test_any_presses_in_any_order(hall: Hall, plan: list[Any]) -> None:
    with transaction.atomic():
        hall.scene.now, hall.pressed = NOW, []
        hall.orders = [
            Order.objects.get(
                checkout=reserve(
                    hall.scene, (hall.scene.baguette, 2), (hall.scene.cheese, 400), key=f"page-{which}"
                )
            ).pk
            for which in range(2)
        ]
        for number, (which, press, times, again) in enumerate(plan):
            key = hall.pressed[0] if again and hall.pressed else f"press-{number}"
            hall.pressed.append(key)
            for _n in range(times):
                hall.send(which, press, key)
                check(hall)
        transaction.set_rollback(True)


def check(hall: Hall) -> None:
    """Check all that must always hold."""
    for order in Order.objects.filter(pk__in=hall.orders):
        check_steps(order)
        check_money(order)
    for name in SHELF:
        check_stock(getattr(hall.scene, name), SHELF[name])


def check_steps(order: Order) -> None:
    steps = list(order.steps.order_by("number"))
    assert [step.number for step in steps] == list(range(1, order.steps_taken + 1))
    assert steps[-1].state == order.state
    assert order.is_open == (order.state in engine.OPEN)
    keys = [step.key for step in steps if step.key]
    assert len(keys) == len(set(keys))
    for before, after in itertools.pairwise(steps):
        assert is_legal(before.state, after.action, after.state), (before.state, after.action, after.state)
    alive = engine.line_state(order.state)
    kept = set(order.lines.values_list("state", flat=True)) - {"missing", "brought-back"}
    assert kept <= {alive}


def is_legal(before: str, action: str, after: str) -> bool:
    if action in (engine.MISSING, engine.FOUND, engine.WEIGH, engine.BRING_BACK):
        return before == after
    if action == engine.PUT_BACK:
        return after in engine.OPEN
    return any(engine.move(before, action, who).state == after for who in ("shop", "customer", "clock"))


def check_money(order: Order) -> None:
    lines = list(order.lines.all())
    for line in lines:
        grams = line.weighed or line.quantity
        exact = Fraction(line.price_cents * grams, 1000 if line.unit == "kilo" else 1)
        assert abs(line.total_cents - exact) <= Fraction(1, 2)
        assert 0 <= line.refunded_cents <= line.total_cents
    totals = totals_of(lines)
    paid = [line for line in lines if line.state in COUNTED]
    assert totals.cents == sum(line.total_cents - line.refunded_cents for line in paid)
    assert totals.cents == sum(vat.gross for vat in totals.vat)


def check_stock(product: Any, shelf: int) -> None:
    level = level_of(product)
    held = OrderLine.objects.filter(product=product, state__in=HELD)
    assert level.held == (held.aggregate(n=Sum("quantity"))["n"] or 0)
    moved = apps.get_model("stock", "Movement").objects.filter(item=product.item)
    assert level.on_hand == shelf + (moved.aggregate(n=Sum("change"))["n"] or 0)
    away = sum(commands.quantity_left(line) for line in OrderLine.objects.filter(product=product))
    assert level.on_hand == shelf - away
