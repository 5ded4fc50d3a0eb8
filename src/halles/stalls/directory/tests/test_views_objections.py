"""The pages of objections, without JavaScript and without an account."""

import pytest
from django.template.loader import render_to_string
from django.urls import set_urlconf
from django.utils import timezone

from halles.stalls.directory.models import Objection, Sheet
from halles.stalls.directory.queries import sheet_view
from halles.stalls.directory.queries.objections import objection_list
from halles.stalls.directory.tests.conftest import Scene
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases="__all__")
PAGE = "/redon/commerces/cafe-du-port/retirer-cette-fiche/"
DESK = "/redon/commerces/tous/oppositions/"


@pytest.fixture(autouse=True)
def is_open(scene: Scene) -> None:
    words = {"publisher": "Ville", "hosting": "Ville", "data_contact": "dpo@example.org"}
    Town.objects.update(is_open=True, **words)


@pytest.mark.door("directory.objection", "web")
def test_a_sheet_is_removed_without_an_account(scene: Scene):
    client = scene.client()
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, {}).status_code == 422, "she says that it is hers"
    assert Sheet.objects.filter(pk=scene.imported.pk).exists()
    answer = client.post(PAGE, {"mine": "on"}, follow=True)
    assert answer.status_code == 200
    assert not Sheet.objects.filter(pk=scene.imported.pk).exists()
    assert client.get("/redon/commerces/cafe-du-port/").status_code == 404
    assert Objection.objects.count() >= 2


def test_a_get_removes_nothing(scene: Scene):
    scene.client().get(f"{PAGE}?mine=on")
    assert Sheet.objects.filter(pk=scene.imported.pk).exists()


def test_a_held_sheet_has_no_such_page(scene: Scene):
    page = "/redon/commerces/le-fournil-d-anne/retirer-cette-fiche/"
    assert scene.client().get(page).status_code == 403
    assert scene.client().post(page, {"mine": "on"}).status_code == 403


def test_the_link_is_where_it_may_be_used(scene: Scene, settings):
    def link(sheet: Sheet) -> str:
        set_urlconf(settings.TOWN_URLCONF)
        try:
            return render_to_string("directory/_objection.html", {"sheet": sheet_view(sheet)})
        finally:
            set_urlconf(None)

    assert "retirer-cette-fiche" in link(scene.imported)
    assert "href" not in link(scene.held)


def test_the_manager_puts_back_what_was_mischief(scene: Scene):
    scene.client().post(PAGE, {"mine": "on"})
    manager = scene.client("manager")
    found = manager.get(DESK, {"number": "node/2"})
    assert found.status_code == 200
    (view,) = objection_list(town="redon", now=timezone.now())
    assert f"{DESK}{view.id}/lever/" in found.content.decode()
    assert "Café" not in found.content.decode()
    assert scene.client("stranger").post(f"{DESK}{view.id}/lever/").status_code == 403
    assert manager.post(f"{DESK}{view.id}/lever/").status_code == 302
    assert not Objection.objects.exists()


def test_strangers_see_no_list(scene: Scene):
    assert scene.client("stranger").get(DESK).status_code == 403
    assert scene.client().get(DESK).status_code == 302
