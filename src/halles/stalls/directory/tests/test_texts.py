"""Whole conversations by text message: a resident asks, a shop publishes, changes its mind, takes back."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.utils.translation import override

from halles.doors.tests.talk import Phone
from halles.kit import gsm7
from halles.people.models import Person
from halles.stalls.directory import commands, queries
from halles.stalls.directory.models import HolidayQuestion, News, Sheet
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.market_world import CHRISTMAS
from halles.stalls.directory.tests.texting import NOW, bakery
from halles.town.models import Town

SHOP, RESIDENT, OTHER = "06 11 11 11 11", "06 22 22 22 22", "06 33 33 33 33"


@pytest.fixture
def town(scene: Scene) -> Iterator[Town]:
    bakery(scene)
    scene.holder.phone = "+33611111111"
    scene.holder.save()
    with patch("django.utils.timezone.now", return_value=NOW), override("fr"):
        yield Town.objects.get(slug=scene.town)


def specials(sheet: Sheet) -> list[tuple[str, str]]:
    found = queries.special_of(sheet=sheet.pk, since=NOW)
    return [(f"{each.start:%m-%d %H:%M}", each.state) for each in found]


def test_a_resident_asks_in_her_own_words(scene: Scene, town: Town) -> None:
    phone = Phone(town, RESIDENT, NOW)
    assert "Le Fournil d'Anne" in phone.says("ouvert boulangri dimanche")
    assert "02 99 71 00 00" in phone.says("tel le fournil")
    assert "Grande Rue" in phone.says("adresse boulangerie")
    for answer in phone.heard:
        assert answer.startswith("Redon : ")
        assert len(gsm7.segments(answer)) == 1


def test_a_shop_closes_and_changes_its_mind(scene: Scene, town: Town) -> None:
    phone = Phone(town, SHOP, NOW)
    answer = phone.says("fermé jeudi matin")
    assert "jeudi 3 décembre" in answer.replace("\u00a0", " ")
    assert specials(scene.held) == [("12-03 00:00", "closed")]
    phone.says("0")
    assert not specials(scene.held)


def test_a_shop_publishes_its_news_and_its_hours(scene: Scene, town: Town) -> None:
    phone = Phone(town, SHOP, NOW)
    phone.says("arrivage : huitres de carantec")
    assert News.objects.get(withdrawn_at=None).text == "Arrivage : huitres de carantec"
    phone.says("0")
    assert not News.objects.filter(withdrawn_at=None).exists()
    phone.says("horaires mardi a samedi 9h-12h30 14h-19h")
    phone.says("oui")
    scene.held.refresh_from_db()
    assert scene.held.hours == "Tu-Sa 09:00-12:30,14:00-19:00"


def test_a_resident_closes_no_shop(scene: Scene, town: Town) -> None:
    Phone(town, RESIDENT, NOW).says("fermé jeudi matin")
    assert not specials(scene.held)


def test_a_public_holiday_is_answered(scene: Scene, town: Town) -> None:
    question = HolidayQuestion.objects.create(sheet=scene.held, occasion=CHRISTMAS.isoformat(), day=CHRISTMAS)
    Phone(town, SHOP, NOW).says("férié fermé")
    question.refresh_from_db()
    assert question.reply == "closed"


def test_a_letter_opens_its_sheet(scene: Scene, town: Town) -> None:
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    phone = Phone(town, OTHER, NOW)
    phone.says(f"FICHE {code}")
    scene.imported.refresh_from_db()
    assert scene.imported.organisation
    assert Person.objects.filter(phone="+33633333333").exists()


def test_a_sheet_is_removed_once_she_said_yes(scene: Scene, town: Town) -> None:
    phone = Phone(town, OTHER, NOW)
    phone.says("retirez la fiche du café du port")
    assert Sheet.objects.filter(pk=scene.imported.pk).exists()
    phone.says("1")
    assert not Sheet.objects.filter(pk=scene.imported.pk).exists()
