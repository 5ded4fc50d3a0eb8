"""Whole conversations by text message about car parks: a driver, an agent on her round, the manager."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from halles.doors.tests.talk import Phone
from halles.kit import gsm7
from halles.stalls.parking.models import Closure, Count, FullWord
from halles.stalls.parking.tests.conftest import NOW, Scene, local
from halles.stalls.parking.tests.test_intents import foreseen

DRIVER, AGENT, MANAGER = "06 44 44 44 44", "06 12 34 56 78", "06 11 11 11 11"


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    with override("fr"):
        yield


def test_a_driver_asks_now_in_an_hour_and_what_it_costs(scene: Scene) -> None:
    foreseen(scene)
    phone = Phone(scene.town, DRIVER, NOW)
    assert "12 places libres" in phone.says("parkin gare").replace("\u00a0", " ")
    assert "8 chances sur 10" in phone.says("des places a la gare dans 1h ?")
    assert "Gare" in phone.says("tarif parking gare")
    assert all(len(gsm7.segments(answer)) == 1 for answer in phone.heard)
    phone.says("gare complet")
    assert FullWord.objects.count() == 1


def test_an_agent_counts_and_goes_back(scene: Scene) -> None:
    phone = Phone(scene.town, AGENT, NOW)
    phone.says("gare 12")
    assert Count.objects.get().free == 12
    phone.says("0")
    assert Count.objects.get().withdrawn_at


def test_a_driver_counts_and_closes_nothing(scene: Scene) -> None:
    phone = Phone(scene.town, DRIVER, NOW)
    phone.says("gare 12")
    phone.says("fermer parking gare samedi 8h 14h")
    phone.says("1")
    assert not Count.objects.exists()
    assert not Closure.objects.exists()


def test_the_manager_closes_and_calls_it_off(scene: Scene) -> None:
    phone = Phone(scene.town, MANAGER, NOW)
    phone.says("fermer parking gare samedi 8h 14h")
    assert not Closure.objects.exists()
    phone.says("oui")
    assert Closure.objects.get().starts_at == local(28, 8)
    phone.says("0")
    assert Closure.objects.get().withdrawn_at
