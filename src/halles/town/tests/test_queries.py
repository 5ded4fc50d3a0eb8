"""Reads of the town floor, each in one SQL statement."""

import pytest

from halles.kit import geo
from halles.kit.actor import Actor
from halles.town import queries
from halles.town.commands import map_replace, place_add, quarter_create, town_create, town_open

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")


@pytest.fixture(autouse=True)
def towns() -> None:
    for name, insee in (("Vieux-Bourg", "35998"), ("Bourg-Neuf", "35999")):
        town_create(actor=HOUSE, name=name, insee=insee)
    town_open(actor=HOUSE, town="bourg-neuf", publisher="a", hosting="b", data_contact="c")


def test_towns_by_slug_host_and_code(django_assert_num_queries):
    with django_assert_num_queries(3):
        assert str(queries.town_by_slug(slug="bourg-neuf")) == "Bourg-Neuf"
        assert queries.town_by_host(host="bourg.example") is None
        assert queries.town_by_insee(insee="35998").slug == "vieux-bourg"
    assert queries.town_by_insee(insee="") is None


def test_towns_by_name_all_or_open(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert [t.territory.name for t in queries.town_list()] == ["Bourg-Neuf", "Vieux-Bourg"]
        assert [t.slug for t in queries.town_list(only_open=True)] == ["bourg-neuf"]


def test_streets_shapes_quarters_and_places(django_assert_num_queries):
    line = geo.pack([[(0, 0), (1, 1)]])
    shapes = [
        queries.Shape("way/2", "street", "Rue du Port", "residential", line),
        queries.Shape("way/1", "street", "Rue du Port", "residential", line),
        queries.Shape("way/3", "square", "Place Haute", "pedestrian", line),
        queries.Shape("way/4", "building", "Mairie", "yes", line),
        queries.Shape("way/5", "street", "", "service", line),
    ]
    map_replace(actor=HOUSE, town="bourg-neuf", shapes=shapes, credit="c", source="osm")
    quarter_create(actor=HOUSE, town="bourg-neuf", name="Le Port")
    place = place_add(actor=HOUSE, town="bourg-neuf", street="Rue du Port")
    with django_assert_num_queries(4):
        assert queries.street_names(town="bourg-neuf") == ["Place Haute", "Rue du Port"]
        found = queries.shape_list(town="bourg-neuf")
        assert [q.slug for q in queries.quarter_list(town="bourg-neuf")] == ["le-port"]
        assert queries.place_get(place=place.id).town.slug == "bourg-neuf"
    assert [s.osm for s in found] == ["way/4", "way/3", "way/1", "way/2", "way/5"]
    assert str(found[0]) == "building Mairie"
