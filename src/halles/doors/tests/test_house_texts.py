"""The real house by text message: danger, STOP, help and what is not for everybody, as people write it."""

from datetime import UTC, datetime

import pytest

from halles.doors.models import OutgoingMessage, TextNumber, Ticket
from halles.doors.queries.stops import is_stopped
from halles.doors.tests.talk import Phone
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.town.models import Town

HOUSE = Actor(system="test")
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
NUMBER = "+33612345678"


@pytest.fixture
def phone(redon: Town) -> Phone:
    redon.help_name, redon.help_phone = "Camille", "02 99 71 05 27"
    redon.help_hours = "mardi au samedi, 9h-12h"
    redon.save()
    return Phone(redon, now=AT)


@pytest.mark.parametrize("text", ["au secours", "ma mere est tombee elle repond plus", "YA LE FEU"])
def test_danger_is_told_112_and_114(phone: Phone, text: str) -> None:
    said = phone.says(text)
    assert "112" in said
    assert "114" in said
    assert not Ticket.objects.exists()


@pytest.mark.door("office.help", "sms")
@pytest.mark.parametrize("text", ["?", "aide", "AIDE", "rappelez moi", "je comprend rien", "aidez moi svp"])
def test_help_is_a_named_human_with_her_hours(phone: Phone, text: str) -> None:
    said = phone.says(text)
    assert "Camille" in said
    assert "02 99 71 05 27" in said
    assert Ticket.objects.get().words == text


@pytest.mark.parametrize("text", ["stop", "STOP", "arretez les sms", "desabonnez moi"])
def test_stop_in_many_words(phone: Phone, text: str) -> None:
    phone.says(text)
    assert is_stopped("redon", NUMBER)
    assert not is_stopped("redon", NUMBER, kind="order")
    phone.says("stop")
    assert is_stopped("redon", NUMBER, kind="order")
    assert len(phone.inbox()) == 2
    phone.says("reprendre")
    assert not TextNumber.objects.exists()


@pytest.mark.parametrize(
    "text", ["mon voisin a dit stop", "faut il dire stop ?", "bonne année", "meteo demain"]
)
def test_what_only_sounds_so_does_nothing(phone: Phone, text: str) -> None:
    phone.says(text)
    assert not TextNumber.objects.exists()
    assert not Ticket.objects.exists()


def test_what_is_not_understood_has_examples_of_the_town_then_a_human(phone: Phone) -> None:
    first = phone.says("xyzzy plugh")
    assert "AIDE" in first
    assert first.count('"') == 4
    assert "Camille" in phone.says("plugh xyzzy")


@pytest.mark.parametrize("text", ["fermé jeudi matin", "pause 2h"])
def test_who_is_neither_shop_nor_agent_is_told_whom_to_call(phone: Phone, text: str) -> None:
    assert "02 99 71 05 27" in phone.says(text)
    assert OutgoingMessage.objects.count() == 1


def test_reprendre_of_a_shop_that_said_stop_is_about_its_messages(phone: Phone) -> None:
    owner = person_create(actor=HOUSE, name="Odile", phone=NUMBER, town="redon")
    about = {"kind": "shop", "name": "Le Fournil", "town": "redon", "owner_person": owner.pk}
    organisation_create(actor=HOUSE, **about)
    phone.says("stop")
    phone.says("reprendre")
    assert not TextNumber.objects.exists()


def test_a_shared_number_is_told_the_name_of_nobody(phone: Phone) -> None:
    for name in ("Anne Le Goff", "Bruno Le Goff"):
        person_create(actor=HOUSE, name=name, phone=NUMBER, town="redon")
    for text in ("aide", "stop", "reprendre", "oui", "xyzzy", "mes commandes", "0"):
        said = phone.says(text)
        assert said
        assert "Goff" not in said
        assert "Anne" not in said
        assert "Bruno" not in said
