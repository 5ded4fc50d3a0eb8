"""Which objects of OpenStreetMap become cards, and under which kind."""

import pytest

from halles.kit.text import slugify
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS, category_of
from halles.stalls.directory.engine.categories.osm import _KEYS


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("shop=bakery", "bakery"),
        ("shop=bakery amenity=cafe", "bakery"),
        ("shop=ticket", "shop"),
        ("shop=yes", "shop"),
        ("shop=yes amenity=pub", "bar"),
        ("shop=clothes;shoes", "clothes"),
        ("amenity=pharmacy healthcare=pharmacy", "pharmacy"),
        ("healthcare=alternative", "therapist"),
        ("amenity=doctors office=physician", "doctor"),
        ("craft=beekeeper", "craft"),
        ("tourism=information information=office", "tourist-office"),
        ("office=insurance", "insurance"),
        ("leisure=sports_centre building=yes", "sports"),
    ],
)
def test_shops_and_services_have_a_kind(tags, kind):
    assert category_of({"name": "Chez Anne", **dict(t.split("=") for t in tags.split())}) == kind


@pytest.mark.parametrize(
    "tags",
    [
        "amenity=bench",
        "amenity=waste_basket",
        "amenity=parking",
        "amenity=parking_space",
        "amenity=recycling",
        "amenity=toilets",
        "amenity=place_of_worship",
        "leisure=park",
        "leisure=playground",
        "tourism=information information=board",
        "tourism=information",
        "tourism=attraction",
        "office=company",
        "shop=vacant",
        "shop=vacant office=insurance",
        "shop=no",
        "shop=bakery disused=yes",
        "disused:shop=bakery",
        "building=yes",
        "highway=residential",
    ],
)
def test_furniture_of_the_street_and_empty_shops_are_no_cards(tags):
    assert category_of({"name": "Chez Anne", **dict(t.split("=") for t in tags.split())}) == ""


@pytest.mark.parametrize("tags", [{"shop": "bakery"}, {"shop": "bakery", "name": "  "}, {}])
def test_what_has_no_name_is_no_card(tags):
    assert category_of(tags) == ""


def test_each_kind_has_a_group_and_each_tag_a_kind():
    assert {c.group for c in CATEGORIES.values()} == set(GROUPS)
    assert all(slug == slugify(slug) and c.label and c.words for slug, c in CATEGORIES.items())
    reached = {kind for _key, table, other in _KEYS for kind in (*table.values(), other) if kind}
    assert reached | {"tourist-office"} == set(CATEGORIES)


def test_each_value_leads_to_one_kind():
    for _key, table, _other in _KEYS:
        values = [value for group in table for value in group.split()]
        assert len(values) == len(set(values))
