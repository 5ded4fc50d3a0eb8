"""By text message: the slate, what is sold out, answers to questions and orders, a pause, who has a thing."""

import pytest
from django.utils import translation

from halles.config.loader import texts
from halles.doors.intents import text_take
from halles.doors.models import OutgoingMessage
from halles.kit import gsm7
from halles.kit.actor import NOBODY
from halles.stalls.market.commands import question_ask
from halles.stalls.market.engine.texting import asked_of, lines_meant
from halles.stalls.market.models import Order, Question, Slate, SlateLine, Terms
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.reserving import reserve

pytestmark = pytest.mark.django_db(databases="__all__")
SHOP, STRANGER, TOLD = "0611111111", "0655555555", "0612345678"


@pytest.fixture(autouse=True)
def _owner_has_a_number(scene: Scene) -> None:
    scene.owner.phone = "+33611111111"
    scene.owner.save()


def send(scene: Scene, text: str, sender: str = SHOP) -> str:
    """Return the whole answer as it would leave: one segment, whatever it says."""
    with translation.override("en"):
        text_take(sender=sender, text=text, received_at=scene.now)
    message = OutgoingMessage.objects.filter(channel="sms").latest("id")
    assert gsm7.septets(message.text) <= 160
    return str(message.text)


def ask(scene: Scene, key: str = "k1") -> Question:
    return question_ask(
        actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key=key, secret=key, text="Du seigle ?"
    )


def test_the_house_finds_who_answers() -> None:
    names = [handler.name for handler in texts()["market"]]
    assert names == ["market.find", "market.reply", "market.serve", "market.slate"]


def test_a_slate_is_texted_confirmed_and_rubbed_out(scene: Scene) -> None:
    answer = send(scene, "Ardoise : pain de seigle 4,20 pièce ; flan 2,90")
    assert "2 ligne" in answer or "2 line" in answer
    assert [row.price_cents for row in SlateLine.objects.order_by("rank")] == [420, 290]
    assert "flan" in send(scene, "plus de flans")
    assert SlateLine.objects.get(name="flan").gone_at is not None
    send(scene, "encore flan")
    assert SlateLine.objects.get(name="flan").gone_at is None


def test_a_fish_that_lacks_something_is_not_silent(scene: Scene) -> None:
    answer = send(scene, "ardoise: bar 24,90 kg; sardines 8 kg")
    assert "bar, sardines" in answer
    assert Slate.objects.count() == 1


def test_a_price_in_doubt_publishes_nothing_and_asks(scene: Scene) -> None:
    assert "flan" in send(scene, "ardoise : flan 3")
    assert not Slate.objects.exists()


def test_which_line_is_asked_where_it_is_not_sure(scene: Scene) -> None:
    send(scene, "ardoise : pain de seigle 4,20 ; pain complet 3,10")
    for text in ("plus de pain", "plus de brioche"):
        answer = send(scene, text)
        assert "pain de seigle, pain complet" in answer
    assert not SlateLine.objects.exclude(gone_at=None).exists()


def test_a_question_is_answered_by_its_number_or_alone(scene: Scene) -> None:
    first = ask(scene)
    assert "Du seigle" in send(scene, "oui")
    first.refresh_from_db()
    assert first.reply == "yes"
    second, third = ask(scene, "k2"), ask(scene, "k3")
    send(scene, "oui")
    send(scene, f"{third.number} demain")
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.reply, third.reply) == ("", "tomorrow")
    send(scene, "99 oui")
    second.refresh_from_db()
    assert second.reply == ""


def test_the_number_that_hears_of_orders_answers_and_a_stranger_does_not(scene: Scene) -> None:
    question = ask(scene)
    send(scene, "oui", STRANGER)
    question.refresh_from_db()
    assert question.reply == ""
    Terms.objects.filter(pk=scene.bookshop.pk).update(phone="")
    send(scene, f"{question.number} non", TOLD)
    question.refresh_from_db()
    assert question.reply == "no"


def test_an_order_is_accepted_made_ready_or_refused_with_a_reason(scene: Scene) -> None:
    order = Order.objects.get(checkout=reserve(scene, (scene.baguette, 2)))
    assert order.code in send(scene, f"{order.code} oui")
    order.refresh_from_db()
    assert order.state == "accepted"
    send(scene, f"{order.code} prêt")
    order.refresh_from_db()
    assert order.state == "ready"
    send(scene, f"{order.code} non")
    order.refresh_from_db()
    assert order.state == "ready", "no reason, no refusal"
    send(scene, f"{order.code} non plus de farine")
    order.refresh_from_db()
    assert (order.state, order.reason) == ("refused", "plus de farine")
    assert "0000" in send(scene, "0000 oui")


def test_yes_alone_is_not_enough_while_an_order_waits_too(scene: Scene) -> None:
    question, order = ask(scene), Order.objects.get(checkout=reserve(scene, (scene.baguette, 2)))
    send(scene, "oui")
    question.refresh_from_db()
    order.refresh_from_db()
    assert (question.reply, order.state) == ("", "placed")


def test_a_stranger_accepts_nothing(scene: Scene) -> None:
    order = Order.objects.get(checkout=reserve(scene, (scene.baguette, 2)))
    for text in (f"{order.code} oui", "pause", "ardoise : pain 2 €", "plus de pain"):
        send(scene, text, STRANGER)
    order.refresh_from_db()
    assert order.state == "placed"
    assert not Slate.objects.exists()
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None


def test_a_pause_lasts_as_long_as_it_says(scene: Scene) -> None:
    for text, hours in (("pause", 1), ("Pause 2h", 2)):
        assert "reprendre" in send(scene, text)
        until = Terms.objects.get(pk=scene.bakery.pk).paused_until
        assert until is not None
        assert (until - scene.now).total_seconds() == hours * 3600
    send(scene, "reprendre")
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None
    send(scene, "pause 40 h")
    assert Terms.objects.get(pk=scene.bakery.pk).paused_until is None


def test_anybody_asks_who_has_a_thing(scene: Scene) -> None:
    answer = send(scene, "Qui a de la tomme de rhuis ?", STRANGER)
    assert "Fournil" in answer
    assert "24,50" in answer or "24.50" in answer
    assert "02 99 71 12 34" in answer
    assert "zzzz" in send(scene, "qui a du zzzz", STRANGER)


@pytest.mark.parametrize(
    "text",
    [
        "bonjour",
        "gare 12",
        "oui mais non",
        "pause café",
        "4821",
        "48211 oui",
        "12 peut-être",
        "4821 oui mais",
    ],
)
def test_what_is_something_else_is_left_to_others(text: str) -> None:
    assert asked_of(text) is None


def test_words_mean_a_line_in_spite_of_a_slip() -> None:
    names = ["Bar de ligne", "Sardines", "Lieu jaune", "Lieu noir"]
    assert lines_meant(names, "sardine") == [1]
    assert lines_meant(names, "sardinnes") == [1]
    assert lines_meant(names, "lieu") == [2, 3]
    assert lines_meant(names, "bar") == [0]
    assert lines_meant(names, "") == []
