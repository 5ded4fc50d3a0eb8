"""Whole conversations by text message about stock: a baker counts, receives, sells, changes her mind."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.utils.translation import override

from halles.doors.tests.talk import Phone
from halles.kit import gsm7
from halles.stalls.stock.models import DaySale, Movement
from halles.stalls.stock.tests.conftest import Scene, level
from halles.stalls.stock.tests.test_intents import NOW


@pytest.fixture
def phone(scene: Scene) -> Iterator[Phone]:
    scene.add("Baguette", shop="bakery", is_perishable=True)
    scene.add("Croissant", shop="bakery", is_perishable=True)
    scene.anne.phone = "+33611111111"
    scene.anne.save()
    with patch("django.utils.timezone.now", return_value=NOW), override("fr"):
        yield Phone(scene.town, "06 11 11 11 11", NOW)


def test_a_baker_counts_and_goes_back(scene: Scene, phone: Phone) -> None:
    phone.says("stock baguette 40")
    assert level(scene.items["Baguette"]).on_hand == 40
    phone.says("recu 30 baguettes")
    assert level(scene.items["Baguette"]).on_hand == 70
    phone.says("0")
    assert level(scene.items["Baguette"]).on_hand == 40


def test_a_slip_of_the_thumb_is_asked(scene: Scene, phone: Phone) -> None:
    answer = phone.says("stock bagete 40")
    assert "Baguette" in answer
    phone.says("1")
    assert level(scene.items["Baguette"]).on_hand == 40


def test_sales_are_told_and_the_list_is_read(scene: Scene, phone: Phone) -> None:
    phone.says("vendu 12 baguettes")
    assert DaySale.objects.get().quantity == 12
    phone.says("ma liste de demain")
    assert all(len(gsm7.segments(answer)) == 1 for answer in phone.heard)


def test_a_resident_writes_in_no_ledger(scene: Scene, phone: Phone) -> None:
    resident = Phone(scene.town, "06 22 22 22 22", NOW)
    for text in ("stock baguette 40", "recu 30 baguettes", "vendu 12 baguettes", "1"):
        resident.says(text)
    assert not Movement.objects.exists()
    assert not DaySale.objects.exists()
