"""Ask a shop, answer with one tap, take it back; nobody hears what is not hers."""

import pytest

from halles.doors.models import OutgoingMessage
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, Gone, NotFound, Refused, TooMany
from halles.stalls.market.commands.asking import question_ask, question_reply, question_withdraw
from halles.stalls.market.models import Question, Terms
from halles.stalls.market.queries.asking import (
    question_of_number,
    question_view,
    questions_open,
)
from halles.stalls.market.tests.conftest import Scene, kinds

pytestmark = pytest.mark.django_db


def ask(scene: Scene, *, key: str = "k1", text: str = "Avez-vous du pain sans gluten ?", **more) -> Question:
    return question_ask(
        actor=more.pop("actor", NOBODY),
        town=scene.town,
        organisation=more.pop("organisation", scene.bakery.pk),
        key=key,
        secret=f"secret of {key}",
        text=text,
        **more,
    )


def sent() -> list[OutgoingMessage]:
    return list(OutgoingMessage.objects.order_by("created_at", "id"))


def test_the_shop_is_told_by_text_and_the_question_expires_when_it_closes(scene: Scene):
    row = ask(scene, channel="sms", to="06 98 76 54 32")
    assert (row.number, row.to) == (1, "+33698765432")
    assert row.expires_at.isoformat() == "2026-11-26T20:00:00+01:00"
    (told,) = sent()
    assert (told.to, told.kind) == ("+33612345678", "order")
    assert "1" in told.text
    assert "Avez-vous du pain sans gluten" in told.text
    assert kinds() == ["question-asked"]
    assert [each.pk for each in questions_open(organisation=scene.bakery.pk, now=scene.now)] == [row.pk]


def test_a_page_sent_twice_asks_once(scene: Scene):
    assert ask(scene).pk == ask(scene).pk
    assert Question.objects.count() == 1
    assert len(sent()) == 1


def test_a_shop_without_telephone_of_its_own_is_asked_on_screen_alone(scene: Scene):
    Terms.objects.all().delete()
    ask(scene)
    assert sent() == []


def test_questions_of_a_day_are_numbered_by_shop(scene: Scene):
    first, second = ask(scene), ask(scene, key="k2")
    other = ask(scene, key="k3", organisation=scene.bookshop.pk)
    assert (first.number, second.number, other.number) == (1, 2, 1)
    found = question_of_number(organisation=scene.bakery.pk, number=2, now=scene.now)
    assert found is not None
    assert found.pk == second.pk
    scene.later(days=1)
    assert ask(scene, key="k4").number == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "a" * 141}, "text"),
        ({"channel": "sms", "to": "12"}, "to"),
        ({"channel": "sms", "to": "anne@example.org"}, "to"),
        ({"channel": "email", "to": ""}, "to"),
        ({"channel": "fax", "to": "1"}, "channel"),
    ],
)
def test_what_cannot_be_asked_is_said_on_its_field(scene: Scene, more, field):
    with pytest.raises(BadInput) as problem:
        question_ask(
            actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, key="k", secret="s",
            **{"text": "du pain", **more},
        )  # fmt: skip
    assert problem.value.field == field
    assert not Question.objects.exists()


def test_one_address_has_five_questions_waiting_at_most(scene: Scene):
    for n in range(5):
        ask(scene, key=f"k{n}", channel="sms", to="0698765432")
    with pytest.raises(TooMany):
        ask(scene, key="k6", channel="sms", to="0698765432")


def test_a_shop_that_left_is_not_asked(scene: Scene):
    with pytest.raises(NotFound):
        question_ask(
            actor=NOBODY, town=scene.town, organisation="0" * 26, key="k", secret="s", text="du pain"
        )


def test_one_tap_answers_and_who_asked_is_told_by_her_channel(scene: Scene):
    row = ask(scene, channel="sms", to="0698765432")
    question_reply(actor=scene.actor("employee"), question=row.pk, reply="yes")
    question_reply(actor=scene.actor("owner"), question=row.pk, reply="yes")
    _to_shop, answer = sent()
    assert answer.to == "+33698765432"
    assert "Le Fournil d'Anne" in answer.text
    assert kinds() == ["question-asked", "question-replied"]
    view = question_view(town="redon", secret="secret of k1")
    assert view is not None
    assert view.reply == "yes"
    assert not view.is_waiting(scene.now)
    assert questions_open(organisation=scene.bakery.pk, now=scene.now) == []


def test_a_shop_may_change_its_answer_until_the_evening(scene: Scene):
    row = ask(scene, channel="email", to="nolwenn@example.org")
    question_reply(actor=scene.actor("owner"), question=row.pk, reply="no")
    question_reply(actor=scene.actor("owner"), question=row.pk, reply="tomorrow")
    assert [message.channel for message in sent()] == ["sms", "email", "email"]
    scene.later(hours=12)
    with pytest.raises(Gone):
        question_reply(actor=scene.actor("owner"), question=row.pk, reply="yes")


def test_only_the_shop_answers(scene: Scene):
    row = ask(scene)
    for who in ("stranger", "bookseller", "manager"):
        with pytest.raises(Refused):
            question_reply(actor=scene.actor(who), question=row.pk, reply="yes")
    with pytest.raises(BadInput):
        question_reply(actor=scene.actor("owner"), question=row.pk, reply="maybe")
    with pytest.raises(NotFound):
        question_reply(actor=scene.actor("owner"), question="0" * 26, reply="yes")


def test_taken_back_nothing_of_it_stays(scene: Scene):
    ask(scene)
    question_withdraw(actor=NOBODY, town="redon", secret="secret of k1")
    assert not Question.objects.exists()
    assert kinds() == ["question-asked", "question-withdrawn"]
    with pytest.raises(NotFound):
        question_withdraw(actor=NOBODY, town="redon", secret="secret of k1")


def test_nobody_opens_a_question_without_its_secret(scene: Scene):
    row = ask(scene)
    for secret in ("", row.pk, row.secret, "secret of k2"):
        assert question_view(town="redon", secret=secret) is None


def test_a_long_question_leaves_room_for_the_answers(scene: Scene):
    ask(scene, text="Avez-vous encore des galettes de blé noir, " + "et du cidre fermier bien sec " * 3)
    (told,) = sent()
    assert len(told.text) <= 160
    assert "..." in told.text
    assert told.text.rstrip(".").endswith(("tomorrow", "demain"))
