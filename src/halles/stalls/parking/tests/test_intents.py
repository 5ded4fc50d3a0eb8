"""By text message: an agent counts, a manager closes, a driver says "complet", anybody asks where to park."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.utils.translation import override

from halles.config.loader import texts
from halles.doors.engine.meaning import Moment
from halles.doors.public import Answer, Reply, TextIn, fit
from halles.kit import gsm7
from halles.kit.errors import BadInput, Refused
from halles.stalls.parking.commands import car_park_change
from halles.stalls.parking.intents import TEXTS
from halles.stalls.parking.models import CarPark, Closure, Count, Foreseen, FullWord
from halles.stalls.parking.public import text_names
from halles.stalls.parking.tests.conftest import HOUSE, NOW, Scene, local, sensor
from halles.town.models import Town

LONG = "Quimper-Centre"
"""A town's name of 14 letters: what an answer of one segment has beside it."""
HANDLERS = {each.name: each for each in TEXTS}
UNDO = Reply("undo")
SATURDAY = date(2026, 11, 28)


def came(scene: Scene, text: str, who: str = "", **slots: Any) -> TextIn:
    persons = (getattr(scene, who).pk,) if who else ()
    return TextIn(scene.town, "+33699999999", text, persons, NOW, slots)


def told(answer: Answer | None) -> str:
    """Return what one segment carries of an answer."""
    assert answer is not None
    said = fit(Town(name=LONG), answer.parts)
    assert gsm7.septets(f"{LONG} : {said}") <= gsm7.SINGLE
    return said


def send(scene: Scene, name: str, text: str, who: str = "", **slots: Any) -> Answer | None:
    with override("en"):
        return HANDLERS[f"parking.{name}"].answer(came(scene, text, who, **slots))


def back(scene: Scene, name: str, answer: Answer | None, reply: Reply, who: str) -> Answer | None:
    handler = HANDLERS[f"parking.{name}"].reply
    assert handler is not None
    assert answer is not None
    assert answer.ask is not None
    with override("en"):
        return handler(came(scene, "1", who), answer.ask.state, reply)


def foreseen(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    for minutes in (15, 30, 60, 120):
        made = datetime(2026, 11, 26, 9, tzinfo=UTC)
        Foreseen.objects.create(
            car_park=scene.gare, made_at=made, horizon_min=minutes, free=9, low=1, high=20, chance=0.8
        )


def test_the_house_finds_who_answers() -> None:
    assert {handler.name for handler in texts()["parking"]} == set(HANDLERS)


@pytest.mark.door("parking.count", "sms")
@pytest.mark.parametrize("said", ["gare", "la Gare", "parking de la gare", "garre"])
def test_an_agent_counts_and_takes_it_back(scene: Scene, said: str) -> None:
    answer = send(scene, "count", "gare 12", "agent", car_park=said, free=12)
    assert told(answer).startswith("Gare, 12 places counted at 10:07")
    row = Count.objects.get()
    assert (row.free, row.author, row.car_park_id) == (12, scene.agent.pk, scene.gare.pk)
    assert told(back(scene, "count", answer, UNDO, "agent")) == "Gare: your count is taken back."
    assert Count.objects.get().withdrawn_at


@pytest.mark.parametrize("who", ["stranger", ""])
def test_who_is_not_of_the_town_hall_is_told_whom_to_call(scene: Scene, who: str) -> None:
    scene.town.help_name, scene.town.help_phone = "Camille", "02 99 71 05 27"
    with pytest.raises(Refused, match="02 99 71 05 27"):
        send(scene, "count", "gare 12", who, car_park="gare", free=12)
    assert not Count.objects.exists()


def test_of_a_shared_number_the_one_who_may_counts(scene: Scene) -> None:
    message = came(scene, "gare 12", car_park="gare", free=12)
    shared = TextIn(
        scene.town, message.sender, "gare 12", (scene.stranger.pk, scene.agent.pk), NOW, message.slots
    )
    HANDLERS["parking.count"].answer(shared)
    assert Count.objects.get().author == scene.agent.pk


def test_more_than_there_are_is_refused_in_a_sentence(scene: Scene) -> None:
    with pytest.raises(BadInput, match="40"):
        send(scene, "count", "gare 52", "agent", car_park="gare", free=52)
    assert not Count.objects.exists()


@pytest.mark.door("parking.full", "sms")
def test_a_driver_says_complet_and_leaves_nothing_of_herself(scene: Scene) -> None:
    said = told(send(scene, "full", "gare complet", car_park="gare"))
    assert said.startswith("Gare, reported full at 10:07")
    send(scene, "full", "Le parking de la gare est complet !", car_park="la gare")
    row = FullWord.objects.get()
    assert set(vars(row)) == {"_state", "id", "car_park_id", "said_at"}


def test_a_word_of_no_car_park_is_for_others(scene: Scene) -> None:
    assert send(scene, "count", "mairie 12", "agent", car_park="mairie", free=12) is None
    assert send(scene, "full", "mairie complet", car_park="mairie") is None
    assert send(scene, "close", "fermer mairie", "manager", car_park="mairie") is None
    assert "There are: Gare, Parking du Port." in told(
        send(scene, "now", "parking mairie", car_park="mairie")
    )
    assert not Count.objects.exists()
    assert not FullWord.objects.exists()


@pytest.mark.door("parking.now", "sms")
def test_anybody_asks_what_is_free_now_and_later(scene: Scene) -> None:
    foreseen(scene)
    said = told(send(scene, "now", "parking gare", car_park="gare"))
    assert said.startswith("Gare: 12 free places, measured at 10:07")
    assert "In 30 min: 8 chances in 10" in said


@pytest.mark.parametrize(
    "when", [Moment(minutes=60), Moment(start=time(11, 10)), Moment(day=NOW.date(), start=time(11, 5))]
)
def test_in_an_hour_is_told_with_its_chance(scene: Scene, when: Moment) -> None:
    foreseen(scene)
    said = told(send(scene, "now", "parking gare dans 1h", car_park="gare", when=when))
    assert said == "Gare in 1 hour: 8 chances in 10 of finding a place."


def test_what_is_too_far_ahead_is_not_invented(scene: Scene) -> None:
    foreseen(scene)
    said = told(send(scene, "now", "parking gare samedi", car_park="gare", when=Moment(day=SATURDAY)))
    assert said.startswith("Gare: 12 free places, measured at 10:07")
    assert "two hours ahead at most" in said


def test_a_closing_that_comes_is_the_answer_for_then(scene: Scene) -> None:
    foreseen(scene)
    Closure.objects.create(
        car_park=scene.gare, reason="market", starts_at=local(28, 6), ends_at=local(28, 14)
    )
    when = Moment(day=SATURDAY, start=time(9))
    assert "Closed until" in told(send(scene, "now", "parking gare samedi 9h", car_park="gare", when=when))
    when = Moment(day=SATURDAY, start=time(15))
    assert "Closed" not in told(send(scene, "now", "parking gare samedi 15h", car_park="gare", when=when))


def test_a_closing_is_the_answer(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    Closure.objects.create(
        car_park=scene.gare, reason="market", starts_at=local(26, 6), ends_at=local(26, 14)
    )
    answer = told(send(scene, "now", "parking gare", car_park="gare"))
    assert "2:00 pm" in answer
    assert "12" not in answer


def test_all_car_parks_fit_one_message(scene: Scene) -> None:
    Count.objects.create(
        car_park=scene.gare, free=7, counted_at=NOW, expires_at=NOW.replace(hour=10), author=""
    )
    answer = told(send(scene, "now", "parking"))
    assert answer.startswith("Gare: 7 free places, counted at 10:07")
    assert "Port" in answer


@pytest.mark.door("parking.find", "sms")
def test_what_a_car_park_costs_and_its_height(scene: Scene) -> None:
    fields = {"price_1h": 150, "max_height_cm": 190, "disabled": 4}
    car_park_change(actor=HOUSE, car_park=scene.gare, fields=fields)
    said = told(send(scene, "find", "tarif parking gare", car_park="gare"))
    assert said.startswith("Gare. 40 places.")
    assert "1.50" in said
    assert "4 disabled places." in said
    assert "Parking du Port: tariff not known." in told(send(scene, "find", "tarif parking"))


@pytest.mark.door("parking.close", "sms")
def test_a_closing_is_confirmed_before_it_is_told_and_called_off_after(scene: Scene) -> None:
    when = Moment(day=SATURDAY, start=time(8), end=time(14))
    text = "fermer parking gare samedi 8h 14h pour la foire, marché"
    answer = send(scene, "close", text, "manager", car_park="gare", when=when)
    assert told(answer) == "Gare closed on Saturday 28 November, from 8:00 am to 2:00 pm (market)?"
    assert not Closure.objects.exists()
    done = back(scene, "close", answer, Reply("yes"), "manager")
    assert "drivers read it now" in told(done)
    row = Closure.objects.get()
    assert (row.starts_at, row.ends_at, row.reason) == (local(28, 8), local(28, 14), "market")
    assert "called off" in told(back(scene, "close", done, UNDO, "manager"))
    row.refresh_from_db()
    assert row.withdrawn_at


def test_a_closing_that_is_not_confirmed_is_none(scene: Scene) -> None:
    when = Moment(day=SATURDAY)
    answer = send(scene, "close", "fermer parking gare samedi", "manager", car_park="gare", when=when)
    assert told(back(scene, "close", answer, Reply("no"), "manager")) == "Nothing was changed."
    assert not Closure.objects.exists()


@pytest.mark.parametrize("who", ["agent", "stranger", ""])
def test_only_the_manager_closes(scene: Scene, who: str) -> None:
    with pytest.raises(Refused):
        send(scene, "close", "fermer parking gare samedi", who, car_park="gare", when=Moment(day=SATURDAY))


def test_without_a_time_or_each_week_nothing_is_closed(scene: Scene) -> None:
    for text, when in (("fermer parking gare", Moment()), ("tous les jeudis", Moment(day=SATURDAY))):
        with pytest.raises(BadInput):
            send(scene, "close", text, "manager", car_park="gare", when=when)


def test_car_parks_are_known_by_the_names_people_say(scene: Scene) -> None:
    names = text_names(town=scene.town).car_parks
    assert names["gare"] == names["parking de la gare"] == "Parking de la Gare"
    assert names["port"] == "Parking du Port"
    CarPark.objects.update(removed_at=NOW)
    assert not text_names(town=scene.town).car_parks
