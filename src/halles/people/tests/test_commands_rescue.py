"""An organisation whose owner is gone gets a new one from the town hall, and both are told."""

import pytest

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.commands.rescue import owner_rescue
from halles.people.commands.roles import town_role_grant
from halles.people.models import Membership, Organisation, Person
from halles.town.commands import town_create

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")


@pytest.fixture
def people() -> dict[str, Person]:
    town_create(actor=HOUSE, name="Redon")
    made = {
        name: person_create(actor=HOUSE, name=name, email=f"{name}@redon.example", phone="", town="redon")
        for name in ("anne", "bruno", "chloe")
    }
    town_role_grant(actor=HOUSE, person=made["bruno"].pk, town="redon", role="manager")
    return made


@pytest.fixture
def shop(people: dict[str, Person]) -> Organisation:
    return organisation_create(
        actor=HOUSE, kind="shop", name="Le Fournil", town="redon", owner_person=people["anne"].pk
    )


def rescue(people: dict[str, Person], shop: Organisation, who: str = "bruno", **more: str) -> str:
    words = {"address": "chloe@redon.example", "reason": "Anne a cédé le fonds.", **more}
    return owner_rescue(
        actor=Actor(person=people[who].pk), organisation=shop.pk, former=people["anne"].pk, **words
    )


def test_the_town_hall_gives_a_new_owner_and_both_are_told(people, shop) -> None:
    assert rescue(people, shop) == people["chloe"].pk
    roles = dict(Membership.objects.values_list("person__name", "role"))
    assert roles == {"anne": "employee", "chloe": "owner"}
    assert {message.to for message in OutgoingMessage.objects.all()} == {
        "anne@redon.example",
        "chloe@redon.example",
    }
    assert all("cédé le fonds" in message.text for message in OutgoingMessage.objects.all())
    assert all(message.kind == "order" for message in OutgoingMessage.objects.all())
    assert Entry.objects.filter(kind="people.owner-changed", subject=shop.pk).count() == 1


def test_an_employee_becomes_owner_without_joining_again(people, shop) -> None:
    Membership.objects.create(organisation=shop, person=people["chloe"], role="employee")
    rescue(people, shop)
    assert Membership.objects.filter(organisation=shop, role="owner").get().person == people["chloe"]
    assert not Entry.objects.filter(kind="people.member-joined").exists()


@pytest.mark.parametrize("who", ["anne", "chloe"])
def test_only_the_town_hall_may(people, shop, who) -> None:
    with pytest.raises(Refused):
        rescue(people, shop, who=who)
    assert Membership.objects.get().role == "owner"


@pytest.mark.parametrize(
    "more",
    [
        {"reason": " "},
        {"reason": "x" * 301},
        {"address": "nobody@redon.example"},
        {"address": "anne@redon.example"},
    ],
)
def test_what_is_missing_is_said(people, shop, more) -> None:
    with pytest.raises(BadInput):
        rescue(people, shop, **more)
    assert not OutgoingMessage.objects.exists()


def test_an_address_of_two_people_is_nobodys_in_particular(people, shop) -> None:
    Person.objects.create(name="Chloé fille", email="chloe@redon.example", town="redon")
    with pytest.raises(BadInput):
        rescue(people, shop)


def test_the_former_owner_is_one(people, shop) -> None:
    with pytest.raises(NotFound):
        owner_rescue(
            actor=HOUSE,
            organisation=shop.pk,
            former=people["bruno"].pk,
            address="chloe@redon.example",
            reason="x",
        )
