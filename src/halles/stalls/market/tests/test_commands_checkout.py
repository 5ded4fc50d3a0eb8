"""Reserving: all shops or none, once however often it is sent, at the prices of the moment, within slots."""

from datetime import timedelta

import pytest
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, TooMany
from halles.kit.ratelimit import keyed_hash
from halles.stalls.market.commands import BasketLine, checkout_place, pause_set, terms_set
from halles.stalls.market.models import Checkout, LineState, Offer, OfferPrice, Order, OrderStep
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.queries.slots import slots_free
from halles.stalls.market.queries.terms import terms_get
from halles.stalls.market.tests.conftest import HOUSE, Scene, kinds
from halles.stalls.market.tests.reserving import order_of, reserve
from halles.stalls.market.tests.shops import level_of, product_of


def test_one_checkout_makes_one_order_in_each_shop_and_keeps_the_goods(scene: Scene) -> None:
    made = reserve(scene, (scene.baguette, 2), (scene.book, 1))

    bakery, bookshop = order_of(made, scene.bakery), order_of(made, scene.bookshop)
    assert (bakery.state, bookshop.state) == ("placed", "placed")
    assert len(bakery.code) == 4
    assert bakery.code.isdigit()
    line = bakery.lines.get()
    assert (line.name, line.quantity, line.price_cents, line.total_cents) == (
        "Baguette de tradition",
        2,
        130,
        260,
    )
    assert (level_of(scene.baguette).held, level_of(scene.book).held) == (2, 1)
    assert kinds() == ["order-placed", "order-placed"]
    assert kinds(stall="stock") == ["stock-reserved", "stock-reserved"]
    assert list(OrderStep.objects.values_list("number", "action", "state")) == [(1, "place", "placed")] * 2


def test_the_times_follow_the_hours_of_the_shop(scene: Scene) -> None:
    order = order_of(reserve(scene, (scene.baguette, 1)))

    def local(moment: object) -> str:
        return f"{timezone.localtime(moment):%a %d %H:%M}"  # type: ignore[arg-type]

    assert (local(order.slot_start), local(order.slot_end)) == ("Thu 26 12:07", "Thu 26 13:00")
    assert local(order.keep_until) == "Fri 27 20:00"
    assert local(order.answer_by) == "Thu 26 11:07"


@pytest.mark.parametrize(
    ("price_cents", "unit", "quantity"), [(100_200, "piece", 999), (2_000_001, "kilo", 50_000)]
)
def test_more_money_than_a_column_holds_is_arranged_with_the_shop(
    scene: Scene, price_cents: int, unit: str, quantity: int
) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk, "on_hand": None}
    dear = product_of(name="Or", price_cents=price_cents, unit=unit, **of)
    with pytest.raises(BadInput) as refused:
        reserve(scene, (dear, quantity))
    assert refused.value.field == dear.pk
    assert reserve(scene, (dear, quantity // 2)).orders.count() == 1


def test_a_page_that_is_sent_twice_orders_once(scene: Scene) -> None:
    first = reserve(scene, (scene.baguette, 2), key="page")
    second = reserve(scene, (scene.baguette, 5), key="page")
    assert second.pk == first.pk
    assert Order.objects.count() == 1
    assert level_of(scene.baguette).held == 2
    assert first.secret != secret_of("page")  # a hash alone is kept


def test_when_one_shop_has_too_little_nothing_is_reserved_anywhere(scene: Scene) -> None:
    with pytest.raises(BadInput) as refused:
        reserve(scene, (scene.baguette, 2), (scene.book, 3))
    assert "2" in refused.value.message
    assert not Checkout.objects.exists()
    assert level_of(scene.baguette).held == 0
    assert kinds() == kinds(stall="stock") == []


def test_the_last_piece_is_kept_for_one(scene: Scene) -> None:
    reserve(scene, (scene.book, 2))
    with pytest.raises(BadInput):
        reserve(scene, (scene.book, 1))


def test_what_nobody_counted_is_kept_all_the_same(scene: Scene) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    cake = product_of(name="Kouign-amann", price_cents=1200, on_hand=None, **of)
    reserve(scene, (cake, 3))
    assert level_of(cake).held == 3


def test_a_weighed_article_has_an_estimated_price(scene: Scene) -> None:
    line = order_of(reserve(scene, (scene.cheese, 400))).lines.get()
    assert (line.is_weighed, line.weighed, line.total_cents) == (True, None, 980)


def test_the_offer_of_the_day_counts_and_a_withdrawn_one_does_not(scene: Scene) -> None:
    today = timezone.localdate()
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk, "starts_on": today, "ends_on": today}
    for cents, withdrawn in ((110, None), (50, scene.now)):
        offer = Offer.objects.create(title="Jeudi", withdrawn_at=withdrawn, **of)
        OfferPrice.objects.create(
            offer=offer, product=scene.baguette, price_cents=cents, lowest_cents=130, is_perishing=True
        )
    assert order_of(reserve(scene, (scene.baguette, 3))).lines.get().total_cents == 330
    scene.later(days=1)
    assert order_of(reserve(scene, (scene.baguette, 3))).lines.get().total_cents == 390


@pytest.mark.parametrize("why", ["paused", "no-orders", "no-terms"])
def test_a_shop_that_takes_no_order_says_so_with_its_telephone(scene: Scene, why: str) -> None:
    of = {"actor": HOUSE, "town": scene.town.slug, "organisation": scene.bakery.pk}
    if why == "paused":
        pause_set(until=scene.now + timedelta(hours=1), **of)
    elif why == "no-orders":
        terms_set(takes_orders=False, **of)
    else:
        terms = terms_get(organisation=scene.bakery.pk)
        assert terms
        terms.delete()
    with pytest.raises(BadInput) as refused:
        reserve(scene, (scene.baguette, 1))
    assert "Fournil" in str(refused.value)
    assert "02" in str(refused.value)
    if why == "paused":
        scene.later(hours=1)
        assert reserve(scene, (scene.baguette, 1))


def test_a_slot_takes_no_more_than_its_cap(scene: Scene) -> None:
    of = {"actor": HOUSE, "town": scene.town.slug, "organisation": scene.bakery.pk}
    terms = terms_set(slot_cap=2, **of)
    reserve(scene, (scene.baguette, 1))
    reserve(scene, (scene.baguette, 1))
    with pytest.raises(BadInput):
        reserve(scene, (scene.baguette, 1))
    free = slots_free(town=scene.town, shop=scene.card("bakery"), terms=terms, now=scene.now)
    assert [f"{timezone.localtime(slot.start):%H:%M}" for slot in free[:3]] == ["10:40", "11:00", "13:00"]
    assert reserve(scene, (scene.baguette, 1), slots={scene.bakery.pk: free[2].start})


def test_nobody_comes_before_it_is_prepared(scene: Scene) -> None:
    order = order_of(reserve(scene, (scene.baguette, 1), slots={scene.bakery.pk: scene.now}))
    assert f"{timezone.localtime(order.slot_start):%H:%M}" == "10:40"


@pytest.mark.parametrize("hours", [-3, 12, 24 * 20])
def test_nobody_comes_when_it_is_closed_nor_in_the_past_nor_in_a_month(scene: Scene, hours: int) -> None:
    with pytest.raises(BadInput):
        reserve(scene, (scene.baguette, 1), slots={scene.bakery.pk: scene.now + timedelta(hours=hours)})


@pytest.mark.parametrize("hidden", [{"is_published": False}, {"town": "ailleurs"}])
def test_an_article_that_is_not_shown_cannot_be_had(scene: Scene, hidden: dict[str, object]) -> None:
    for name, value in hidden.items():
        setattr(scene.baguette, name, value)
    scene.baguette.save()
    with pytest.raises(BadInput) as refused:
        reserve(scene, (scene.baguette, 1))
    assert refused.value.field == scene.baguette.pk


@pytest.mark.parametrize(
    "given",
    [
        {"first_name": " "},
        {"channel": "sms", "to": "0612"},
        {"channel": "email", "to": "nobody@"},
        {"slots": {}},
        {"secret": ""},
        {"lines": []},
        {"lines": [BasketLine("nothing", 1)]},
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_kept(scene: Scene, given: dict[str, object]) -> None:
    usual = {
        "first_name": "Maël",
        "channel": "",
        "to": "",
        "secret": "s",
        "lines": [BasketLine(scene.baguette.pk, 1)],
        "slots": {scene.bakery.pk: scene.now + timedelta(hours=2)},
    }
    with pytest.raises(BadInput):
        checkout_place(actor=NOBODY, town=scene.town, key="k", **{**usual, **given})  # type: ignore[arg-type]
    assert not Checkout.objects.exists()


def test_no_account_is_needed_and_a_signed_in_person_finds_hers(scene: Scene) -> None:
    assert reserve(scene, (scene.baguette, 1)).person == ""
    mine = reserve(scene, (scene.baguette, 1), actor=scene.actor("stranger"))
    assert mine.person == scene.stranger.pk


def test_the_customer_and_the_shop_are_told_once_in_one_segment(scene: Scene) -> None:
    for _again in range(2):
        made = reserve(
            scene, (scene.baguette, 2), (scene.book, 1), key="p", channel="sms", to="06 98 76 54 32"
        )
    told = list(OutgoingMessage.objects.order_by("created_at").values_list("to", "text"))
    assert [to for to, _text in told] == ["+33612345678", "+33612345678", "+33698765432"]
    codes = [order_of(made, shop).code for shop in (scene.bakery, scene.bookshop)]
    assert all(code in told[2][1] for code in codes)
    assert all(len(text) <= 160 and text.startswith("Redon :") for _to, text in told[:2])
    assert made.to == "+33698765432"


def test_one_number_is_not_flooded(scene: Scene) -> None:
    terms_set(actor=HOUSE, town=scene.town.slug, organisation=scene.bakery.pk, slot_cap=50)
    for _n in range(12):
        reserve(scene, (scene.cheese, 100), channel="sms", to="0698765432")
    with pytest.raises(TooMany):
        reserve(scene, (scene.cheese, 100), channel="sms", to="0698765432")


def test_codes_differ_among_the_open_orders_of_a_shop(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 7, 8])
    monkeypatch.setattr("secrets.randbelow", lambda _most: next(drawn))
    codes = [order_of(reserve(scene, (scene.cheese, 100))).code for _n in range(2)]
    assert codes == ["0007", "0008"]


def test_what_is_kept_of_the_page_is_a_keyed_hash(scene: Scene) -> None:
    made = reserve(scene, (scene.baguette, 1), key="page")
    assert made.key == keyed_hash("market:checkout", "page")
    assert order_of(made).lines.get().state == LineState.ASKED
    assert Actor() == NOBODY
