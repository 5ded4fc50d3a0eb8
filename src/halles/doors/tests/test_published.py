"""What a shop publishes by text message: confirmed, told to its other members, taken back by any of them."""

from datetime import UTC, datetime, timedelta

import pytest

from halles.doors.commands.talks import published, talks_forget
from halles.doors.models import OutgoingMessage, Talk
from halles.doors.queries.talking import Answer, Reply, TextIn
from halles.doors.tests import scripted
from halles.doors.tests.scripted import INN, Inn, inn
from halles.doors.tests.talk import Phone
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.models import Membership, Organisation
from halles.town.models import Town

__all__ = ["inn"]
AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
HOUSE = Actor(system="test")


@pytest.fixture
def shop(inn: Inn, redon: Town, monkeypatch: pytest.MonkeyPatch) -> Organisation:
    owner = person_create(actor=HOUSE, name="Odile", phone="0611111111", town="redon", language="en")
    about = {"kind": "shop", "name": "Le Fournil", "town": "redon", "owner_person": owner.pk}
    made = organisation_create(actor=HOUSE, **about)
    for name, phone in (("Paul", "0622222222"), ("Rose", ""), ("Sam", "0622222222")):
        other = person_create(actor=HOUSE, name=name, phone=phone, town="redon", language="en")
        Membership.objects.create(organisation=made, person=other, role="member")

    def shut(came: TextIn) -> Answer:
        return published(came, organisation=made.pk, text="fermé jeudi matin", state={"row": 7})

    monkeypatch.setattr(scripted, "_shut", shut)
    return made


def test_it_is_confirmed_and_told_once_to_each_other_number(shop: Organisation, redon: Town) -> None:
    answer = Phone(redon, "0611111111", now=AT).says("plus de place")
    assert "Le Fournil, fermé jeudi matin" in answer
    assert answer.endswith("0 = take back")
    told = OutgoingMessage.objects.get(to="+33622222222")
    assert told.kind == "order"
    assert "Le Fournil" in told.text
    assert "fermé jeudi matin" in told.text
    assert "Odile" not in told.text
    assert OutgoingMessage.objects.count() == 2


@pytest.mark.parametrize("number", ["0611111111", "0622222222"])
def test_any_of_them_takes_it_back_with_a_zero(shop: Organisation, redon: Town, number: str) -> None:
    Phone(redon, "0611111111", now=AT).says("plus de place")
    Phone(redon, number, now=AT + timedelta(hours=23)).says("0")
    assert [("inn.shut", {"row": 7}, Reply("undo"))] == INN.replies


def test_after_a_day_it_is_not_taken_back_by_text(shop: Organisation, redon: Town) -> None:
    Phone(redon, "0611111111", now=AT).says("plus de place")
    Phone(redon, "0622222222", now=AT + timedelta(hours=24)).says("0")
    assert not INN.replies


def test_a_stranger_takes_nothing_back(shop: Organisation, redon: Town) -> None:
    Phone(redon, "0611111111", now=AT).says("plus de place")
    Phone(redon, "0633333333", now=AT).says("0")
    assert not INN.replies


def test_the_question_that_another_member_is_asked_still_waits(shop: Organisation, redon: Town) -> None:
    paul = Phone(redon, "0622222222", now=AT)
    paul.says("table pour 2")
    Phone(redon, "0611111111", now=AT + timedelta(minutes=1)).says("plus de place")
    paul.now = AT + timedelta(minutes=2)
    paul.says("oui")
    paul.says("0")
    assert [reply.kind for _, _, reply in INN.replies] == ["yes"]


def test_what_is_over_is_forgotten_and_only_by_the_house(shop: Organisation, redon: Town) -> None:
    Phone(redon, "0611111111", now=AT).says("plus de place")
    assert talks_forget(actor=HOUSE, now=AT + timedelta(minutes=30)) == 1
    assert Talk.objects.filter(asked="undo").count() == 2
    assert talks_forget(actor=HOUSE, now=AT + timedelta(days=1)) == 2
    with pytest.raises(Refused):
        talks_forget(actor=NOBODY, now=AT)
