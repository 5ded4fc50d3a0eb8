"""The town hall's pages: home, opening, the closed door, operations."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from halles.journal.models import Failure
from halles.kit.copies import name_of
from halles.kit.manifest import house_manifests
from halles.town.commands import town_close, town_create
from halles.town.models import Town
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def public(settings) -> None:
    settings.IS_LOCAL = False


@pytest.mark.door("office.help", "web")
def test_home_says_what_is_new_and_who_helps(world):
    page = world.client().get("/ville-test/").content.decode()
    assert "Camille, à la mairie" in page
    assert 'href="tel:0299000000"' in page
    assert 'data-live="ville-test/directory"' in page


def test_a_lone_town_is_shown_at_once(world):
    assert world.client().get("/").headers["Location"] == "/ville-test/"


def test_a_town_typed_without_its_last_stroke_is_found(world):
    assert world.client().get("/en/ville-test").headers["Location"] == "/en/ville-test/"


def test_several_towns_are_listed(world):
    town_create(actor=HOUSE, name="Autre-Ville")
    page = world.client().get("/").content.decode()
    assert 'href="autre-ville/"' in page
    assert "Pas encore ouverte au public" in page


@pytest.mark.door("office.open-town", "web")
def test_manager_opens_and_closes_the_town(world):
    client = world.client("manager")
    assert client.post("/ville-test/fermeture/").status_code == 302
    assert not Town.objects.get(slug="ville-test").is_open
    answer = client.post("/ville-test/ouverture/")
    assert answer.headers["Location"] == "/ville-test/mise-en-route/"
    assert Town.objects.get(slug="ville-test").is_open


def test_opening_leads_to_the_contacts_that_the_law_asks_for(world):
    town_create(actor=HOUSE, name="Autre-Ville")
    client = world.client("operator")
    assert "Remplir les contacts" in client.get("/autre-ville/ouverture/").content.decode()
    answer = client.post("/autre-ville/ouverture/")
    assert answer.headers["Location"] == "/autre-ville/mise-en-route/contacts/"
    assert not Town.objects.get(slug="autre-ville").is_open


def test_opening_is_refused_to_a_merchant(world):
    assert world.client("member").get("/ville-test/ouverture/").status_code == 403


def test_a_closed_town_is_kept_from_the_public(world, public):
    town_create(actor=HOUSE, name="Autre-Ville")
    answer = world.client().get("/autre-ville/commerces/")
    assert answer.status_code == 503
    assert "se prépare" in answer.content.decode()
    assert world.client("operator").get("/autre-ville/commerces/").status_code == 200
    assert world.client().get("/autre-ville/compte/connexion/").status_code == 200


def test_a_page_kept_on_the_shelf_goes_with_the_closing(world, public):
    visitor = world.client()
    assert [visitor.get("/ville-test/commerces/").status_code for _ in range(3)] == [200, 200, 200]
    town_close(actor=HOUSE, town="ville-test")
    assert visitor.get("/ville-test/commerces/").status_code == 503


def test_a_closed_town_is_not_listed_to_the_public(world, public):
    town_create(actor=HOUSE, name="Autre-Ville")
    assert world.client().get("/").headers["Location"] == "/ville-test/"


def test_personal_data_page_is_made_from_the_manifests(world):
    page = world.client().get("/ville-test/donnees-personnelles/").content.decode()
    assert page.count("<dt>") > 5
    assert "donnees@ville-test.example" in page
    assert "Supprimé aussitôt." in page


def test_the_register_is_a_table_too(world):
    answer = world.client().get("/ville-test/donnees-personnelles/registre.csv")
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert all(len(row) == 7 for row in rows)
    declared = [entry for manifest in house_manifests().values() for entry in manifest.personal]
    assert len(rows) == 1 + len(declared)


def test_operators_see_the_last_copy(world, settings, tmp_path):
    settings.COPIES = tmp_path
    assert "aucune copie" in world.client("operator").get("/exploitation/").content.decode()
    for days, tone in ((3, "trop ancienne"), (0, "à jour")):
        path = tmp_path / name_of(timezone.localtime() - timedelta(days=days))
        path.write_bytes(b"x" * 1_500_000)
        page = world.client("operator").get("/exploitation/").content.decode()
        assert tone in page
        assert "1,5" in page


def test_the_legal_notice_leads_to_the_code_that_runs(world, settings):
    settings.SOURCE_URL = "https://forge.ville-test.example/halles"
    assert (
        'href="https://forge.ville-test.example/halles"'
        in world.client().get("/mentions-legales/").content.decode()
    )


def test_operations_are_kept_for_operators(world):
    assert world.client("manager").get("/exploitation/").status_code == 403
    assert world.client("operator").get("/exploitation/").status_code == 200


def test_operator_tries_a_parked_entry_again(world):
    parked = Failure.objects.create(
        reaction="x.reactions.y",
        position=1,
        attempts=5,
        retry_at=timezone.now(),
        parked=True,
        error="ValueError",
    )
    client = world.client("operator")
    assert "x.reactions.y" in client.get("/exploitation/").content.decode()
    client.post(f"/exploitation/{parked.pk}/", {"retry": "1"})
    parked.refresh_from_db()
    assert not parked.parked


def test_operator_takes_the_demonstration_away(world):
    town_create(actor=HOUSE, name="Port-Lavandière", is_demo=True)
    assert world.client("operator").post("/exploitation/demonstration/").status_code == 302
    assert not Town.objects.filter(is_demo=True).exists()
