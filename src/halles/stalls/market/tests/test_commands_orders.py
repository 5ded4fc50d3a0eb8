"""The shop’s presses and the customer’s: each once, by whom it is for, the goods where they should be."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from halles.doors.models import OutgoingMessage
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.market.commands import (
    line_bring_back,
    line_found,
    line_missing,
    line_weigh,
    order_accept,
    order_cancel,
    order_expire,
    order_hand_over,
    order_put_back,
    order_ready,
    order_refuse,
    order_release,
    orders_expire,
    quantity_left,
)
from halles.stalls.market.models import Order, OrderLine
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.tests.conftest import HOUSE, Scene, kinds
from halles.stalls.market.tests.reserving import order_of, press, reserve
from halles.stalls.market.tests.shops import level_of


@pytest.fixture
def order(scene: Scene) -> Order:
    """Return an order of two baguettes and 400 g of cheese, of a customer reached by text message."""
    made = reserve(scene, (scene.baguette, 2), (scene.cheese, 400), key="p", channel="sms", to="0698765432")
    return order_of(made)


def told() -> list[str]:
    """Return the texts sent to the customer."""
    rows = OutgoingMessage.objects.filter(to="+33698765432").order_by("created_at", "id")
    return list(rows.values_list("text", flat=True))


def line_of(order: Order, rank: int = 1) -> OrderLine:
    return order.lines.get(rank=rank)


def test_an_order_goes_from_placed_to_handed_over_and_its_goods_leave(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    for step, state, line in (
        (order_accept, "accepted", "kept"),
        (order_ready, "ready", "kept"),
        (order_hand_over, "handed-over", "handed-over"),
    ):
        made = step(actor=anne, order=order.pk, key=press())
        assert (made.state, line_of(order).state) == (state, line)
    level = level_of(scene.baguette)
    assert (level.on_hand, level.held) == (8, 0)
    assert not made.is_open
    assert kinds() == ["order-placed", "order-moved", "order-moved", "order-moved"]
    assert len(told()) == 3
    assert all(order.code in text and len(text) <= 160 for text in told())


def test_the_same_press_received_twice_is_one_step(scene: Scene, order: Order) -> None:
    anne, key = scene.actor("owner"), press()
    order_accept(actor=anne, order=order.pk, key=key)
    order_ready(actor=anne, order=order.pk, key=press())
    again = order_accept(actor=anne, order=order.pk, key=key)
    assert (again.state, again.steps_taken) == ("ready", 3)
    assert list(order.steps.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_another_press_on_what_is_done_is_refused_with_a_sentence(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    order_accept(actor=anne, order=order.pk, key=press())
    with pytest.raises(BadInput) as refused:
        order_accept(actor=anne, order=order.pk, key=press())
    assert refused.value.message
    with pytest.raises(BadInput):
        order_accept(actor=anne, order=order.pk, key="")


def test_it_is_handed_over_by_the_code_that_the_customer_says(scene: Scene, order: Order) -> None:
    wrong = f"{(int(order.code) + 1) % 10_000:04}"
    with pytest.raises(BadInput):
        order_hand_over(actor=scene.actor("owner"), order=order.pk, key=press(), code=wrong)
    spoken = f" {order.code[:2]} {order.code[2:]} "
    assert order_hand_over(actor=scene.actor("owner"), order=order.pk, key=press(), code=spoken)


def test_a_refusal_says_why_and_frees_the_goods(scene: Scene, order: Order) -> None:
    anne = scene.actor("employee")
    with pytest.raises(BadInput):
        order_refuse(actor=anne, order=order.pk, key=press(), reason=" ")
    order_refuse(actor=anne, order=order.pk, key=press(), reason="Le four est en panne")
    assert level_of(scene.baguette).held == level_of(scene.cheese).held == 0
    assert "four" in told()[-1]
    assert line_of(order).state == "off"


def test_the_customer_cancels_by_her_secret_until_it_is_handed_over(scene: Scene, order: Order) -> None:
    order_ready(actor=scene.actor("owner"), order=order.pk, key=press())
    made = order_cancel(actor=NOBODY, secret=secret_of("p"), order=order.pk, key=press())
    assert (made.state, level_of(scene.baguette).held) == ("cancelled", 0)
    shop = OutgoingMessage.objects.filter(to="+33612345678").latest("created_at")
    assert order.code in shop.text
    assert set(OutgoingMessage.objects.values_list("kind", flat=True)) == {"order"}
    other = order_of(reserve(scene, (scene.baguette, 1), key="q", actor=scene.actor("stranger")))
    assert order_cancel(actor=scene.actor("stranger"), secret="", order=other.pk, key=press())


def test_what_is_handed_over_is_not_cancelled(scene: Scene, order: Order) -> None:
    order_hand_over(actor=scene.actor("owner"), order=order.pk, key=press())
    with pytest.raises(BadInput):
        order_cancel(actor=NOBODY, secret=secret_of("p"), order=order.pk, key=press())


@pytest.mark.parametrize("who", ["", "stranger", "bookseller", "manager"])
@pytest.mark.parametrize("act", [order_accept, order_ready, order_hand_over, order_put_back, order_release])
def test_only_the_members_of_the_shop_press(
    scene: Scene, order: Order, who: str, act: Callable[..., object]
) -> None:
    with pytest.raises(Refused):
        act(actor=scene.actor(who) if who else NOBODY, order=order.pk, key=press())
    order.refresh_from_db()
    assert (order.state, order.steps_taken) == ("placed", 1)


@pytest.mark.parametrize("who", ["", "stranger", "bookseller", "manager"])
def test_only_the_members_of_the_shop_refuse_or_touch_an_article(
    scene: Scene, order: Order, who: str
) -> None:
    actor = scene.actor(who) if who else NOBODY
    line = line_of(order)
    with pytest.raises(Refused):
        order_refuse(actor=actor, order=order.pk, key=press(), reason="Non")
    with pytest.raises(Refused):
        line_missing(actor=actor, line=line.pk, key=press())
    with pytest.raises(Refused):
        line_found(actor=actor, line=line.pk, key=press())
    with pytest.raises(Refused):
        line_weigh(actor=actor, line=line.pk, key=press(), grams=5)
    with pytest.raises(Refused):
        line_bring_back(actor=actor, line=line.pk, key=press(), quantity=1)
    order.refresh_from_db()
    assert (order.state, order.steps_taken) == ("placed", 1)


@pytest.mark.parametrize("who", ["", "stranger", "owner"])
def test_nobody_else_cancels(scene: Scene, order: Order, who: str) -> None:
    actor = scene.actor(who) if who else NOBODY
    with pytest.raises(Refused):
        order_cancel(actor=actor, secret="guessed", order=order.pk, key=press())


def test_an_order_that_nobody_knows_is_not_found(scene: Scene) -> None:
    with pytest.raises(NotFound):
        order_accept(actor=scene.actor("owner"), order="0" * 26, key=press())
    with pytest.raises(NotFound):
        line_missing(actor=scene.actor("owner"), line="0" * 26, key=press())


def test_without_an_answer_the_customer_is_told_with_the_telephone(scene: Scene, order: Order) -> None:
    assert orders_expire(actor=HOUSE, now=scene.now + timedelta(minutes=59)) == 0
    scene.later(minutes=60)
    assert orders_expire(actor=HOUSE, now=scene.now) == 1
    assert orders_expire(actor=HOUSE, now=scene.now) == 0
    order.refresh_from_db()
    assert (order.state, order.is_open, level_of(scene.baguette).held) == ("unanswered", True, 2)
    assert "02 99 71 12 34" in told()[-1]
    assert order_accept(actor=scene.actor("owner"), order=order.pk, key=press()).state == "accepted"


def test_only_the_house_keeps_time(scene: Scene, order: Order) -> None:
    with pytest.raises(Refused):
        order_expire(actor=scene.actor("owner"), order=order.pk, now=scene.now)


def test_what_nobody_came_for_in_time_is_free_again(scene: Scene, order: Order) -> None:
    order_ready(actor=scene.actor("owner"), order=order.pk, key=press())
    with pytest.raises(BadInput):
        order_release(actor=scene.actor("owner"), order=order.pk, key=press())
    scene.later(hours=34)
    assert order_release(actor=HOUSE, order=order.pk).state == "released"
    assert level_of(scene.baguette).held == 0


def test_ready_late_it_is_kept_as_long_as_if_ready_in_time(scene: Scene, order: Order) -> None:
    before = order.keep_until
    scene.later(days=1)
    late = order_ready(actor=scene.actor("owner"), order=order.pk, key=press())
    assert late.keep_until == before + timedelta(days=1)


def test_going_back_within_ten_minutes(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    order_accept(actor=anne, order=order.pk, key=press())
    order_ready(actor=anne, order=order.pk, key=press())
    scene.later(minutes=9)
    assert order_put_back(actor=anne, order=order.pk, key=press()).state == "accepted"
    with pytest.raises(BadInput):  # the last step is now the going back itself
        order_put_back(actor=anne, order=order.pk, key=press())
    order_ready(actor=anne, order=order.pk, key=press())
    scene.later(minutes=10)
    with pytest.raises(BadInput):
        order_put_back(actor=anne, order=order.pk, key=press())


@pytest.mark.parametrize("times", [1, 3])
def test_a_hand_over_taken_back_is_stock_again_and_may_be_handed_over_again(
    scene: Scene, order: Order, times: int
) -> None:
    anne = scene.actor("owner")
    for _n in range(times):
        order_hand_over(actor=anne, order=order.pk, key=press())
        assert (level_of(scene.baguette).on_hand, level_of(scene.baguette).held) == (8, 0)
        assert order_put_back(actor=anne, order=order.pk, key=press()).state == "placed"
        assert (level_of(scene.baguette).on_hand, level_of(scene.baguette).held) == (10, 2)
        assert line_of(order).state == "asked"


def test_a_refusal_taken_back_keeps_anew_unless_somebody_has_it_now(scene: Scene) -> None:
    yann = scene.actor("bookseller")
    order = order_of(reserve(scene, (scene.book, 2)))
    order_refuse(actor=yann, order=order.pk, key=press(), reason="Pas trouvé")
    other = order_of(reserve(scene, (scene.book, 1)))
    with pytest.raises(BadInput):
        order_put_back(actor=yann, order=order.pk, key=press())
    order_refuse(actor=yann, order=other.pk, key=press(), reason="Pas trouvé")
    back = order_put_back(actor=yann, order=order.pk, key=press())
    assert (back.state, back.reason, level_of(scene.book).held) == ("placed", "", 2)


def test_a_code_taken_meanwhile_is_drawn_anew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 7, 7, 9])
    monkeypatch.setattr("secrets.randbelow", lambda _most: next(drawn))
    first = order_of(reserve(scene, (scene.baguette, 1)))
    order_hand_over(actor=HOUSE, order=first.pk, key=press())
    second = order_of(reserve(scene, (scene.baguette, 1)))
    back = order_put_back(actor=HOUSE, order=first.pk, key=press())
    assert (second.code, back.code) == ("0007", "0009")


def test_a_missing_article_never_blocks_the_rest(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    line = line_of(order)
    line_missing(actor=anne, line=line.pk, key=press(), reason="Vendu", replaced_by="Pain de seigle")
    order_accept(actor=anne, order=order.pk, key=press())
    order_hand_over(actor=anne, order=order.pk, key=press())
    assert (line_of(order).state, line_of(order, 2).state) == ("missing", "handed-over")
    assert level_of(scene.baguette).on_hand == 10
    assert level_of(scene.cheese).on_hand == 4600
    assert "Pain de seigle" in told()[1]


def test_where_everything_is_missing_the_order_is_refused_and_can_be_put_back(
    scene: Scene, order: Order
) -> None:
    anne = scene.actor("owner")
    for rank in (1, 2):
        line_missing(actor=anne, line=line_of(order, rank).pk, key=press(), reason="Tout est vendu")
    order.refresh_from_db()
    assert (order.state, order.is_open, order.reason) == ("refused", False, "Tout est vendu")
    assert order_put_back(actor=anne, order=order.pk, key=press()).state == "placed"
    assert [line.state for line in order.lines.order_by("rank")] == ["asked", "asked"]
    assert (level_of(scene.baguette).held, level_of(scene.cheese).held) == (2, 400)


def test_a_missing_article_can_be_found_after_all(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    order_accept(actor=anne, order=order.pk, key=press())
    line_missing(actor=anne, line=line_of(order).pk, key=press())
    assert level_of(scene.baguette).held == 0
    with pytest.raises(BadInput):
        line_missing(actor=anne, line=line_of(order).pk, key=press())
    line_found(actor=anne, line=line_of(order).pk, key=press())
    assert (line_of(order).state, level_of(scene.baguette).held) == ("kept", 2)
    with pytest.raises(BadInput):
        line_found(actor=anne, line=line_of(order).pk, key=press())


@pytest.mark.parametrize(("grams", "cents", "messages"), [(380, 931, 1), (480, 1176, 1), (481, 1178, 2)])
def test_what_is_weighed_has_its_price_and_a_fifth_more_is_told(
    scene: Scene, order: Order, grams: int, cents: int, messages: int
) -> None:
    line = line_weigh(actor=scene.actor("owner"), line=line_of(order, 2).pk, grams=grams, key=press())
    assert (line.weighed, line.total_cents) == (grams, cents)
    assert len(told()) == messages
    order_hand_over(actor=scene.actor("owner"), order=order.pk, key=press())
    assert level_of(scene.cheese).on_hand == 5000 - grams
    assert level_of(scene.cheese).held == 0


@pytest.mark.parametrize(("rank", "grams"), [(1, 400), (2, 0), (2, 100_001)])
def test_what_is_not_weighed_or_weighs_nothing_is_refused(
    scene: Scene, order: Order, rank: int, grams: int
) -> None:
    with pytest.raises(BadInput):
        line_weigh(actor=scene.actor("owner"), line=line_of(order, rank).pk, grams=grams, key=press())


def test_what_is_brought_back_is_paid_back_and_stock_again(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    with pytest.raises(BadInput):
        line_bring_back(actor=anne, line=line_of(order).pk, quantity=1, key=press())
    order_hand_over(actor=anne, order=order.pk, key=press())
    key = press()
    for _twice in range(2):
        line = line_bring_back(actor=anne, line=line_of(order).pk, quantity=1, key=key)
    assert (line.refunded_cents, line.state, quantity_left(line)) == (130, "handed-over", 1)
    with pytest.raises(BadInput):
        line_bring_back(actor=anne, line=line_of(order).pk, quantity=2, key=press())
    line = line_bring_back(actor=anne, line=line_of(order).pk, quantity=1, key=press())
    assert (line.refunded_cents, line.state, quantity_left(line)) == (260, "brought-back", 0)
    assert level_of(scene.baguette).on_hand == 10


def test_what_was_weighed_comes_back_whole(scene: Scene, order: Order) -> None:
    anne = scene.actor("owner")
    line_weigh(actor=anne, line=line_of(order, 2).pk, grams=410, key=press())
    order_hand_over(actor=anne, order=order.pk, key=press())
    with pytest.raises(BadInput):
        line_bring_back(actor=anne, line=line_of(order, 2).pk, quantity=200, key=press())
    line = line_bring_back(actor=anne, line=line_of(order, 2).pk, quantity=410, key=press())
    assert (line.refunded_cents, line.state) == (1005, "brought-back")
    assert level_of(scene.cheese).on_hand == 5000
