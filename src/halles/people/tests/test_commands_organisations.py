"""Organisations: created, joined once, left, handed over, never without an owner."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.kit.ids import show_code
from halles.people import queries
from halles.people.commands.organisations import (
    invitation_accept,
    invitation_create,
    invitation_withdraw,
    member_remove,
    organisation_create,
    owner_change,
)
from halles.people.commands.sending import invitation_send
from halles.people.models import Invitation, Organisation, Person
from halles.people.tests.conftest import HOUSE, SLUG, acting

pytestmark = pytest.mark.django_db
Make = Callable[..., Person]


def kinds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def join(shop: Organisation, owner: Person, person: Person, role: str = "employee") -> None:
    _, code = invitation_create(actor=acting(owner), organisation=shop.pk, role=role)
    invitation_accept(actor=acting(person), code=code)


def test_anybody_creates_a_shop_of_her_own(anne: Person) -> None:
    made = organisation_create(
        actor=acting(anne), kind="shop", name=" Chez Anne ", town=SLUG, owner_person=anne.pk
    )
    assert (made.name, queries.is_owner(person=anne.pk, organisation=made.pk)) == ("Chez Anne", True)
    assert kinds()[-1] == "people.organisation-created"


def test_a_shop_for_somebody_else_or_a_helper_structure_needs_the_manager(
    anne: Person, person: Make, manager: Person
) -> None:
    other = person("Bob")
    with pytest.raises(Refused):
        organisation_create(actor=acting(anne), kind="shop", name="x", town=SLUG, owner_person=other.pk)
    with pytest.raises(Refused):
        organisation_create(actor=acting(anne), kind="helper", name="x", town=SLUG, owner_person=anne.pk)
    organisation_create(actor=acting(manager), kind="helper", name="x", town=SLUG, owner_person=other.pk)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"kind": "castle"}, BadInput), ({"name": " "}, BadInput), ({"owner_person": "nobody"}, NotFound)],
)
def test_what_cannot_be_an_organisation(anne: Person, fields: dict, problem: type) -> None:
    whole = {"kind": "shop", "name": "x", "town": SLUG, "owner_person": anne.pk, **fields}
    with pytest.raises(problem):
        organisation_create(actor=HOUSE, **whole)


def test_an_invitation_serves_once_and_keeps_no_code(shop: Organisation, anne: Person, person: Make) -> None:
    bob, eve = person("Bob"), person("Eve")
    made, code = invitation_create(actor=acting(anne), organisation=shop.pk, role="employee")
    assert code not in str(vars(made))
    spoken = f" {code[:4].lower()}-{code[4:]} "
    assert invitation_accept(actor=acting(bob), code=spoken) == shop
    assert queries.is_member(person=bob.pk, organisation=shop.pk)
    assert not queries.is_owner(person=bob.pk, organisation=shop.pk)
    with pytest.raises(NotFound):
        invitation_accept(actor=acting(eve), code=code)
    assert kinds()[-2:] == ["people.invitation-made", "people.member-joined"]


def test_an_invitation_expires(shop: Organisation, anne: Person, person: Make) -> None:
    _, code = invitation_create(actor=acting(anne), organisation=shop.pk, role="employee")
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotFound):
        invitation_accept(actor=acting(person("Bob")), code=code)


def test_an_invitation_never_lowers_a_role(shop: Organisation, anne: Person) -> None:
    join(shop, anne, anne, role="employee")
    assert queries.is_owner(person=anne.pk, organisation=shop.pk)


def test_only_owners_invite_and_only_to_known_roles(shop: Organisation, anne: Person, person: Make) -> None:
    bob = person("Bob")
    join(shop, anne, bob)
    with pytest.raises(Refused):
        invitation_create(actor=acting(bob), organisation=shop.pk, role="employee")
    with pytest.raises(BadInput):
        invitation_create(actor=acting(anne), organisation=shop.pk, role="king")
    made, code = invitation_create(actor=acting(anne), organisation=shop.pk, role="employee")
    with pytest.raises(Refused):
        invitation_withdraw(actor=acting(bob), organisation=shop.pk, invitation=made.pk)
    with pytest.raises(Refused):
        invitation_send(
            actor=acting(bob), invitation=made, code=code, link="x", address=("email", "a@b.example")
        )
    invitation_withdraw(actor=acting(anne), organisation=shop.pk, invitation=made.pk)
    with pytest.raises(NotFound):
        invitation_withdraw(actor=acting(anne), organisation=shop.pk, invitation=made.pk)


def test_a_long_name_never_cuts_the_link_or_the_code_of_a_text_message(anne: Person) -> None:
    name = "Les amis de la très vieille librairie du port et de ses environs " * 3
    shop = organisation_create(actor=acting(anne), kind="shop", name=name, town=SLUG, owner_person=anne.pk)
    made, code = invitation_create(actor=acting(anne), organisation=shop.pk, role="employee")
    link = f"https://ville-test.example/{'x' * 120}"
    invitation_send(
        actor=acting(anne), invitation=made, code=code, link=link, address=("sms", "+33612345678")
    )
    sent = OutgoingMessage.objects.get(channel="sms")
    assert link in sent.text
    assert show_code(code) in sent.text
    assert (sent.kind, sent.segments) == ("code", 2)


def test_guessing_invitations_is_slowed_down(person: Make) -> None:
    bob = person("Bob")
    with pytest.raises(Refused):
        invitation_accept(actor=NOBODY, code="ABCDEFGHJKLM")
    for _ in range(20):
        with pytest.raises(NotFound):
            invitation_accept(actor=acting(bob), code="ABCDEFGHJKLM")
    with pytest.raises(TooMany):
        invitation_accept(actor=acting(bob), code="ABCDEFGHJKLM")


def test_the_last_owner_stays(shop: Organisation, anne: Person, person: Make) -> None:
    bob = person("Bob")
    join(shop, anne, bob)
    with pytest.raises(Refused, match="patron"):
        member_remove(actor=acting(anne), organisation=shop.pk, person=anne.pk)
    with pytest.raises(Refused):
        member_remove(actor=acting(bob), organisation=shop.pk, person=anne.pk)
    join(shop, anne, person("Eve"), role="owner")
    member_remove(actor=acting(anne), organisation=shop.pk, person=anne.pk)
    assert kinds()[-1] == "people.member-left"
    with pytest.raises(NotFound):
        member_remove(actor=HOUSE, organisation=shop.pk, person=anne.pk)
    with pytest.raises(NotFound):
        member_remove(actor=HOUSE, organisation="nowhere", person=anne.pk)


def test_handing_over(shop: Organisation, anne: Person, person: Make, manager: Person) -> None:
    bob = person("Bob")
    with pytest.raises(NotFound):
        owner_change(actor=acting(anne), organisation=shop.pk, former=anne.pk, person=bob.pk)
    join(shop, anne, bob)
    with pytest.raises(Refused):
        owner_change(actor=acting(bob), organisation=shop.pk, former=anne.pk, person=bob.pk)
    with pytest.raises(BadInput):
        owner_change(actor=acting(anne), organisation=shop.pk, former=anne.pk, person=anne.pk)
    owner_change(actor=acting(anne), organisation=shop.pk, former=anne.pk, person=bob.pk)
    roles = {each.person: each.role for each in queries.member_list(organisation=shop.pk)}
    assert roles == {bob.pk: "owner", anne.pk: "employee"}
    owner_change(actor=acting(manager), organisation=shop.pk, former=bob.pk, person=anne.pk)
    assert kinds()[-1] == "people.owner-changed"
