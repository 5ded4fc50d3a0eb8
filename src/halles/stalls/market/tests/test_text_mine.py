"""By text message: who has a thing, where one's orders are, cancelling, asking and following a shop."""

import pytest

from halles.doors.commands import texts_stop
from halles.doors.models import OutgoingMessage
from halles.doors.public import Line
from halles.doors.queries.stops import is_stopped
from halles.kit.actor import NOBODY
from halles.kit.errors import NotFound, Refused
from halles.people.commands.persons import person_create
from halles.stalls.directory.models import Sheet
from halles.stalls.market.commands import (
    line_missing,
    number_follow,
    number_unfollow,
    order_cancel,
    order_ready,
    order_refuse,
    question_reply,
    slate_publish,
)
from halles.stalls.market.commands.slates import ChalkLine
from halles.stalls.market.models import Follow, Order, OrderLine, Question
from halles.stalls.market.tests.conftest import HOUSE, Scene, kinds
from halles.stalls.market.tests.reserving import order_of, press, reserve
from halles.stalls.market.tests.shops import level_of, product_of
from halles.stalls.market.tests.texting import Texting

pytestmark = pytest.mark.django_db(databases="__all__")
NUMBER, STRANGER = "+33698765432", "+33655555555"
TOLD = {"channel": "sms", "to": NUMBER}


@pytest.fixture
def phone(scene: Scene) -> Texting:
    return Texting(scene)


def family(scene: Scene) -> None:
    """Let the number be that of two persons."""
    for name in ("Nolwenn", "Armel"):
        person_create(actor=HOUSE, name=name, email="", phone=NUMBER, town=scene.town.slug)


def told_last(number: str = NUMBER) -> str:
    return str(OutgoingMessage.objects.filter(channel="sms", to=number).latest("id").text)


@pytest.mark.door("market.find", "sms")
def test_anybody_asks_who_has_a_thing(scene: Scene, phone: Texting) -> None:
    answer = phone.say("market.find", what="de la tomme de rhuis")
    assert "Fournil" in answer
    assert "24,50" in answer
    assert "02 99 71 12 34" in answer
    of = {"town": scene.town.slug, "organisation": scene.bookshop.pk}
    product_of(name="Tomme de Savoie", price_cents=500, rate=55, kind="food", **of)
    both = phone.say("market.find", what="tomme")
    assert "24,50" in both
    assert "5,00" in both


def test_what_nobody_shows_is_asked_of_who_may_have_it(scene: Scene, phone: Texting) -> None:
    assert "0299000000" in phone.say("market.find", what="zzzz")
    Sheet.objects.create(
        town=scene.town.slug, slug="gall", name="Fleurs du Bourg", category="florist", phone="0299712222"
    )
    answer = phone.say("market.find", what="couronne de fleurs")
    assert "Fleurs du Bourg" in answer
    assert "02 99 71 22 22" in answer
    assert phone.say("market.find") != answer


def test_what_is_on_today_s_slate_is_found(scene: Scene, phone: Texting) -> None:
    lines = [ChalkLine("Bar de ligne", price_cents=2490, unit="kilo")]
    slate_publish(actor=scene.actor("owner"), town=scene.town, organisation=scene.bakery.pk, lines=lines)
    answer = phone.say("market.find", what="du bar")
    assert "Bar de ligne 24,90" in answer
    assert "Fournil" in answer


def test_where_one_s_orders_are_is_told_to_their_number_alone(scene: Scene, phone: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    answer = phone.say("market.orders")
    assert order.code in answer
    assert "Fournil" in answer
    before = answer
    order_ready(actor=scene.actor("owner"), order=order.pk, key=press())
    assert phone.say("market.orders") != before
    assert order.code not in Texting(scene, number=STRANGER).say("market.orders")


def test_a_family_is_told_code_and_shop_alone(scene: Scene, phone: Texting) -> None:
    family(scene)
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    assert phone.say("market.orders") == f"Redon : {order.code}, Le Fournil d'Anne."


def test_a_family_is_told_no_article_later_on(scene: Scene) -> None:
    family(scene)
    checkout = reserve(scene, (scene.baguette, 2), (scene.cheese, 400), **TOLD)
    order, owner = order_of(checkout), scene.actor("owner")
    line = OrderLine.objects.get(order=order, product=scene.baguette)
    line_missing(actor=owner, line=line.pk, key=press())
    assert "aguette" not in told_last()
    order_refuse(actor=owner, order=order.pk, key=press(), reason="plus de baguette ni de tomme")
    assert "aguette" not in told_last()
    phone = Texting(scene)
    phone.say("market.ask", shop="fournil", words="Avez-vous des éclairs ?")
    question_reply(actor=owner, question=Question.objects.get().pk, reply="yes")
    assert "clairs" not in told_last()


def test_an_order_is_cancelled_by_its_code(scene: Scene, phone: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    assert order.code in phone.say("market.cancel", code=order.code)
    order.refresh_from_db()
    assert order.state == "cancelled"
    assert level_of(scene.baguette).held == 0


def test_the_only_open_order_is_named_before_it_is_cancelled(scene: Scene, phone: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    assert order.code in phone.say("market.cancel")
    again = phone.again()
    phone.answer("no")
    order.refresh_from_db()
    assert order.state == "placed"
    again.answer("yes")
    order.refresh_from_db()
    assert order.state == "cancelled"


def test_one_of_several_is_chosen(scene: Scene, phone: Texting) -> None:
    orders = [order_of(reserve(scene, (each, 1), **TOLD)) for each in (scene.baguette, scene.book)]
    asked = phone.say("market.cancel")
    assert all(order.code in asked for order in orders)
    second = max(orders, key=lambda order: asked.index(order.code))
    phone.answer("choice", number=2)
    assert Order.objects.get(state="cancelled") == second


def test_a_stranger_cancels_nothing_of_somebody_else_s(scene: Scene) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    stranger = Texting(scene, number=STRANGER)
    stranger.say("market.cancel", code=order.code)
    stranger.say("market.cancel")
    assert stranger.waits is None
    order.refresh_from_db()
    assert order.state == "placed"
    for number in ("", STRANGER):
        with pytest.raises(Refused):
            order_cancel(actor=NOBODY, order=order.pk, key=press(), number=number)
    unseen = order_of(reserve(scene, (scene.cheese, 400)))
    with pytest.raises(Refused):
        order_cancel(actor=NOBODY, order=unseen.pk, key=press(), number="")


def test_an_order_of_somebody_else_s_cannot_be_chosen_by_a_yes(scene: Scene, phone: Texting) -> None:
    order = order_of(reserve(scene, (scene.baguette, 2), **TOLD))
    phone.say("market.cancel")
    stranger = Texting(scene, number=STRANGER, waits=phone.waits)
    stranger.answer("yes")
    order.refresh_from_db()
    assert order.state == "placed"


@pytest.mark.door("market.ask", "sms")
def test_a_shop_is_asked_and_its_answer_comes_by_text(scene: Scene, phone: Texting) -> None:
    answer = phone.say("market.ask", shop="la librairie", words="vous avez le dernier Astérix ?", key="k")
    assert "Librairie du Port" in answer
    phone.say("market.ask", shop="la librairie", words="vous avez le dernier Astérix ?", key="k")
    question = Question.objects.get()
    assert (question.organisation, question.to) == (scene.bookshop.pk, NUMBER)
    question_reply(actor=scene.actor("bookseller"), question=question.pk, reply="yes")
    assert "Librairie du Port" in told_last()


def test_the_question_is_put_without_the_name_of_the_shop(phone: Texting) -> None:
    phone.say("market.ask", shop="Le Fournil d’Anne", words="au fournil : avez-vous du seigle ?")
    assert Question.objects.get().text == "avez-vous du seigle ?"


def test_which_shop_is_asked_is_chosen_where_none_is_said(scene: Scene, phone: Texting) -> None:
    phone.say("market.ask", words="avez-vous encore des baguettes ?")
    assert not Question.objects.exists()
    assert phone.waits is not None
    ask = phone.waits[1]
    phone.answer("yes") if ask.kind == "confirm" else phone.answer("choice", number=1)
    assert Question.objects.get().organisation in (scene.bakery.pk, scene.bookshop.pk)


def test_a_question_to_nobody_leads_to_a_human(phone: Texting) -> None:
    assert "0299000000" in phone.say("market.ask", shop="zzz", words="ouvert ?")
    phone.say("market.ask", shop="fournil")
    assert not Question.objects.exists()


@pytest.mark.door("market.follow", "sms")
def test_a_shop_is_followed_after_a_yes_and_no_longer(scene: Scene, phone: Texting) -> None:
    texts_stop(actor=HOUSE, town=scene.town, number=NUMBER, now=scene.now)
    assert "STOP" in phone.say("market.follow", shop="le fournil")
    assert not Follow.objects.exists()
    again = phone.again()
    phone.answer("yes")
    again.answer("yes")
    follow = Follow.objects.get()
    assert (follow.organisation, follow.to) == (scene.bakery.pk, NUMBER)
    assert follow.confirmed_at is not None
    assert kinds().count("shop-followed") == 1
    assert not is_stopped(scene.town.slug, NUMBER), "who asks for news has taken her STOP back"
    phone.say("market.unfollow", shop="librairie")
    assert Follow.objects.exists()
    phone.say("market.unfollow", shop="fournil")
    assert not Follow.objects.exists()
    phone.say("market.unfollow", shop="fournil")
    assert kinds().count("shop-unfollowed") == 1


def test_one_of_several_followed_is_chosen(scene: Scene, phone: Texting) -> None:
    for shop in ("fournil", "librairie"):
        phone.say("market.follow", shop=shop)
        phone.answer("yes")
    asked = phone.say("market.unfollow")
    number = 2 if asked.index("Librairie") > asked.index("Fournil") else 1
    phone.answer("choice", number=number)
    assert Follow.objects.get().organisation == scene.bakery.pk


def test_a_no_follows_nothing_and_an_unknown_shop_is_said(phone: Texting) -> None:
    phone.say("market.follow", shop="fournil")
    phone.answer("no")
    assert "zzz" in phone.say("market.follow", shop="zzz")
    assert not Follow.objects.exists()


def test_what_is_not_here_is_not_followed(scene: Scene) -> None:
    asked = {"actor": NOBODY, "town": scene.town, "organisation": "nobody", "number": NUMBER}
    with pytest.raises(NotFound):
        number_follow(**asked)
    with pytest.raises(NotFound):
        number_unfollow(**asked)


def test_what_was_ordered_by_text_is_told_and_ended_by_text(scene: Scene, phone: Texting) -> None:
    phone.say("market.order", lines=(Line(1, "baguette"),))
    phone.answer("yes")
    code = Order.objects.get().code
    assert code in phone.say("market.orders")
    phone.say("market.cancel", code=code)
    assert Order.objects.get().state == "cancelled"
