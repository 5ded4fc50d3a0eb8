"""Let two owners leave one shop at the same moment, on the database that HALLES_DATABASE names.

A program of its own, run by test_commands_owners_at_once: real connections on a real file or server.
"""

import os
import sys
import threading

import django

ROUNDS = 10


def main() -> None:
    """Print, for each round, what the two owners were told and how many owners are left."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    for _ in range(ROUNDS):
        sys.stdout.write(race() + "\n")


def race() -> str:
    """Run one round."""
    from halles.people.models import MemberRole, Membership, Organisation, Person

    shop = Organisation.objects.create(kind="shop", name="x", town="ville-test")
    owners = [Person.objects.create(name=name) for name in ("Anne", "Bob")]
    for person in owners:
        Membership.objects.create(organisation=shop, person=person, role=MemberRole.OWNER)
    said: list[str] = []
    barrier = threading.Barrier(2)
    threads = [threading.Thread(target=leave, args=(shop.pk, each.pk, barrier, said)) for each in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = Membership.objects.filter(organisation=shop, role=MemberRole.OWNER).count()
    return f"{' '.join(sorted(said))} {left}"


def leave(shop: str, person: str, barrier: threading.Barrier, said: list[str]) -> None:
    """Leave the shop when the other one does."""
    from django.db import connection, connections

    from halles.kit.actor import Actor
    from halles.kit.errors import Refused
    from halles.people.commands.organisations import member_remove

    connection.ensure_connection()
    barrier.wait()
    try:
        member_remove(actor=Actor(person=person), organisation=shop, person=person)
        said.append("left")
    except Refused:
        said.append("refused")
    finally:
        connections.close_all()


if __name__ == "__main__":
    main()
