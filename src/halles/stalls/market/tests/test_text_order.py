"""Reserving by text message: nothing without a yes, what was told and no more, once, at its price."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.doors.public import Line, Moment
from halles.people.commands.persons import person_create
from halles.people.models import Person
from halles.stalls.directory.models import Sheet
from halles.stalls.market.models import Checkout, Order, OrderLine, Product, Question, Terms
from halles.stalls.market.tests.conftest import HOUSE, Scene
from halles.stalls.market.tests.reserving import reserve
from halles.stalls.market.tests.shops import level_of, product_of
from halles.stalls.market.tests.texting import Texting

pytestmark = pytest.mark.django_db(databases="__all__")
TOMORROW = Moment(day=date(2026, 11, 27), words="demain")
NUMBER = "+33698765432"
LONG = "Boulangerie-Pâtisserie artisanale Le Fournil des Quais de la Vilaine"


def lines(*told: tuple[int, str]) -> tuple[Line, ...]:
    return tuple(Line(quantity, what) for quantity, what in told)


def resident(scene: Scene, name: str) -> Person:
    return person_create(actor=HOUSE, name=name, email="", phone=NUMBER, town=scene.town.slug)


@pytest.fixture
def phone(scene: Scene) -> Texting:
    return Texting(scene)


@pytest.mark.door("market.order", "sms")
def test_bread_is_told_with_its_price_and_time_and_kept_after_a_yes(scene: Scene, phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((2, "bagette")), when=TOMORROW)
    assert "2 x Baguette de tradition" in told
    assert "2,60" in told
    assert "8 h" in told
    assert not Checkout.objects.exists()
    answer = phone.answer("yes")
    order = Order.objects.get()
    assert order.code in answer
    assert "Fournil" in answer
    assert (order.slot_start - scene.now).total_seconds() == (21 * 60 + 53) * 60
    assert OrderLine.objects.get().quantity == 2
    assert level_of(scene.baguette).held == 2
    checkout = Checkout.objects.get()
    assert (checkout.channel, checkout.to, checkout.person) == ("sms", NUMBER, "")
    assert checkout.first_name.endswith("32"), "what the counter calls out"


def test_what_follows_an_and_is_another_thing_where_a_shop_has_it(phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((2, "bagette et pêcheur d’islande")), when=TOMORROW)
    assert "2 x Baguette" in told
    assert "1 x " in told
    assert "et rien" in phone.say("market.order", lines=lines((2, "zzz et rien")), when=TOMORROW)


def test_a_no_reserves_nothing(phone: Texting) -> None:
    phone.say("market.order", lines=lines((2, "baguette")))
    phone.answer("no")
    assert not Checkout.objects.exists()


def test_who_is_known_is_called_by_her_first_name(scene: Scene, phone: Texting) -> None:
    person = resident(scene, "Nolwenn Le Goff")
    phone.say("market.order", lines=lines((1, "baguette")))
    assert "Nolwenn" not in phone.answer("yes"), "no name in a message"
    checkout = Checkout.objects.get()
    assert (checkout.first_name, checkout.person) == ("Nolwenn", person.pk)


def test_a_family_s_number_orders_for_nobody_in_particular(scene: Scene, phone: Texting) -> None:
    resident(scene, "Nolwenn")
    resident(scene, "Armel")
    phone.say("market.order", lines=lines((1, "baguette")))
    assert "baguette" not in phone.answer("yes").lower()
    assert (Checkout.objects.get().person, Checkout.objects.get().first_name[-2:]) == ("", "32")


def test_the_same_yes_twice_reserves_once(phone: Texting) -> None:
    phone.say("market.order", lines=lines((1, "baguette")), key="k")
    again = phone.again()
    assert phone.answer("yes") == again.answer("yes")
    assert Checkout.objects.count() == 1


def test_the_same_message_twice_is_one_wish(phone: Texting) -> None:
    twin = phone.again()
    for each in (phone, twin):
        each.say("market.order", lines=lines((1, "baguette")), key="modem 7")
        each.answer("yes")
    assert Checkout.objects.count() == 1


def test_two_shops_make_one_checkout_with_two_codes(scene: Scene, phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((2, "baguettes"), (1, "pecheur dislande")), when=TOMORROW)
    assert "2,60" in told
    assert "8,50" in told
    answer = phone.answer("yes")
    assert Checkout.objects.count() == 1
    codes = Order.objects.values_list("code", flat=True)
    assert len(codes) == 2
    assert all(code in answer for code in codes)


def test_several_articles_are_chosen_from_with_their_prices(scene: Scene, phone: Texting) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    product_of(name="Pain complet", price_cents=250, rate=55, kind="food", **of)
    rye = product_of(name="Pain de seigle", price_cents=420, rate=55, kind="food", **of)
    told = phone.say("market.order", lines=lines((1, "pain")))
    assert "1 = Pain" in told
    assert "2,50" in told
    assert "4,20" in told
    number = 1 if told.index("seigle") < told.index("complet") else 2
    assert "seigle" in phone.answer("choice", number=number)
    phone.answer("yes")
    assert OrderLine.objects.get().product == rye


def test_what_is_called_just_so_is_not_asked_about(scene: Scene, phone: Texting) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    product_of(name="Baguette", price_cents=110, rate=55, kind="food", **of)
    assert "1,10" in phone.say("market.order", lines=lines((1, "baguettes")))


def test_the_shop_that_is_said_is_the_one(scene: Scene, phone: Texting) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bookshop.pk}
    product_of(name="Baguette de bois", price_cents=990, rate=55, kind="other", **of)
    assert "1,30" in phone.say("market.order", lines=lines((1, "baguette")), shop="fournil")
    assert "9,90" in phone.say("market.order", lines=lines((1, "baguette")), shop="la librairie")
    both = phone.say("market.order", lines=lines((1, "baguette")))
    assert "1 = " in both
    assert "1,30" in both
    assert "9,90" in both


def test_several_shops_that_have_all_of_it_are_chosen_from(scene: Scene, phone: Texting) -> None:
    of = {"town": scene.town.slug, "organisation": scene.bookshop.pk}
    product_of(name="Baguette de bois", price_cents=990, rate=55, kind="other", **of)
    product_of(name="Tomme de Savoie", price_cents=500, rate=55, kind="food", **of)
    told = phone.say("market.order", lines=lines((1, "baguette"), (1, "tomme")))
    assert "11,10" in told
    assert "14,90" in told
    number = 2 if told.index("14,90") > told.index("11,10") else 1
    assert "14,90" in phone.answer("choice", number=number)
    phone.answer("yes")
    assert Order.objects.get().organisation == scene.bookshop.pk


def test_a_shop_that_does_not_show_it_is_asked_after_a_yes(scene: Scene, phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((1, "tarte aux pommes")), shop="fournil")
    assert "tarte aux pommes" in told
    assert not Question.objects.exists()
    phone.answer("yes")
    question = Question.objects.get()
    assert (question.organisation, question.text, question.to) == (
        scene.bakery.pk,
        "tarte aux pommes",
        NUMBER,
    )
    assert not Checkout.objects.exists()


def test_what_nobody_shows_leads_to_a_human(phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((1, "couronne de fleurs")))
    assert "0299000000" in told
    assert phone.waits is None


def test_what_is_not_found_is_said_and_the_rest_is_told(phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((1, "baguette"), (1, "tarte aux pommes")))
    assert "tarte aux pommes" in told
    assert "1 x Baguette" in told


def test_a_weight_is_asked_and_understood(scene: Scene, phone: Texting) -> None:
    Product.objects.filter(pk=scene.cheese.pk).update(grams=None)
    assert "24,50" in phone.say("market.order", lines=lines((1, "tomme")))
    assert "300" in phone.answer("words", words="300 grammes svp")
    phone.answer("yes")
    assert (OrderLine.objects.get().quantity, OrderLine.objects.get().total_cents) == (300, 735)


def test_a_weight_that_is_none_reserves_nothing(scene: Scene, phone: Texting) -> None:
    Product.objects.filter(pk=scene.cheese.pk).update(grams=None)
    phone.say("market.order", lines=lines((1, "tomme")))
    phone.answer("words", words="un beau morceau")
    assert phone.waits is None
    assert not Checkout.objects.exists()


def test_only_what_is_left_is_told_and_kept(scene: Scene, phone: Texting) -> None:
    told = phone.say("market.order", lines=lines((5, "pecheur d'islande")))
    assert "2 x P" in told
    assert "17,00" in told
    phone.answer("yes")
    assert OrderLine.objects.get().quantity == 2


def test_a_price_that_changed_is_told_and_asked_anew(scene: Scene, phone: Texting) -> None:
    phone.say("market.order", lines=lines((2, "baguette")))
    Product.objects.filter(pk=scene.baguette.pk).update(price_cents=140)
    told = phone.answer("yes")
    assert "2,80" in told
    assert not Checkout.objects.exists()
    assert level_of(scene.baguette).held == 0
    phone.answer("yes")
    assert OrderLine.objects.get().total_cents == 280


def test_a_slot_that_is_full_meanwhile_is_told_and_the_next_proposed(scene: Scene, phone: Texting) -> None:
    Terms.objects.filter(pk=scene.bakery.pk).update(slot_cap=1)
    first = phone.say("market.order", lines=lines((1, "baguette")))
    reserve(scene, (scene.cheese, 400), slots={scene.bakery.pk: scene.now + timedelta(minutes=40)})
    told = phone.answer("yes")
    assert Checkout.objects.count() == 1
    assert phone.waits is not None
    assert told != first
    phone.answer("yes")
    assert Checkout.objects.count() == 2


def test_what_is_gone_meanwhile_is_said(scene: Scene, phone: Texting) -> None:
    phone.say("market.order", lines=lines((1, "baguette")))
    Product.objects.filter(pk=scene.baguette.pk).update(is_published=False)
    phone.answer("yes")
    assert not Checkout.objects.exists()
    assert phone.waits is None


def test_too_little_left_meanwhile_is_told_with_what_is_left(scene: Scene, phone: Texting) -> None:
    phone.say("market.order", lines=lines((2, "pecheur d'islande")))
    reserve(scene, (scene.book, 1))
    told = phone.answer("yes")
    assert "8,50" in told
    assert Checkout.objects.count() == 1


@pytest.mark.parametrize("how", ["paused", "never"])
def test_a_shop_that_takes_no_order_is_to_be_called(scene: Scene, phone: Texting, how: str) -> None:
    paused = {"paused_until": scene.now + timedelta(hours=2)}
    Terms.objects.filter(pk=scene.bakery.pk).update(
        **(paused if how == "paused" else {"takes_orders": False})
    )
    told = phone.say("market.order", lines=lines((1, "baguette")))
    assert "02 99 71 12 34" in told
    assert phone.waits is None


def test_in_three_hours_is_by_the_clock(scene: Scene, phone: Texting) -> None:
    assert "13 h 07" in phone.say("market.order", lines=lines((1, "baguette")), when=Moment(minutes=180))
    scene.later(minutes=10)
    phone.answer("yes")
    assert Order.objects.get().slot_start == scene.now + timedelta(minutes=170)
    assert "11 h." in phone.say("market.order", lines=lines((1, "baguette")), when=Moment(minutes=0))


def test_a_time_when_nobody_can_come_leads_to_the_next_one(scene: Scene, phone: Texting) -> None:
    said = Moment(day=date(2026, 11, 27), start=time(22), words="demain 22h")
    told = phone.say("market.order", lines=lines((1, "baguette")), when=said)
    assert "28 nov" in told
    assert "8 h" in told
    phone.answer("yes")
    assert Order.objects.get().slot_start.date() == date(2026, 11, 28)


def test_a_shop_that_nobody_holds_is_to_be_called(scene: Scene, phone: Texting) -> None:
    Sheet.objects.create(
        town=scene.town.slug, slug="gall", name="Poissonnerie Le Gall", category="seafood", phone="0299712222"
    )
    told = phone.say("market.order", lines=lines((1, "bar")), shop="le gall")
    assert "02 99 71 22 22" in told or "0299712222" in told
    assert "zzz" in phone.say("market.order", lines=lines((1, "bar")), shop="zzz")


def test_nothing_said_reserves_nothing(phone: Texting) -> None:
    phone.say("market.order")
    phone.say("market.order", lines=lines(*[(1, f"chose {n}") for n in range(9)]))
    assert phone.waits is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_long_names_still_make_one_segment(scene: Scene, language: str) -> None:
    phone = Texting(scene, language=language)
    Sheet.objects.update(name=LONG, listed_as=LONG)
    of: dict[str, Any] = {"town": scene.town.slug, "rate": 55, "kind": "food"}
    for number, shop in enumerate((scene.bakery, scene.bakery, scene.bookshop, scene.bookshop)):
        name = f"Gâteau breton pur beurre aux framboises de Plougastel numéro {number}"
        product_of(name=name, price_cents=1250, organisation=shop.pk, **of)
    phone.say("market.find", what="gateau breton")
    phone.say("market.order", lines=lines((2, "gateau breton")), when=TOMORROW)
    phone.answer("choice", number=1)
    phone.answer("yes")
    wanted = lines((2, "gateau numéro 0"), (1, "gateau numéro 1"), (3, "baguette"), (1, "gateau numéro 3"))
    told = phone.say("market.order", lines=wanted, when=TOMORROW)
    assert "12" in told
    assert "numéro" not in told, "names are cut, all of it is told"
    phone.answer("yes")
    phone.say("market.orders")
    phone.say("market.cancel")
    phone.say("market.follow", shop="fournil")
    phone.say("market.ask", shop="fournil", words="Avez-vous du pain sans sel ?")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.lists(
        st.tuples(
            st.integers(1, 4), st.sampled_from(["baguette", "tomme", "pecheur", "pain", "tarte", "livre"])
        ),
        min_size=1,
        max_size=4,
    ),
    shop=st.sampled_from(["", "fournil", "librairie", "le gall"]),
    when=st.sampled_from([None, TOMORROW, Moment(day=date(2027, 3, 1)), Moment(part="evening")]),
    data=st.data(),
)
def test_nothing_is_ever_reserved_without_a_yes(
    scene: Scene, wanted: list[tuple[int, str]], shop: str, when: Moment | None, data: st.DataObject
) -> None:
    phone = Texting(scene)
    said: dict[str, Any] = {"lines": lines(*wanted)}
    said |= {"shop": shop} if shop else {}
    said |= {"when": when} if when else {}
    phone.say("market.order", **said)
    for _question in range(6):
        if phone.waits is None:
            break
        ask = phone.waits[1]
        if ask.kind == "choice":
            phone.answer("choice", number=data.draw(st.integers(1, ask.options)))
        elif ask.kind == "words":
            phone.answer("words", words=data.draw(st.sampled_from(["300 g", "oui", "1", "beaucoup"])))
        else:
            phone.answer("no")
    assert not Checkout.objects.exists()
    assert level_of(scene.baguette).held == 0
