"""The pages of the map and the streets, as an open town shows them."""

import pytest
from django.urls import reverse

from halles.town.views import TOPICS
from tests.world import World

pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


@pytest.fixture
def world():
    return World()


def page(world, path, language=""):
    response = world.client().get(f"{language}/{world.town.slug}/{path}")
    return response.status_code, response.content.decode()


@pytest.mark.door("town.where", "web")
def test_the_map_and_the_same_in_words(world):
    status, html = page(world, "plan/")
    assert status == 200
    assert html.count('<svg class="map" ') == 1
    assert "Grande Rue</text>" in html
    assert 'id="p-cafe-du-port"' in html
    assert "<title>Café du Port, Café, salon de thé</title>" in html
    words = html.split('id="liste"')[1]
    assert "Le Fournil d’Anne" in words
    assert "Local disponible" in words
    assert "© le cadastre" in html


def test_one_kind_alone(world):
    _, html = page(world, "plan/?groupe=eating")
    assert "Plan\xa0: Manger et boire" in html
    assert "Le Fournil d’Anne" not in html
    _, html = page(world, "plan/?groupe=locaux")
    assert "Café du Port" not in html
    assert "Local disponible" in html
    _, html = page(world, "plan/?groupe=nimporte")
    assert "Le Fournil d’Anne" in html


@pytest.mark.door("town.where", "web")
def test_who_is_in_a_street_and_what_it_meets(world):
    _, html = page(world, "rues/grande-rue/")
    assert "Grande Rue\xa0: qui est là" in html
    assert f'href="/{world.town.slug}/rues/grande-rue/12/"' in html
    assert f'href="/{world.town.slug}/rues/rue-du-port/"' in html
    _, html = page(world, "rues/quai-duguay-trouin/")
    assert "Local disponible" in html
    assert "Bruno, à la mairie" in html
    _, html = page(world, "rues/venelle-du-four/")
    assert "Aucun commerce ou service n’est connu dans cette rue." in html


def test_a_door(world):
    _, html = page(world, "rues/quai-duguay-trouin/3-bis/")
    assert "3 bis&nbsp;Quai Duguay-Trouin" in html
    assert "45\xa0m²" in html
    assert '<svg class="map" ' in html


def test_streets_with_how_many_are_there(world):
    _, html = page(world, "rues/", "/en")
    assert "1 shop or service" in html
    assert "1 premises available" in html


@pytest.mark.parametrize("path", ["rues/rue-imaginaire/", "rues/grande-rue/999/", "rues/rue-imaginaire/2/"])
def test_what_is_not_there(world, path):
    assert page(world, path)[0] == 404


def test_a_sheet_leads_to_the_map(world):
    _, html = page(world, "commerces/cafe-du-port/")
    assert f'href="/{world.town.slug}/plan/#p-cafe-du-port"' in html


def test_pages_are_kept_until_the_town_or_a_stall_of_the_map_changes(world):
    assert TOPICS[:2] == ("{town}/town", "{town}/directory")


def test_addresses_are_in_french():
    urlconf = "halles.config.urls.town"
    assert reverse("town:street", urlconf=urlconf, kwargs={"slug": "x"}) == "/rues/x/"


def test_the_maps_questions(world, django_assert_max_num_queries):
    world.client().get(f"/{world.town.slug}/plan/")
    with django_assert_max_num_queries(6):
        world.client().get(f"/{world.town.slug}/plan/?groupe=food")
