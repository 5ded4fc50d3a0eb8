"""By text message a shop closes, publishes, changes its hours, is absent, answers about a public holiday."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from unittest.mock import patch

import pytest
from django.utils.translation import override

from halles.doors.engine.meaning import Moment
from halles.doors.models import OutgoingMessage
from halles.doors.public import Answer, Reply
from halles.kit.errors import BadInput, Refused
from halles.people.commands.organisations import invitation_accept, invitation_create, organisation_create
from halles.stalls.directory import queries
from halles.stalls.directory.intents import TEXTS
from halles.stalls.directory.intents.holidays import reply as holiday
from halles.stalls.directory.models import HolidayQuestion, News, Sheet
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.stalls.directory.tests.market_world import NOW as TUESDAY
from halles.stalls.directory.tests.market_world import market_scene
from halles.stalls.directory.tests.texting import (
    MONDAY,
    NO,
    NOW,
    SUNDAY,
    THURSDAY,
    UNDO,
    YES,
    bakery,
    came,
    state_of,
    told,
)

HANDLERS = {each.name: each for each in TEXTS}
CHRISTMAS = date(2026, 12, 25)


@pytest.fixture(autouse=True)
def _saturday(scene: Scene) -> Iterator[None]:
    """Give the bakery its hours, stop the clock, speak English."""
    bakery(scene)
    with patch("django.utils.timezone.now", return_value=NOW), override("en"):
        yield


def send(scene: Scene, name: str, text: str, who: str = "holder", **slots: Any) -> Answer:
    answer = HANDLERS[name].answer(came(scene, text, who, **slots))
    assert answer is not None
    return answer


def back(scene: Scene, name: str, answer: Answer, reply: Reply, text: str = "1") -> Answer:
    handler = HANDLERS[name].reply
    assert handler is not None
    found = handler(came(scene, text, "holder"), state_of(answer), reply)
    assert found is not None
    return found


def specials(sheet: Sheet) -> list[tuple[str, str, str]]:
    found = queries.special_of(sheet=sheet.pk, since=NOW)
    return [(f"{each.start:%m-%d %H:%M}", f"{each.end:%m-%d %H:%M}", each.state) for each in found]


@pytest.mark.door("directory.special", "sms")
def test_a_closing_is_published_and_shown_back_exactly(scene: Scene) -> None:
    answer = send(
        scene,
        "directory.special",
        "fermé jeudi matin",
        **{"is": "closed", "when": Moment(day=THURSDAY, part="morning")},
    )
    assert told(answer) == "Published: Le Fournil d'Anne, closed on Thursday 3 December until 1:00 pm."
    assert answer.ask is not None
    assert answer.ask.kind == "undo"
    assert specials(scene.held) == [("12-03 00:00", "12-03 13:00", "closed")]


def test_zero_takes_a_closing_back(scene: Scene) -> None:
    answer = send(scene, "directory.special", "FERME 2MAIN", **{"is": "closed", "when": Moment(day=SUNDAY)})
    assert specials(scene.held)
    assert "taken back" in told(back(scene, "directory.special", answer, UNDO, "0"))
    assert not specials(scene.held)


def test_what_the_doors_understood_serves_where_the_words_tell_nothing(scene: Scene) -> None:
    when = Moment(day=THURSDAY, part="afternoon")
    send(scene, "directory.special", "on é pa la jeudy aprem", **{"is": "closed", "when": when})
    assert specials(scene.held) == [("12-03 15:30", "12-04 00:00", "closed")]


def test_two_readings_that_differ_are_confirmed_first(scene: Scene) -> None:
    when = Moment(day=MONDAY)
    answer = send(scene, "directory.special", "fermé jeudi", **{"is": "closed", "when": when})
    assert told(answer) == "Le Fournil d'Anne: closed on Thursday 3 December?"
    assert not specials(scene.held)
    assert told(back(scene, "directory.special", answer, NO, "2")) == "Nothing was published."
    back(scene, "directory.special", answer, YES)
    assert specials(scene.held) == [("12-03 00:00", "12-04 00:00", "closed")]


def test_a_doubtful_opening_is_a_choice(scene: Scene) -> None:
    answer = send(
        scene,
        "directory.special",
        "ouvert exceptionnellement lundi matin",
        **{"is": "open", "when": Moment(day=MONDAY, part="morning")},
    )
    assert answer.ask is not None
    assert (answer.ask.kind, answer.ask.options) == ("choice", 2)
    assert " 1 = " in told(answer)
    assert not specials(scene.held)
    assert "open on Monday 30 November" in told(
        back(scene, "directory.special", answer, Reply("choice", number=1))
    )
    assert [each[2] for each in specials(scene.held)] == ["open"]


@pytest.mark.parametrize("text", ["fermé tous les jeudis", "fermé chaque lundi"])
def test_usual_hours_are_no_exception(scene: Scene, text: str) -> None:
    with pytest.raises(BadInput, match="HORAIRES"):
        send(scene, "directory.special", text, **{"is": "closed", "when": Moment(day=THURSDAY)})
    assert not specials(scene.held)


def test_without_a_time_nothing_is_published(scene: Scene) -> None:
    with pytest.raises(BadInput):
        send(scene, "directory.special", "bonjour")


@pytest.mark.parametrize("name", ["directory.special", "directory.news-publish", "directory.hours"])
def test_who_is_of_no_shop_is_refused_with_whom_to_call(scene: Scene, name: str) -> None:
    with pytest.raises(Refused, match="Call the town hall"):
        send(scene, name, "fermé jeudi", "stranger")


def test_the_other_members_are_told_what_was_published(scene: Scene) -> None:
    scene.stranger.phone = "+33622222222"
    scene.stranger.save()
    shop = scene.held.organisation
    _, code = invitation_create(actor=scene.actor("holder"), organisation=shop, role="employee")
    invitation_accept(actor=scene.actor("stranger"), code=code)
    send(scene, "directory.special", "fermé jeudi", **{"is": "closed", "when": Moment(day=THURSDAY)})
    message = OutgoingMessage.objects.get()
    assert message.to == "+33622222222"
    assert "Le Fournil d'Anne" in message.text


def test_of_two_shops_one_is_asked_which(scene: Scene) -> None:
    other = organisation_create(
        actor=HOUSE, kind="shop", name="Café", town=scene.town, owner_person=scene.holder.pk
    )
    Sheet.objects.filter(pk=scene.imported.pk).update(organisation=other.pk)
    when = Moment(day=THURSDAY)
    answer = send(scene, "directory.special", "fermé jeudi", **{"is": "closed", "when": when})
    assert told(answer) == "For which shop? 1 = Café du Port. 2 = Le Fournil d'Anne."
    back(scene, "directory.special", answer, Reply("choice", number=2))
    assert specials(scene.held)
    assert not specials(scene.imported)
    named = {"is": "closed", "when": when, "shop": "le café"}
    assert "Published: Café" in told(send(scene, "directory.special", "café fermé jeudi", **named))


@pytest.mark.door("directory.news", "sms")
@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("info : dédicace de Nina samedi 15 h", "Dédicace de Nina samedi 15 h"),
        ("arrivage : huitres de Carantec", "Arrivage : huitres de Carantec"),
        ("NOUVEAU: GALETTES LE VENDREDI", "Nouveau: galettes le vendredi"),
    ],
)
def test_news_is_published_as_it_is_written(scene: Scene, text: str, published: str) -> None:
    answer = send(scene, "directory.news-publish", text)
    assert News.objects.get(withdrawn_at=None).text == published
    assert told(answer).startswith("Published: Le Fournil d'Anne, news, ")
    back(scene, "directory.news-publish", answer, UNDO, "0")
    assert not News.objects.filter(withdrawn_at=None).exists()


def test_news_that_may_close_is_asked_first(scene: Scene) -> None:
    answer = send(scene, "directory.news-publish", "info : ouvert lundi matin")
    assert answer.ask is not None
    assert answer.ask.kind == "choice"
    assert not News.objects.exists()
    back(scene, "directory.news-publish", answer, Reply("choice", number=1))
    assert News.objects.get().text == "Ouvert lundi matin"
    assert specials(scene.held)[-1][2] == "open"


def test_an_empty_piece_of_news_is_none(scene: Scene) -> None:
    with pytest.raises(BadInput):
        send(scene, "directory.news-publish", "info")


@pytest.mark.door("directory.edit", "sms")
def test_hours_are_said_back_before_they_are_published(scene: Scene) -> None:
    answer = send(scene, "directory.hours", "horaires mardi a samedi 9h-12h30 14h-19h")
    assert "new hours: Tuesday to Saturday" in told(answer)
    assert answer.ask is not None
    assert answer.ask.kind == "confirm"
    scene.held.refresh_from_db()
    assert scene.held.hours.startswith("Tu-Sa 07:00")
    done = back(scene, "directory.hours", answer, YES)
    scene.held.refresh_from_db()
    assert scene.held.hours == "Tu-Sa 09:00-12:30,14:00-19:00"
    assert "those of before" in told(back(scene, "directory.hours", done, UNDO, "0"))
    scene.held.refresh_from_db()
    assert scene.held.hours.startswith("Tu-Sa 07:00")


def test_hours_that_are_not_confirmed_change_nothing(scene: Scene) -> None:
    answer = send(scene, "directory.hours", "horaires mardi 9h-12h")
    assert told(back(scene, "directory.hours", answer, NO, "2")) == "Nothing was changed."
    scene.held.refresh_from_db()
    assert scene.held.hours.startswith("Tu-Sa 07:00")


def test_hours_that_are_not_understood_say_which_words(scene: Scene) -> None:
    with pytest.raises(BadInput, match=r"not understood|no days"):
        send(scene, "directory.hours", "horaires selon arrivage")


@pytest.mark.door("directory.pitch", "sms")
def test_a_seller_is_absent_and_comes_after_all(scene: Scene) -> None:
    world = market_scene(scene)
    with patch("django.utils.timezone.now", return_value=TUESDAY):
        message = came(
            scene, "absent jeudi", "holder", at=TUESDAY, when=Moment(day=THURSDAY), shop="la criée"
        )
        answer = HANDLERS["directory.pitch"].answer(message)
        assert "absent from the market Thursday 3 December" in told(answer)
        attendance = queries.market_attendance(market=world.as_market, town=world.town, day=THURSDAY)
        assert [each.name for each in attendance.absent] == ["La Criée d’Enora"]
        handler = HANDLERS["directory.pitch"].reply
        assert handler is not None
        assert "expected again" in told(handler(message, state_of(answer), UNDO))
        attendance = queries.market_attendance(market=world.as_market, town=world.town, day=THURSDAY)
        assert not attendance.absent


def test_a_day_on_which_nobody_is_expected_is_said_so(scene: Scene) -> None:
    market_scene(scene)
    with pytest.raises(BadInput, match="expected nowhere"):
        send(scene, "directory.pitch", "absent dimanche", when=Moment(day=SUNDAY), shop="la criée")


@pytest.fixture
def question(scene: Scene) -> HolidayQuestion:
    return HolidayQuestion.objects.create(sheet=scene.held, occasion=CHRISTMAS.isoformat(), day=CHRISTMAS)


@pytest.mark.door("directory.holiday-reply", "sms")
@pytest.mark.parametrize(
    ("text", "reply", "said"),
    [
        ("2", "closed", "closed on Friday 25 December"),
        ("ferie ferme", "closed", "closed on Friday 25 December"),
        ("1", "open", "open as usual on Friday 25 December"),
    ],
)
def test_the_question_about_a_public_holiday_is_answered(
    scene: Scene, question: HolidayQuestion, text: str, reply: str, said: str
) -> None:
    answer = send(scene, "directory.holiday", text)
    assert said in told(answer)
    question.refresh_from_db()
    assert question.reply == reply
    back(scene, "directory.holiday", answer, UNDO, "0")
    question.refresh_from_db()
    assert question.replied_at is None


def test_hours_of_a_public_holiday_may_be_told(scene: Scene, question: HolidayQuestion) -> None:
    answer = send(
        scene,
        "directory.holiday",
        "ferie ouvert 9h 12h",
        when=Moment(NOW.date(), start=time(9), end=time(12)),
    )
    assert "open on Friday 25 December, 9 h - 12 h" in told(answer)
    question.refresh_from_db()
    assert question.reply == "open"


def test_open_and_closed_at_once_is_asked_again(scene: Scene, question: HolidayQuestion) -> None:
    for text in ("ferie", "ouvert ou fermé ?"):
        with pytest.raises(BadInput):
            send(scene, "directory.holiday", text)
    question.refresh_from_db()
    assert question.replied_at is None


def test_nobody_asked_is_for_somebody_else(scene: Scene) -> None:
    assert holiday(came(scene, "1", "holder")) is None
    assert holiday(came(scene, "1")) is None


def test_closing_on_that_day_answers_the_question(scene: Scene, question: HolidayQuestion) -> None:
    when = Moment(day=CHRISTMAS)
    answer = send(scene, "directory.special", "fermé le 25 décembre", **{"is": "closed", "when": when})
    question.refresh_from_db()
    assert question.reply == "closed"
    back(scene, "directory.special", answer, UNDO, "0")
    question.refresh_from_db()
    assert question.replied_at is None
    assert not specials(scene.held)
