"""A shop by text message: slate, gone and back, prices, pause, questions, orders; "0" takes each back."""

import pytest

from halles.doors.models import OutgoingMessage
from halles.doors.public import Moment
from halles.kit.actor import NOBODY
from halles.stalls.market.commands import question_ask
from halles.stalls.market.models import (
    Order,
    OrderState,
    PriceChange,
    Product,
    Question,
    Slate,
    SlateLine,
    Terms,
)
from halles.stalls.market.queries.slates import slate_today
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.reserving import order_of, reserve
from halles.stalls.market.tests.shops import level_of, product_of
from halles.stalls.market.tests.texting import Texting

pytestmark = pytest.mark.django_db(databases="__all__")
SHOP, STRANGER, TOLD, EMPLOYEE = "+33611111111", "+33655555555", "+33612345678", "+33622222222"


@pytest.fixture
def shop(scene: Scene) -> Texting:
    """Return the telephone of the bakery's owner; its employee has one too."""
    for person, number in ((scene.owner, SHOP), (scene.employee, EMPLOYEE)):
        person.phone = number
        person.save()
    return Texting(scene, number=SHOP)


def ask(scene: Scene, key: str = "k1") -> Question:
    return question_ask(
        actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key=key, secret=key, text="Du seigle ?"
    )


def read_now(scene: Scene) -> list[str]:
    view = slate_today(organisation=scene.bakery.pk, now=scene.now)
    return [each.line.name for each in view.lines if not each.is_gone] if view else []


def until(scene: Scene) -> object:
    return Terms.objects.get(pk=scene.bakery.pk).paused_until


@pytest.mark.door("market.slate", "sms")
def test_a_slate_is_chalked_told_to_the_others_and_taken_back(scene: Scene, shop: Texting) -> None:
    shop.say("market.slate", words="pain de seigle 4,20 ; flan 2,90")
    assert [row.price_cents for row in SlateLine.objects.order_by("rank")] == [420, 290]
    assert "Fournil" in OutgoingMessage.objects.get(to=EMPLOYEE).text
    shop.answer("undo")
    assert read_now(scene) == []


def test_the_slate_before_comes_back_with_what_was_gone(scene: Scene, shop: Texting) -> None:
    shop.say("market.slate", words="pain de seigle 4,20 ; flan 2,90")
    shop.say("market.gone", what="flans")
    shop.say("market.slate", words="galette 1,20 ; flan 3,10")
    shop.answer("undo")
    assert read_now(scene) == ["pain de seigle"]
    assert SlateLine.objects.get(name="flan").price_cents == 290


def test_another_member_takes_back_what_was_published(scene: Scene, shop: Texting) -> None:
    shop.say("market.slate", words="flan 2,90")
    Texting(scene, number=EMPLOYEE, waits=shop.waits).answer("undo")
    assert read_now(scene) == []
    shop.say("market.slate", words="flan 2,90")
    Texting(scene, number=STRANGER, waits=shop.waits).answer("undo")
    assert read_now(scene) == ["flan"]


def test_a_fish_that_lacks_something_is_not_silent(shop: Texting) -> None:
    assert "bar, sardines" in shop.say("market.slate", words="bar 24,90 kg; sardines 8 kg")
    assert Slate.objects.count() == 1


def test_a_price_in_doubt_publishes_nothing_and_asks(shop: Texting) -> None:
    assert "flan" in shop.say("market.slate", words="flan 3")
    assert not Slate.objects.exists()


def test_a_line_is_rubbed_out_and_written_again(scene: Scene, shop: Texting) -> None:
    shop.say("market.slate", words="pain de seigle 4,20 ; flan 2,90")
    assert "flan" in shop.say("market.gone", what="flans")
    assert read_now(scene) == ["pain de seigle"]
    shop.answer("undo")
    assert read_now(scene) == ["pain de seigle", "flan"]
    shop.say("market.gone", what="flan")
    shop.say("market.back", what="flan")
    assert read_now(scene) == ["pain de seigle", "flan"]
    shop.answer("undo")
    assert read_now(scene) == ["pain de seigle"]


def test_which_line_is_chosen_where_several_are_meant(scene: Scene, shop: Texting) -> None:
    shop.say("market.slate", words="pain de seigle 4,20 ; pain complet 3,10")
    assert "2 = pain complet" in shop.say("market.gone", what="pain")
    shop.answer("choice", number=2)
    assert read_now(scene) == ["pain de seigle"]
    assert "brioche" in shop.say("market.gone", what="brioche") or "pain complet" in shop.last
    assert read_now(scene) == ["pain de seigle"]


def test_an_article_of_the_shelf_is_gone_and_back(scene: Scene, shop: Texting) -> None:
    shop.say("market.gone", what="baguettes")
    assert level_of(scene.baguette).on_hand == 0
    shop.answer("undo")
    assert level_of(scene.baguette).on_hand == 10
    shop.say("market.gone", what="baguette")
    shop.say("market.back", what="baguette")
    assert level_of(scene.baguette).on_hand == 0, "how many is asked first"
    shop.answer("words", words="12")
    assert level_of(scene.baguette).on_hand == 12
    shop.answer("undo")
    assert level_of(scene.baguette).on_hand == 0
    shop.say("market.back", what="tomme")
    shop.answer("words", words="1,5 kg")
    assert level_of(scene.cheese).on_hand == 1500
    shop.say("market.back", what="tomme")
    shop.answer("words", words="plein")
    assert level_of(scene.cheese).on_hand == 1500


@pytest.mark.door("market.sell", "sms")
def test_a_price_is_changed_told_and_taken_back(scene: Scene, shop: Texting) -> None:
    assert "1,20" in shop.say("market.price", what="baguette", price=120)
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 120
    assert PriceChange.objects.filter(product=scene.baguette).exists()
    shop.answer("undo")
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 130


def test_a_price_changed_since_is_not_taken_back(scene: Scene, shop: Texting) -> None:
    shop.say("market.price", what="baguette", price=120)
    Product.objects.filter(pk=scene.baguette.pk).update(price_cents=140)
    shop.answer("undo")
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 140


def test_which_price_is_chosen_and_a_wrong_one_refused(scene: Scene, shop: Texting) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    made = [product_of(name=f"Pain {kind}", price_cents=300, rate=55, **of) for kind in ("complet", "noir")]
    shop.say("market.price", what="pain", price=310)
    shop.answer("choice", number=1)
    assert sorted(Product.objects.get(pk=each.pk).price_cents for each in made) == [300, 310]
    for told in ({"what": "baguette", "price": 0}, {"what": "éclair", "price": 200}, {"what": "baguette"}):
        shop.say("market.price", **told)
        assert shop.waits is None
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 130


def test_a_pause_lasts_as_long_as_it_says_and_is_taken_back(scene: Scene, shop: Texting) -> None:
    for hours, minutes in (("", 60), ("2h", 120), ("30 min", 30)):
        shop.say("market.pause", hours=hours)
        assert (until(scene) - scene.now).total_seconds() == minutes * 60  # type: ignore[operator]
    shop.answer("undo")
    assert (until(scene) - scene.now).total_seconds() == 120 * 60, "the pause before"  # type: ignore[operator]
    shop.say("market.resume")
    assert until(scene) is None
    shop.answer("undo")
    assert until(scene) is not None
    shop.say("market.resume")
    shop.say("market.pause", hours="40 h")
    assert until(scene) is None


def test_a_pause_for_the_day_ends_at_midnight(scene: Scene, shop: Texting) -> None:
    shop.say("market.pause", when=Moment(day=scene.now.date(), words="aujourd'hui"))
    assert until(scene).isoformat() == "2026-11-26T23:00:00+00:00"  # type: ignore[attr-defined]


@pytest.mark.door("market.reply", "sms")
def test_a_question_is_answered_by_its_number_or_alone(scene: Scene, shop: Texting) -> None:
    first = ask(scene)
    assert "Du seigle" in shop.say("market.reply", word="yes")
    first.refresh_from_db()
    assert first.reply == "yes"
    second, third = ask(scene, "k2"), ask(scene, "k3")
    shop.say("market.reply", word="yes")
    shop.say("market.reply", number=str(third.number), word="tomorrow")
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.reply, third.reply) == ("", "tomorrow")
    shop.say("market.reply", number="99", word="yes")
    second.refresh_from_db()
    assert second.reply == ""


def test_the_number_that_hears_of_orders_answers_and_a_stranger_does_not(scene: Scene, shop: Texting) -> None:
    question = ask(scene)
    Texting(scene, number=STRANGER).say("market.reply", word="yes")
    question.refresh_from_db()
    assert question.reply == ""
    Terms.objects.filter(pk=scene.bookshop.pk).update(phone="")
    Texting(scene, number=TOLD).say("market.reply", number=str(question.number), word="no")
    question.refresh_from_db()
    assert question.reply == "no"


@pytest.mark.door("market.serve", "sms")
def test_an_order_is_accepted_ready_handed_over_and_put_back(scene: Scene, shop: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2)))
    for word, state in (("yes", "accepted"), ("ready", "ready"), ("handed", "handed-over")):
        assert order.code in shop.say("market.serve", code=order.code, word=word)
        order.refresh_from_db()
        assert order.state == state
    assert level_of(scene.baguette).on_hand == 8
    shop.answer("undo")
    order.refresh_from_db()
    assert order.state == "ready"
    assert "0000" in shop.say("market.serve", code="0000", word="yes")


def test_a_refusal_asks_why_and_tells_the_customer(scene: Scene, shop: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2)))
    shop.say("market.serve", code=order.code, word="no")
    order.refresh_from_db()
    assert order.state == "placed", "no reason, no refusal"
    shop.answer("words", words="plus de farine")
    order.refresh_from_db()
    assert (order.state, order.reason) == ("refused", "plus de farine")
    shop.answer("undo")
    order.refresh_from_db()
    assert order.state == "placed"
    shop.say("market.serve", code=order.code, word="no", words="rupture")
    order.refresh_from_db()
    assert (order.state, order.reason) == ("refused", "rupture")


def test_the_same_message_twice_moves_an_order_once(scene: Scene, shop: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2)))
    for _twice in range(2):
        shop.say("market.serve", code=order.code, word="yes", key="modem 9")
    assert order.steps.count() == 2


def test_yes_alone_is_not_enough_while_an_order_waits_too(scene: Scene, shop: Texting) -> None:
    question, order = ask(scene), order_of(reserve(scene, (scene.baguette, 2)))
    shop.say("market.reply", word="yes")
    question.refresh_from_db()
    order.refresh_from_db()
    assert (question.reply, order.state) == ("", "placed")


def test_a_stranger_does_nothing_of_a_shop_s(scene: Scene) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2)))
    stranger = Texting(scene, number=STRANGER)
    for intent, told in (
        ("market.serve", {"code": order.code, "word": "yes"}),
        ("market.pause", {}),
        ("market.resume", {}),
        ("market.slate", {"words": "pain 2 € pièce"}),
        ("market.gone", {"what": "baguette"}),
        ("market.back", {"what": "baguette"}),
        ("market.price", {"what": "baguette", "price": 1}),
        ("market.reply", {"word": "yes"}),
    ):
        assert "0299000000" in stranger.say(intent, **told)
        assert stranger.waits is None
    assert Order.objects.get().state == OrderState.PLACED
    assert not Slate.objects.exists()
    assert until(scene) is None
    assert level_of(scene.baguette).on_hand == 10


def test_the_number_of_orders_publishes_nothing(scene: Scene) -> None:
    told = Texting(scene, number=TOLD)
    told.say("market.slate", words="pain 2 €")
    told.say("market.gone", what="baguette")
    assert not Slate.objects.exists()
    assert level_of(scene.baguette).on_hand == 10
