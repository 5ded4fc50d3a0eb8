"""Persons and roles: who makes them known, what they correct, how they are erased, who gives roles."""

from collections.abc import Callable

import pytest
import rules

from halles.journal.models import Entry
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused
from halles.people.commands.erasures import person_erase
from halles.people.commands.persons import person_correct, person_create, user_of
from halles.people.commands.roles import town_role_grant, town_role_withdraw
from halles.people.models import Organisation, Person, User
from halles.people.queries import person_name
from halles.people.tests.conftest import HOUSE, SLUG, acting

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
Make = Callable[..., Person]


def test_a_person_without_anything_but_a_name(helper: Person) -> None:
    made = person_create(actor=acting(helper), name="Yvonne", town=SLUG)
    assert (made.email, made.phone, person_name(made.pk)) == ("", "", "Yvonne")
    assert not User.objects.filter(person=made).exists()


def test_only_a_counter_writes_persons_down(anne: Person, helper: Person) -> None:
    for actor, town in ((acting(anne), SLUG), (acting(helper), "elsewhere"), (NOBODY, SLUG)):
        with pytest.raises(Refused):
            person_create(actor=actor, name="x", town=town)


@pytest.mark.parametrize("fields", [{"email": "x@"}, {"phone": "12"}])
def test_an_unfinished_address_is_not_kept(helper: Person, fields: dict) -> None:
    with pytest.raises(BadInput):
        person_create(actor=acting(helper), name="x", town=SLUG, **fields)


def test_one_corrects_oneself_only(anne: Person, helper: Person) -> None:
    person_correct(actor=acting(anne), person=anne.pk, name=" Anne ", language="en")
    anne.refresh_from_db()
    assert (anne.name, anne.language) == ("Anne", "en")
    with pytest.raises(Refused):
        person_correct(actor=acting(helper), person=anne.pk, name="x", language="fr")
    with pytest.raises(BadInput):
        person_correct(actor=acting(anne), person=anne.pk, name="x", language="br")


def test_erasing_leaves_an_id_that_leads_to_nobody(anne: Person, helper: Person) -> None:
    user_of(anne)
    with pytest.raises(Refused):
        person_erase(actor=acting(helper), person=anne.pk)
    person_erase(actor=acting(anne), person=anne.pk)
    assert not Person.objects.filter(pk=anne.pk).exists()
    assert not User.objects.exists()
    assert Entry.objects.latest("id").kind == "people.person-erased"
    with pytest.raises(NotFound):
        person_erase(actor=acting(anne), person=anne.pk)


def test_the_only_owner_hands_over_before_she_goes(anne: Person, shop: Organisation) -> None:
    with pytest.raises(Refused, match=shop.name):
        person_erase(actor=acting(anne), person=anne.pk)


def test_one_login_per_person(anne: Person) -> None:
    assert user_of(anne) == user_of(anne)
    assert not user_of(anne).has_usable_password()


def test_who_gives_roles(anne: Person, manager: Person, operator: Person) -> None:
    for actor, role in ((acting(anne), "agent"), (acting(manager), "manager"), (acting(manager), "operator")):
        with pytest.raises(Refused):
            town_role_grant(actor=actor, person=anne.pk, town=SLUG, role=role)
    town_role_grant(actor=acting(manager), person=anne.pk, town=SLUG, role="agent")
    town_role_grant(actor=acting(manager), person=anne.pk, town=SLUG, role="agent")
    assert Entry.objects.filter(kind="people.role-granted", subject=anne.pk).count() == 1
    town_role_grant(actor=acting(operator), person=anne.pk, town=SLUG, role="manager")
    for role, town in (("king", SLUG), ("manager", "")):
        with pytest.raises(BadInput):
            town_role_grant(actor=acting(operator), person=anne.pk, town=town, role=role)
    with pytest.raises(NotFound):
        town_role_grant(actor=HOUSE, person="nobody", town=SLUG, role="agent")


def test_the_house_keeps_an_operator(anne: Person, manager: Person, operator: Person) -> None:
    with pytest.raises(Refused):
        town_role_withdraw(actor=acting(manager), person=operator.pk, town="", role="operator")
    with pytest.raises(Refused):
        town_role_withdraw(actor=acting(operator), person=operator.pk, town="", role="operator")
    with pytest.raises(NotFound):
        town_role_withdraw(actor=acting(operator), person=anne.pk, town="", role="operator")
    town_role_withdraw(actor=acting(operator), person=manager.pk, town=SLUG, role="manager")
    assert not rules.test_rule("town.manage", acting(manager), SLUG)


def test_operators_of_a_town_and_of_the_house(anne: Person, operator: Person) -> None:
    town_role_grant(actor=HOUSE, person=anne.pk, town=SLUG, role="operator")
    assert rules.test_rule("journal.operate", acting(anne), SLUG)
    assert not rules.test_rule("journal.operate", acting(anne), None)
    assert rules.test_rule("journal.operate", acting(operator), None)
    assert rules.test_rule("journal.operate", acting(operator), SLUG)
    assert not rules.test_rule("journal.operate", NOBODY, None)
