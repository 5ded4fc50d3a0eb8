"""By text message: an agent counts, a driver says "complet", anybody asks what is free."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from halles.config.loader import texts
from halles.doors.intents import text_take
from halles.doors.models import OutgoingMessage
from halles.kit import gsm7
from halles.stalls.parking.models import Closure, Count, Foreseen, FullWord
from halles.stalls.parking.tests.conftest import NOW, Scene, local, sensor

AGENT, STRANGER, UNKNOWN = "0612345678", "0622222222", "0633333333"
SLOT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def send(text: str, sender: str = STRANGER) -> str:
    """Return the whole answer as it would leave."""
    with translation.override("en"):
        said = text_take(sender=sender, text=text, received_at=NOW)
    message = OutgoingMessage.objects.latest("id")
    assert message.text == f"Redon : {said}"
    assert gsm7.septets(message.text) <= 160
    return message.text


def test_the_house_finds_who_answers() -> None:
    assert [handler.name for handler in texts()["parking"]] == [
        "parking.count",
        "parking.full",
        "parking.now",
    ]


@pytest.mark.parametrize("text", ["gare 12", "Gare : 12 places", "12 GARE"])
def test_an_agent_counts(scene: Scene, text: str) -> None:
    answer = send(text, AGENT)
    assert answer.startswith("Redon : Gare, 12 place")
    row = Count.objects.get()
    assert (row.free, row.author, row.car_park_id) == (12, scene.agent.pk, scene.gare.pk)


@pytest.mark.parametrize("sender", [STRANGER, UNKNOWN])
def test_who_is_not_of_the_town_hall_is_told_whom_to_call(scene: Scene, sender: str) -> None:
    scene.town.help_name, scene.town.help_phone = "Camille", "02 99 71 05 27"
    scene.town.save()
    assert "02 99 71 05 27" in send("gare 12", sender)
    assert not Count.objects.exists()


def test_of_a_shared_number_the_one_who_may_counts(scene: Scene) -> None:
    scene.stranger.phone = scene.agent.phone
    scene.stranger.save()
    send("gare 12", AGENT)
    assert Count.objects.get().author == scene.agent.pk


def test_more_than_there_are_is_refused_in_a_sentence(scene: Scene) -> None:
    assert "40" in send("gare 52", AGENT)
    assert not Count.objects.exists()


def test_a_driver_says_complet_and_leaves_nothing_of_herself(scene: Scene) -> None:
    send("gare complet")
    send("Le parking de la gare est complet !")
    row = FullWord.objects.get()
    assert set(vars(row)) == {"_state", "id", "car_park_id", "said_at"}


def test_a_word_of_no_car_park_is_for_others(scene: Scene) -> None:
    for text in ("mairie 12", "mairie complet", "parking mairie"):
        send(text, AGENT)
    assert not Count.objects.exists()
    assert not FullWord.objects.exists()


def test_anybody_asks_what_is_free_now_and_later(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    for minutes in (15, 30, 60, 120):
        Foreseen.objects.create(
            car_park=scene.gare, made_at=SLOT, horizon_min=minutes, free=9, low=1, high=20, chance=0.8
        )
    answer = send("parking gare")
    assert "12" in answer
    assert "8" in answer
    assert "2" in answer.rpartition(":")[0]


def test_a_closing_is_the_answer(scene: Scene) -> None:
    sensor(scene.gare).says(12, NOW)
    Closure.objects.create(
        car_park=scene.gare, reason="market", starts_at=local(26, 6), ends_at=local(26, 14)
    )
    answer = send("parking gare")
    assert "2:00 pm" in answer or "14 h" in answer
    assert "12" not in answer


def test_all_car_parks_fit_one_message(scene: Scene) -> None:
    Count.objects.create(
        car_park=scene.gare, free=7, counted_at=NOW, expires_at=NOW.replace(hour=10), author=""
    )
    answer = send("parking")
    assert "Gare" in answer
    assert "7" in answer
    assert "Port" in answer
