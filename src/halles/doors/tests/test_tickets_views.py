"""Calls for help on the web: asked without an account, answered at a counter, late ones seen by a manager."""

import time

import pytest
from django.test import Client
from django.utils import timezone

from halles.doors.commands.tickets import ticket_open
from halles.doors.models import OutgoingMessage, Ticket
from halles.kit.actor import NOBODY
from halles.people.models import Person, TownRole, User
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


@pytest.fixture(autouse=True)
def _open(redon: Town) -> None:
    redon.help_name, redon.help_phone = "Camille", "02 99 71 05 27"
    redon.publisher = redon.hosting = redon.data_contact = "Mairie"
    redon.is_open = True
    redon.save()


def client(role: str = "") -> Client:
    made = Client(HTTP_HOST="localhost")
    if role:
        person = Person.objects.create(name="Bruno", town="redon")
        TownRole.objects.create(town="redon", person=person, role=role)
        made.force_login(User.objects.create_user(person=person), "django.contrib.auth.backends.ModelBackend")
        session = made.session
        session["people.fresh"] = int(time.time())
        session.save()
    return made


def opened(town: Town, contact: str = "+33612345678") -> Ticket:
    about = {"channel": "sms", "reason": "lost", "contact": contact, "words": "le marcher es <b>ouvert</b> ?"}
    return ticket_open(actor=NOBODY, town=town, **about)


def test_anybody_asks_to_be_called_back_and_reads_until_when(redon: Town) -> None:
    fields = {"contact": "06 12 34 56 78", "name": "Jeanne", "words": "une procuration"}
    answer = client().post("/redon/autrement/rappel/", fields, follow=True)
    row = Ticket.objects.get()
    assert (row.contact, row.name, row.channel, row.reason) == ("+33612345678", "Jeanne", "web", "asked")
    html = answer.content.decode()
    assert "Camille" in html
    assert "Jeanne" not in html
    assert "procuration" not in html
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("contact", ["", "0612", "bonjour"])
def test_a_number_that_cannot_be_called_is_asked_again(redon: Town, contact: str) -> None:
    answer = client().post("/redon/autrement/rappel/", {"contact": contact})
    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_at_a_counter_it_is_written_down_for_somebody(redon: Town) -> None:
    client("helper").post("/redon/autrement/rappel/", {"contact": "0612345678"})
    assert Ticket.objects.get().channel == "helper"


def test_a_call_is_taken_then_answered_by_text(redon: Town) -> None:
    row, counter = opened(redon), client("agent")
    html = counter.get("/redon/autrement/appels/").content.decode()
    assert "&lt;b&gt;ouvert" in html
    assert counter.post(f"/redon/autrement/appels/{row.number}/prendre/").status_code == 302
    address = f"/redon/autrement/appels/{row.number}/"
    assert "Bruno" in counter.get(address).content.decode()
    assert counter.post(address, {"how": "text", "words": ""}).status_code == 422
    assert counter.post(address, {"how": "text", "words": "Oui."}).status_code == 302
    row.refresh_from_db()
    assert row.state == "answered"
    assert OutgoingMessage.objects.get().text.endswith("Oui.")
    assert "Oui." in counter.get(address).content.decode()


def test_a_landline_is_called_not_texted(redon: Town) -> None:
    row, counter = opened(redon, "+33299710527"), client("agent")
    address = f"/redon/autrement/appels/{row.number}/"
    assert counter.post(address, {"how": "text", "words": "Oui."}).status_code == 422
    assert counter.post(address, {"how": "called", "words": "Oui."}).status_code == 302


def test_strangers_see_no_call(redon: Town) -> None:
    row = opened(redon)
    for path in ("", f"{row.number}/"):
        assert client().get(f"/redon/autrement/appels/{path}").status_code == 302
    other = Client(HTTP_HOST="localhost")
    other.force_login(
        User.objects.create_user(person=Person.objects.create(name="X")),
        "django.contrib.auth.backends.ModelBackend",
    )
    assert other.get(f"/redon/autrement/appels/{row.number}/").status_code == 403
    assert other.post(f"/redon/autrement/appels/{row.number}/prendre/").status_code == 403
    assert client("agent").get("/redon/autrement/appels/99/").status_code == 404


def test_late_calls_are_seen_by_the_manager_and_are_one_of_her_desks(redon: Town) -> None:
    row, manager = opened(redon), client("manager")
    Ticket.objects.update(due_at=timezone.now())
    desk = "/redon/autrement/appels/"
    for page in (desk, "/redon/signalements/"):
        html = manager.get(page).content.decode()
        assert "banner bad" in html, page
    assert desk in manager.get("/redon/compte/").content.decode()
    Ticket.objects.filter(pk=row.pk).update(state="answered", answered_at=timezone.now())
    assert "banner bad" not in manager.get(desk).content.decode()


def test_help_leads_to_the_form(redon: Town) -> None:
    assert "/redon/autrement/rappel/" in client().get("/redon/aide/").content.decode()
