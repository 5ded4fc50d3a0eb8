"""Who sits at a counter with a person, for the tests of each stall that go through the door of the helper."""

import re
from html import unescape
from typing import Any

from django.test import Client

from halles.doors.models import HelpingAct
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.models import Person

HOUSE = Actor(system="test")


def helper_of(town: str) -> Client:
    """Return the browser of somebody of a structure that the town hall approved to help."""
    person = person_create(actor=HOUSE, name="Solenn Guéguen", town=town)
    organisation_create(
        actor=HOUSE, kind="helper", name="Le Point Numérique", town=town, owner_person=person.pk
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(user_of(person), "django.contrib.auth.backends.ModelBackend")
    return client


def sit_with(person: Person, *, town: str) -> Client:
    """Return the browser of a helper whose sitting with a person has just begun, her consent written."""
    client = helper_of(town)
    begun = client.post(f"/en/{town}/autrement/pour-quelqu-un/{person.pk}/", {"said": "Je veux bien"})
    assert begun.status_code == 302
    return client


def sit_with_somebody(town: str) -> Client:
    """Return the browser of a helper who sits with a resident, Jeanne Le Goff."""
    return sit_with(person_create(actor=HOUSE, name="Jeanne Le Goff", town=town), town=town)


def seen_by(client: Client, path: str) -> str:
    """Return the words of a page of a sitting: shown with her name above, and kept nowhere."""
    answer: Any = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Cache-Control"] == "no-store", path
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
    assert "You act for " in words, path
    return words


def noted() -> list[str]:
    """Return what the journals of the persons helped tell, in order."""
    return list(HelpingAct.objects.order_by("at", "id").values_list("words", flat=True))
