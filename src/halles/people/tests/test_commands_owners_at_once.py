"""Two owners who leave at the same moment: one leaves, one is told that an organisation keeps an owner."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.people.commands.organisations import member_remove
from halles.people.models import MemberRole, Membership, Organisation, Person

ROUNDS = 5


@pytest.mark.django_db(transaction=True, databases=["default", "sessions"])
def test_two_owners_leave_at_once() -> None:
    for _ in range(ROUNDS):
        shop, owners = two_owners()
        said = at_once([lambda p=p: leave(shop, p) for p in owners])
        assert sorted(said) == ["left", "refused"]
        assert Membership.objects.filter(organisation=shop, role=MemberRole.OWNER).count() == 1


def two_owners() -> tuple[Organisation, list[Person]]:
    shop = Organisation.objects.create(kind="shop", name="x", town="ville-test")
    owners = [Person.objects.create(name=name) for name in ("Anne", "Bob")]
    for person in owners:
        Membership.objects.create(organisation=shop, person=person, role=MemberRole.OWNER)
    return shop, owners


def leave(shop: Organisation, person: Person) -> str:
    try:
        member_remove(actor=Actor(person=person.pk), organisation=shop.pk, person=person.pk)
    except Refused:
        return "refused"
    return "left"


def at_once(acts: list[Callable[[], str]]) -> list[str]:
    """Do all acts in threads of their own, started together; return what each said."""
    said, barrier = [], threading.Barrier(len(acts))

    def run(act: Callable[[], str]) -> None:
        barrier.wait()
        try:
            said.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return said
