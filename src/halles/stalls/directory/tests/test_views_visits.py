"""The page by which a sheet is handed over on the spot."""

from html import unescape

import pytest

from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.people.public import person_create
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.tests.conftest import HOUSE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")

VISIT = "/en/redon/commerces/cafe-du-port/remettre/"


def _client(scene: Scene, who: str):
    """Return the browser of somebody who signed in just now."""
    from time import time

    client = scene.client(who)
    session = client.session
    session["people.fresh"] = time()
    session.save()
    return client


@pytest.mark.door("directory.claim-visit", "helper")
def test_the_code_of_the_card_is_shown_once(scene: Scene) -> None:
    client = _client(scene, "manager")
    assert "Hand the sheet over" in client.get(VISIT).content.decode()
    done = client.post(VISIT, {"name": "Denise Rio", "phone": ""})
    text = unescape(done.content.decode())
    assert done["Cache-Control"] == "no-store"
    assert "Café du Port: Denise Rio writes on it from now on." in text
    code = text.split("<strong>")[1].split("</strong>")[0]
    card = client.post(
        "/redon/compte/carte/imprimer/", {"person": Person.objects.get(name="Denise Rio").pk, "code": code}
    )
    assert card.content.startswith(b"%PDF")
    assert code not in client.get(VISIT).content.decode()


def test_who_is_known_is_asked_about(scene: Scene) -> None:
    known = person_create(actor=HOUSE, name="Denise", phone="06 12 34 56 78", town=scene.town)
    client = _client(scene, "manager")
    asked = client.post(VISIT, {"name": "Denise Rio", "phone": "06 12 34 56 78"})
    assert asked.status_code == 422
    assert f'name="person" value="{known.pk}"' in asked.content.decode()
    done = client.post(VISIT, {"name": "Denise Rio", "phone": "06 12 34 56 78", "person": known.pk})
    assert "signs in as before" in done.content.decode()
    assert Sheet.objects.get(pk=scene.imported.pk).organisation


def test_a_sign_in_of_long_ago_is_proved_again(scene: Scene) -> None:
    asked = scene.client("manager").post(VISIT, {"name": "Denise Rio"})
    assert asked.status_code == 302
    assert "encore=1" in asked["Location"]
    assert not Sheet.objects.get(pk=scene.imported.pk).organisation


def test_only_who_works_for_the_town_sees_the_page(scene: Scene) -> None:
    assert _client(scene, "stranger").get(VISIT).status_code == 403
    town_role_grant(actor=HOUSE, person=scene.stranger.pk, town=scene.town, role="helper")
    assert _client(scene, "stranger").get(VISIT).status_code == 200
