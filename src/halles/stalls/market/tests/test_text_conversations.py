"""Whole conversations with the town's number, in the words that people write; nothing between is played."""

import re

import pytest

from halles.doors.models import OutgoingMessage
from halles.doors.tests.talk import Phone
from halles.kit import gsm7
from halles.stalls.market.models import Checkout, Follow, Order, OrderLine, Question, Terms
from halles.stalls.market.queries.slates import slate_today
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.reserving import order_of, reserve
from halles.stalls.market.tests.shops import level_of, product_of

pytestmark = pytest.mark.django_db(databases="__all__")
RESIDENT, SHOP, STRANGER = "06 98 76 54 32", "06 11 11 11 11", "06 55 55 55 55"


@pytest.fixture
def resident(scene: Scene) -> Phone:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk, "rate": 55, "kind": "food"}
    product_of(name="Pain complet", price_cents=250, **of)
    scene.owner.phone = "+33611111111"
    scene.owner.save()
    return Phone(scene.town, RESIDENT)


@pytest.fixture
def shop(resident: Phone) -> Phone:
    return Phone(resident.town, SHOP)


def code_in(answer: str) -> str:
    return re.findall(r"\b\d{4}\b", answer)[-1]


def test_bread_and_a_book_are_reserved_then_she_changes_her_mind(scene: Scene, resident: Phone) -> None:
    assert "24,50" in resident.says("ki vend de la tomme")
    told = resident.says("reservé 2 bagette et un pain complet demin")
    assert "2 x Baguette" in told
    assert "5,10" in told
    assert "1 = oui" in told or "1 = yes" in told
    assert not Checkout.objects.exists()
    code = code_in(resident.says("OUI c bon"))
    assert Order.objects.get().code == code
    assert OrderLine.objects.count() == 2
    resident.says("reserve moi 1 pecheur d'islande a la librairie")
    resident.says("1")
    assert Order.objects.count() == 2
    assert code in resident.says("mes commandes")
    resident.says(f"annuler {code}")
    assert Order.objects.get(code=code, organisation=scene.bakery.pk).state == "cancelled"
    assert level_of(scene.baguette).held == 0
    assert Order.objects.get(organisation=scene.bookshop.pk).is_open


def test_no_reserves_nothing_and_neither_does_chatting(resident: Phone) -> None:
    for texts in (
        ("garde moi 2 baguettes", "non merci"),
        ("garde moi 2 baguettes", "peut etre", "je sais pas"),
        ("je voulais reserver des baguettes mais non",),
        ("faut il reserver pour les baguettes ?",),
    ):
        for text in texts:
            resident.says(text)
        assert not Checkout.objects.exists(), texts


def test_a_message_that_the_modem_hands_over_twice_reserves_once(resident: Phone) -> None:
    for text, key in (("mettez moi 2 baguettes de coté", "a"), ("oui", "b"), ("oui", "b")):
        resident.says(text, key=key)
    assert Checkout.objects.count() == 1


def test_a_question_is_asked_answered_and_heard_of(resident: Phone, shop: Phone) -> None:
    resident.says("demande au fournil : vous avez du pain sans sel ?")
    number = Question.objects.get().number
    shop.says(f"{number} demain")
    assert Question.objects.get().reply == "tomorrow"
    assert "Fournil" in resident.inbox()[-1]


def test_a_shop_is_followed_and_no_longer(resident: Phone) -> None:
    resident.says("suivre le fournil")
    resident.says("oui")
    assert Follow.objects.filter(confirmed_at__isnull=False).count() == 1
    resident.says("ne plus suivre le fournil")
    assert not Follow.objects.exists()


def test_a_merchant_s_day_by_text_alone(scene: Scene, resident: Phone, shop: Phone) -> None:
    shop.says("ardoise : flan 2,90 ; pain de seigle 4,20")
    assert "flan" in resident.says("qui a du flan")
    shop.says("plus de flan")
    view = slate_today(organisation=scene.bakery.pk, now=scene.now)
    assert view is not None
    assert [each.is_gone for each in view.lines] == [True, False]
    shop.says("0")
    view = slate_today(organisation=scene.bakery.pk, now=scene.now)
    assert view is not None
    assert not any(each.is_gone for each in view.lines)
    order = order_of(reserve(scene, (scene.baguette, 2), channel="sms", to="+33698765432"))
    for text, state in (
        (f"{order.code} oui", "accepted"),
        (f"la {order.code} est prete", "ready"),
        (f"{order.code} remis", "handed-over"),
    ):
        shop.says(text)
        order.refresh_from_db()
        assert order.state == state, text
    shop.says("prix baguette 1,20")
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 120
    shop.says("0")
    scene.baguette.refresh_from_db()
    assert scene.baguette.price_cents == 130
    shop.says("pause 2h")
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is not None
    assert "02 99 71 12 34" in resident.says("reserver 1 baguette au fournil")
    shop.says("reprendre")
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None


def test_a_stranger_changes_nothing(scene: Scene, resident: Phone) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), channel="sms", to="+33698765432"))
    stranger = Phone(scene.town, STRANGER)
    for text in (
        f"annuler {order.code}",
        f"{order.code} oui",
        "pause",
        "plus de baguette",
        "prix baguette 1",
    ):
        stranger.says(text)
        stranger.says("oui")
    order.refresh_from_db()
    assert order.state == "placed"
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None
    assert level_of(scene.baguette).on_hand == 10


def test_most_answers_are_one_segment(scene: Scene, resident: Phone, shop: Phone) -> None:
    test_bread_and_a_book_are_reserved_then_she_changes_her_mind(scene, resident)
    sent = OutgoingMessage.objects.filter(channel="sms").values_list("text", flat=True)
    lengths = [len(gsm7.segments(text)) for text in sent]
    assert lengths.count(1) >= 0.95 * len(lengths)
