"""The outbox: everybody's on one's own machine; on a public deployment the operators', without codes."""

from typing import Any

import pytest
from django.test import Client

from halles.kit.post import Message, post
from halles.people.models import Person, TownRole, User

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


@pytest.fixture
def public(settings: Any) -> None:
    settings.IS_LOCAL = False


def fill() -> None:
    post(Message(channel="email", to="a@example.org", subject="Invitation", text="Bonjour <b>"))
    post(Message(channel="email", to="b@example.org", subject="Code", text="WXYZ-4321", secret=True))


def signed_in(role: str = "") -> Client:
    person = Person.objects.create(name="Ana")
    if role:
        TownRole.objects.create(town="", person=person, role=role)
    client = Client()
    client.force_login(User.objects.create_user(person=person), "django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str = "/messages/") -> tuple[int, str]:
    answer = client.get(address, headers={"host": "localhost"})
    return answer.status_code, answer.content.decode()


def test_on_ones_own_machine_one_reads_ones_code() -> None:
    fill()
    status, html = page(Client())
    assert status == 200
    assert "Les messages qui partent" in html
    assert "WXYZ-4321" in html
    assert "Gardé ici" in html
    assert "Bonjour &lt;b&gt;" in html


def test_it_says_that_nothing_leaves_and_speaks_english_too() -> None:
    _, html = page(Client(), "/en/messages/")
    assert "No e-mail is set up" in html
    assert "no operator is set up" in html
    assert "No message yet." in html


def test_it_is_never_kept_by_a_browser_or_a_proxy() -> None:
    assert "no-store" in Client().get("/messages/", headers={"host": "localhost"})["Cache-Control"]


@pytest.mark.usefixtures("public")
def test_on_a_public_deployment_strangers_and_others_are_refused() -> None:
    fill()
    for client in (Client(), signed_in()):
        status, html = page(client)
        assert status == 403
        assert "example.org" not in html


@pytest.mark.usefixtures("public")
def test_on_a_public_deployment_operators_see_all_but_codes() -> None:
    fill()
    status, html = page(signed_in("operator"))
    assert status == 200
    assert "Bonjour" in html
    assert "WXYZ-4321" not in html
    assert "Le code n’est pas affiché ici" in html
