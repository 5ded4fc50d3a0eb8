"""By text message: premises to let, what is wrong on a sheet, and what only a human can look at."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from halles.doors.models import Ticket
from halles.doors.public import Answer, TextIn, fit
from halles.doors.tests.talk import Phone
from halles.kit import gsm7
from halles.kit.errors import TooMany
from halles.stalls.office.intents import TEXTS
from halles.stalls.office.models import Report
from halles.stalls.office.tests.world import nothing_reported
from halles.town.models import Premises, Town
from halles.town.public import premises_add, premises_vacate
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")
LONG = "Quimper-Centre"
NUMBER = "+33699887766"
HANDLERS = {each.name: each for each in TEXTS}


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    world = World()
    nothing_reported(world)
    return world


def send(world: World, name: str, text: str) -> str:
    """Return what one segment carries of an answer, in English."""
    with override("en"):
        answer: Answer | None = HANDLERS[f"office.{name}"].answer(
            TextIn(world.town, NUMBER, text, (), timezone.now())
        )
        assert answer is not None
        said = fit(Town(name=LONG), answer.parts)
    assert gsm7.septets(f"{LONG} : {said}") <= gsm7.SINGLE
    return said


def vacant(world: World, number: str, street: str, contact: str = "") -> None:
    unit = premises_add(actor=HOUSE, town=world.town.slug, number=number, street=street)
    since = date(2026, 1, 5)
    premises_vacate(
        actor=HOUSE, town=world.town.slug, premises=unit.pk, since=since, contact=contact, area_m2=45
    )


@pytest.mark.door("office.premises", "sms")
def test_premises_that_are_available_and_whom_to_ask(world: World) -> None:
    Premises.objects.all().delete()
    assert send(world, "premises", "local à louer").startswith("The town knows of no available premises")
    vacant(world, "12", "Grande Rue", contact="Agence du Port, 02 99 00 00 00")
    said = send(world, "premises", "x")
    assert said == "1 available: 12 Grande Rue, 45 m2. Ask Agence du Port, 02 99 00 00 00."
    vacant(world, "3", "rue du Port")
    said = send(world, "premises", "x")
    assert said.startswith("2 available: 12 Grande Rue, 45 m2. Ask ")
    assert said.endswith("3 rue du Port, 45 m2.")


@pytest.mark.door("office.report", "sms")
def test_an_error_on_a_sheet_that_is_named_is_reported_to_its_shop(world: World) -> None:
    said = send(world, "report", "erreur : les horaires du fournil sont faux")
    row = Report.objects.get()
    assert (row.thing, row.cause, row.contact) == (world.sheet.pk, "hours", NUMBER)
    assert row.words == "erreur : les horaires du fournil sont faux"
    assert said.startswith("Thank you. Le Fournil d'Anne is asked first")
    assert not Ticket.objects.filter(contact=NUMBER).exists()


def test_an_error_of_nothing_in_particular_is_read_by_a_human(world: World) -> None:
    said = send(world, "report", "il y a une erreur dans votre truc")
    ticket = Ticket.objects.get(contact=NUMBER)
    assert (ticket.contact, ticket.words) == (NUMBER, "il y a une erreur dans votre truc")
    assert f"number {ticket.number}" in said
    assert not Report.objects.exists()


def test_one_number_does_not_report_on_and_on(world: World) -> None:
    for _ in range(5):
        send(world, "report", "erreur le café du port est fermé")
    with pytest.raises(TooMany):
        send(world, "report", "erreur le café du port est fermé")


@pytest.mark.door("office.contest", "sms")
def test_what_is_contested_goes_to_a_human(world: World) -> None:
    said = send(world, "contest", "je conteste que ma photo soit masquée")
    assert Ticket.objects.get(contact=NUMBER)
    assert "the town hall reads it" in said


@pytest.mark.door("office.help", "sms")
def test_who_asks_for_help_is_called_back(world: World) -> None:
    said = Phone(world.town, NUMBER).says("aide")
    ticket = Ticket.objects.get(contact=NUMBER)
    assert str(ticket.number) in said
