"""The list asked for something, the map of it, open when one can come, on one's way: by an address alone."""

from datetime import datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from halles.stalls.directory.models import OsmPlace, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.town.commands import town_open
from halles.town.models import MapDrawing, Town

pytestmark = pytest.mark.django_db(databases="__all__")

BASE = "/en/redon/commerces/"
CONTACTS = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "dpo@example.org"}


@pytest.fixture(autouse=True)
def _open(scene: Scene) -> None:
    town_open(actor=HOUSE, town=scene.town, help_name="Camille", help_phone="02 99 00 00 00", **CONTACTS)


def page(scene: Scene, path: str) -> str:
    response = scene.client().get(BASE + path)
    assert response.status_code == 200
    assert b'method="post"' not in response.content
    return unescape(response.content.decode())


def test_the_list_of_what_is_open_keeps_its_kind_and_its_unknown(scene: Scene) -> None:
    OsmPlace.objects.update(hours="24/7")
    Sheet.objects.filter(pk=scene.imported.pk).update(hours="sur demande")
    html = scene.client().get("/redon/commerces/?open=1").content.decode()
    assert "1 commerce ou service est ouvert." in html
    assert html.index("Le Fournil") < html.index("Horaires à confirmer") < html.index("Café du Port")
    assert 'href="?open=1&amp;group=food"' in html
    html = scene.client().get("/redon/commerces/?open=1&group=food").content.decode()
    assert "Café du Port" not in html
    assert 'aria-current="true" href="?group=food&amp;"' in html


def test_facets_are_links_that_add_and_take_away(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(languages="br", wheelchair="limited")
    assert 'href="?with=br"' in page(scene, "")
    html = page(scene, "?with=br")
    assert html.index("Le Fournil") < html.index("Not known yet (1)") < html.index("Café du Port")
    assert 'href="?" aria-current="true">Speaks Breton (1)' in html
    assert 'href="?with=wheelchair,br"' in html
    both = page(scene, "?with=br,wheelchair")
    assert "By wheelchair: in part, or with help." in both
    assert page(scene, "?with=zz,<script>").count('class="card"') == 2


def test_what_was_asked_is_found_on_the_map(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(languages="br")
    assert 'href="/en/redon/commerces/tous/plan/?with=br&"' in page(scene, "?with=br")
    town = Town.objects.get(slug=scene.town)
    MapDrawing.objects.create(town=town, digest="x", lon=-20_850_000, lat=476_520_000, width=900, height=900)
    html = page(scene, "tous/plan/?with=br")
    assert 'href="/en/redon/commerces/le-fournil-d-anne/"' in html
    assert "1 more is not known." in html
    assert html.index('<svg class="map"') < html.index("Not known yet (1)") < html.index("Café du Port")


@pytest.mark.door("directory.find-when", "web")
def test_open_when_one_can_come(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="00:00-24:00; PH 00:00-24:00")
    assert "Who is open then?" in page(scene, "tous/quand/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    html = page(scene, f"tous/quand/?day={tomorrow}&start=18:30&end=")
    assert html.index("Open (1)") < html.index("Le Fournil") < html.index("Hours to be confirmed (1)")
    assert html.index("Hours to be confirmed (1)") < html.index("Café du Port")
    start = timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))
    SpecialHours.objects.create(
        sheet=scene.held, starts_at=start, ends_at=start + timedelta(hours=19), source="leave"
    )
    html = page(scene, f"tous/quand/?day={tomorrow}&start=18h30&end=20+h")
    assert html.index("Open a part of that time (1)") < html.index(
        "from 7:00 pm to 8:00 pm".replace(" pm", "\u00a0pm")
    )


@pytest.mark.parametrize("query", ["day=2020-01-01&start=10:00", "day=x&start=99:99", "start=a", "day="])
def test_a_moment_that_is_none_is_said(scene: Scene, query: str) -> None:
    assert 'role="alert"' in page(scene, f"tous/quand/?{query}")


def test_on_ones_way(scene: Scene) -> None:
    assert "not drawn yet" in page(scene, "tous/en-chemin/")
    streets = [
        ["grande-rue", "Grande Rue", [[[0, 0], [800, 0]]], []],
        ["quai", "Quai", [[[800, 0], [800, 500]]], []],
    ]
    MapDrawing.objects.create(
        town=Town.objects.get(slug=scene.town), digest="x", lon=-20_860_000, lat=476_512_000,
        width=1000, height=1000, streets=streets,
    )  # fmt: skip
    Sheet.objects.filter(pk=scene.held.pk).update(hours="24/7")
    assert '<option value="Grande Rue">' in page(scene, "tous/en-chemin/")
    asked = f"day={timezone.localdate()}&at=10:00&aside=100&start=grande+rue"
    html = page(scene, f"tous/en-chemin/?{asked}&end=quai")
    assert html.index("From Grande Rue to Quai") < html.index("Open when you pass (1)")
    assert html.index("Open when you pass (1)") < html.index("Le Fournil") < html.index("m off the way")
    assert html.index("Hours to be confirmed (1)") < html.rindex("Café du Port")
    assert 'class="way"' in html
    wrong = page(scene, f"tous/en-chemin/?{asked}&end=zzzz")
    assert "No street, square or shop has this name here." in wrong
