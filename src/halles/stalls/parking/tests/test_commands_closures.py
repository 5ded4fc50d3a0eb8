"""A closing in one gesture: once or each week, what is not sure is refused and told back."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from halles.journal.models import Entry
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.parking import commands
from halles.stalls.parking.models import Closure
from halles.stalls.parking.tests.conftest import NOW, Scene, kinds, local


def close(scene: Scene, when: str = "", who: str = "manager", **more: Any) -> Closure:
    return commands.closure_set(actor=scene.actor(who), car_park=scene.gare, when=when, **more)


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ("Fermé jeudi 6 h–14 h : marché", "Th 06:00-14:00"),
        ("Th 06:00-14:00", "Th 06:00-14:00"),
        ("tous les jeudis de 6 h à 14 h", "Th 06:00-14:00"),
        ("premier samedi du mois de 6 h à 14 h", "Sa[1] 06:00-14:00"),
        ("24/7", "24/7"),
    ],
)
def test_a_rule_in_the_words_one_would_say(scene: Scene, when: str, rule: str) -> None:
    row = close(scene, when, reason="" if "marché" in when else "market", is_weekly=True)
    assert (row.rule, row.reason, row.starts_at, row.ends_at) == (rule, "market", NOW, None)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("vendredi 6 h–14 h", local(27, 6), local(27, 14)),
        ("du 3 au 5 décembre : travaux", local(3, 0, month=12), local(6, 0, month=12)),
        ("du 3 décembre 8 h au 5 décembre 18 h", local(3, 8, month=12), local(5, 18, month=12)),
    ],
)
def test_once_in_the_words_one_would_say(scene: Scene, when: str, start: datetime, end: datetime) -> None:
    row = close(scene, when, reason="" if "travaux" in when else "market")
    assert (row.rule, row.starts_at, row.ends_at) == ("", start, end)


@pytest.mark.parametrize("is_weekly", [True, False])
@pytest.mark.parametrize(
    "when", ["jeudi matin", "6h-14h", "blabla", "fermé : marché", "samedi 20 h - dimanche 6 h"]
)
def test_what_is_not_sure_is_refused(scene: Scene, when: str, is_weekly: bool) -> None:
    with pytest.raises(BadInput) as refused:
        close(scene, when, reason="market", is_weekly=is_weekly)
    assert refused.value.field == "when"
    assert not Closure.objects.exists()


def test_what_was_understood_is_told_back(scene: Scene) -> None:
    with pytest.raises(BadInput) as refused:
        close(scene, "6h-14h", reason="market", is_weekly=True)
    assert "6\u00a0h" in refused.value.advice


@pytest.mark.parametrize("when", ["2027 Jan 05 06:00-14:00", "2020 Th 06:00-14:00", "SH Th 06:00-14:00"])
def test_a_rule_comes_back_and_everybody_can_know_when(scene: Scene, when: str) -> None:
    with pytest.raises(BadInput) as refused:
        close(scene, when, reason="market", is_weekly=True)
    assert refused.value.field == "when"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (NOW, None),
        (NOW, NOW - timedelta(minutes=1)),
        (NOW - timedelta(days=2), NOW - timedelta(days=1)),
        (NOW, NOW + timedelta(days=500)),
    ],
)
def test_moments_that_cannot_be_are_refused(scene: Scene, start: datetime, end: datetime | None) -> None:
    with pytest.raises(BadInput) as refused:
        close(scene, reason="works", starts_at=start, ends_at=end)
    assert refused.value.field == "when"


def test_a_reason_is_needed_and_known(scene: Scene) -> None:
    for reason in ("", "rain"):
        with pytest.raises(BadInput) as refused:
            close(scene, "vendredi 6 h–14 h", reason=reason)
        assert refused.value.field == "reason"


def test_some_places_or_all_of_them(scene: Scene) -> None:
    assert close(scene, "vendredi", reason="works", places=10).places == 10
    assert close(scene, "samedi", reason="works", places=40).places is None
    for places in (0, 41):
        with pytest.raises(BadInput) as refused:
            close(scene, "dimanche", reason="works", places=places)
        assert refused.value.field == "places"


def test_said_twice_is_closed_once_and_the_home_page_goes_stale(scene: Scene) -> None:
    first = close(scene, "Th 06:00-14:00", reason="market", is_weekly=True)
    assert close(scene, "jeudi 6 h–14 h : marché", is_weekly=True) == first
    assert kinds().count("closure-set") == 1
    topics = Entry.objects.get(kind="parking.closure-set").topics.split()
    assert {"redon/parking", f"redon/parking/{scene.gare.pk}", "redon/town"} <= set(topics)


def test_only_who_keeps_car_parks_closes_and_opens_them(scene: Scene) -> None:
    with pytest.raises(Refused):
        commands.closure_set(
            actor=scene.actor("agent"), car_park=scene.gare, when="vendredi", reason="works"
        )
    row = close(scene, "vendredi", reason="works")
    with pytest.raises(Refused):
        commands.closure_withdraw(actor=scene.actor("agent"), car_park=scene.gare, closure=row.pk)


def test_called_off_twice_is_once_and_only_of_its_car_park(scene: Scene) -> None:
    row = close(scene, "vendredi", reason="works")
    actor = scene.actor("manager")
    with pytest.raises(NotFound):
        commands.closure_withdraw(actor=actor, car_park=scene.port, closure=row.pk)
    for _ in range(2):
        commands.closure_withdraw(actor=actor, car_park=scene.gare, closure=row.pk)
    assert kinds().count("closure-withdrawn") == 1
