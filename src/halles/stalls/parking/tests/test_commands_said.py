"""An agent counts, a driver says "complet": who may, what is refused, what is taken back and forgotten."""

from datetime import timedelta

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.stalls.parking import commands
from halles.stalls.parking.models import CarPark, Count, Foreseen, FullWord
from halles.stalls.parking.tests.conftest import HOUSE, NOW, Scene, kinds


def count(scene: Scene, free: int, who: str = "agent") -> Count:
    return commands.count_set(actor=scene.actor(who), car_park=scene.gare, free=free)


def test_an_agent_counts_for_half_an_hour(scene: Scene) -> None:
    noted = count(scene, 12)
    assert noted.expires_at - noted.counted_at == timedelta(minutes=30)
    entry = Entry.objects.get(kind="parking.places-counted")
    assert entry.payload == {"car_park": scene.gare.pk, "free": 12}


def test_a_stranger_counts_nothing_and_takes_nothing_back(scene: Scene) -> None:
    noted = count(scene, 12)
    with pytest.raises(Refused):
        count(scene, 3, "stranger")
    with pytest.raises(Refused):
        commands.count_withdraw(actor=scene.actor("stranger"), car_park=scene.gare, count=noted.pk)
    assert kinds().count("places-counted") == 1


@pytest.mark.parametrize("free", [-1, 41])
def test_more_than_there_are_is_refused_and_told(scene: Scene, free: int) -> None:
    with pytest.raises(BadInput) as refused:
        count(scene, free)
    assert refused.value.field == "free"
    assert free < 0 or "40" in refused.value.message


def test_what_the_counts_have_taught_is_room_too(scene: Scene) -> None:
    CarPark.objects.filter(pk=scene.gare.pk).update(learnt_capacity=60)
    assert count(scene, 55).free == 55


def test_a_count_is_taken_back_once_and_only_of_its_car_park(scene: Scene) -> None:
    noted = count(scene, 12)
    actor = scene.actor("agent")
    with pytest.raises(NotFound):
        commands.count_withdraw(actor=actor, car_park=scene.port, count=noted.pk)
    for _ in range(2):
        commands.count_withdraw(actor=actor, car_park=scene.gare, count=noted.pk)
    assert kinds().count("count-withdrawn") == 1


def test_of_who_says_complet_only_the_time_is_kept(scene: Scene) -> None:
    assert commands.full_say(actor=Actor(person=scene.stranger.pk), car_park=scene.gare, by="192.0.2.1")
    row = FullWord.objects.get()
    assert set(vars(row)) == {"_state", "id", "car_park_id", "said_at"}
    assert (Entry.objects.get(kind="parking.full-said").actor, row.said_at) == ("", NOW)


def test_the_same_voice_is_heard_once_in_ten_minutes(scene: Scene) -> None:
    said = [commands.full_say(actor=NOBODY, car_park=scene.gare, by="192.0.2.1") for _ in range(3)]
    assert said == [True, False, False]
    assert commands.full_say(actor=NOBODY, car_park=scene.port, by="192.0.2.1")
    assert FullWord.objects.count() == 2


def test_everybody_together_says_it_six_times_in_ten_minutes(scene: Scene) -> None:
    for voice in range(6):
        commands.full_say(actor=NOBODY, car_park=scene.gare, by=f"192.0.2.{voice}")
    with pytest.raises(TooMany):
        commands.full_say(actor=NOBODY, car_park=scene.gare, by="192.0.2.9")
    assert FullWord.objects.count() == 6


def test_what_has_had_its_time_is_deleted(scene: Scene) -> None:
    rows = [
        *(FullWord.objects.create(car_park=scene.gare, said_at=NOW - timedelta(hours=h)) for h in (23, 25)),
        *(
            Count.objects.create(
                car_park=scene.gare, free=1, counted_at=NOW - timedelta(days=d), expires_at=NOW
            )
            for d in (29, 31)
        ),
        *(
            Foreseen.objects.create(
                car_park=scene.gare,
                made_at=NOW - timedelta(days=d),
                horizon_min=15,
                free=1,
                low=0,
                high=2,
                chance=1,
            )
            for d in (89, 91)
        ),
    ]
    assert commands.said_sweep(actor=HOUSE, now=NOW) == 3
    kept = [type(row).objects.filter(pk=row.pk).exists() for row in rows]
    assert kept == [True, False] * 3
    with pytest.raises(Refused):
        commands.said_sweep(actor=scene.actor("manager"), now=NOW)
