"""The telephone on the screen of a demonstration: it answers, and a real town has none."""

import pytest
from django.test import Client

from halles.doors.models import OutgoingMessage, State
from halles.kit.actor import Actor
from halles.people.commands.persons import person_create
from halles.town.commands import town_create

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])
HOUSE = Actor(system="test")
BAKER = "+33261919001"


@pytest.fixture
def invented() -> None:
    town_create(actor=HOUSE, name="Port-Essai", insee="", lon=0, lat=0, is_demo=True)
    person_create(actor=HOUSE, name="Anne la boulangère", phone=BAKER, town="port-essai")


def page(client: Client, town: str = "port-essai") -> tuple[int, str]:
    answer = client.get(f"/{town}/autrement/essayer/", headers={"host": "localhost"})
    return answer.status_code, answer.content.decode()


def write(client: Client, text: str, who: str = "") -> None:
    number = who or client.session["doors.trial-number"]
    client.post(
        "/port-essai/autrement/essayer/", {"who": number, "text": text}, headers={"host": "localhost"}
    )


@pytest.mark.usefixtures("invented")
def test_one_writes_and_reads_the_answer_and_nothing_leaves() -> None:
    client = Client()
    page(client)
    write(client, "Bonjour tout le monde")
    _status, html = page(client)
    assert html.index("Bonjour tout le monde") < html.index("Port-Essai : ")
    assert OutgoingMessage.objects.get().state == State.KEPT


@pytest.mark.usefixtures("invented")
def test_another_browser_has_another_telephone() -> None:
    one, other = Client(), Client()
    page(one)
    page(other)
    write(one, "Bonjour tout le monde")
    assert "Bonjour tout le monde" not in page(other)[1]
    assert one.session["doors.trial-number"] != other.session["doors.trial-number"]


@pytest.mark.usefixtures("invented")
def test_the_peoples_telephones_are_offered_on_ones_own_machine_only(settings) -> None:
    assert BAKER in page(Client())[1]
    settings.IS_LOCAL = False
    client = Client()
    assert BAKER not in page(client)[1]
    write(client, "ferme demain", who=BAKER)
    assert not OutgoingMessage.objects.exists()


def test_a_real_town_has_none() -> None:
    town_create(actor=HOUSE, name="Ville Vraie", insee="", lon=0, lat=0)
    assert page(Client(), "ville-vraie")[0] == 404
