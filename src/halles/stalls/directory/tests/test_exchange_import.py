"""What an extract changes in a town: nothing twice, holders' words untouched, all or nothing."""

from pathlib import Path

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.progress import Silent
from halles.stalls.directory.commands.places import places_import
from halles.stalls.directory.engine.places import Difference
from halles.stalls.directory.exchange import osm_import
from halles.stalls.directory.exchange.osm_import import CREDIT, Plan, import_carry_out, import_plan
from halles.stalls.directory.exchange.osm_read import Extract, read_extract
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.stalls.directory.tests.osm_world import World, region
from halles.town.models import OsmShape, Town
from halles.town.public import town_create

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "region.osm.pbf"


def extract_of(world: World, path: Path) -> Extract:
    return read_extract(world.write(path), commune="Bourg-Neuf", progress=Silent())


def bring(world: World, path: Path, *, town: str = "") -> Plan:
    return import_carry_out(actor=HOUSE, extract=extract_of(world, path), town=town)


def kinds() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("kind", flat=True))


def slugs() -> dict[str, str]:
    return dict(Sheet.objects.values_list("osm__osm", "slug"))


def test_a_first_import_makes_the_town_its_cards_and_its_map(path, django_assert_max_num_queries):
    extract = extract_of(region(), path)
    with django_assert_max_num_queries(55):
        plan = import_carry_out(actor=HOUSE, extract=extract)
    town = Town.objects.get()
    assert (plan.is_new_town, plan.is_first) == (True, True)
    assert (town.slug, town.insee, town.is_open, town.lon, town.lat) == (
        "bourg-neuf",
        "35999",
        False,
        500,
        500,
    )
    assert town.map_credit == CREDIT
    assert slugs() == {
        "node/10": "le-fournil",
        "node/15": "mairie",
        "node/16": "cafe-du-port",
        "relation/4": "les-halles",
    }
    assert OsmShape.objects.count() == 11
    events = ["town.created", "town.map-imported", "directory.places-imported", "town.map-drawn"]
    assert kinds() == events
    sheet = Sheet.objects.get(slug="le-fournil")
    assert (sheet.name, sheet.hours, sheet.osm.hours) == ("", "", "Mo-Sa 07:00-19:00")


def test_the_same_file_again_changes_nothing(path):
    bring(region(), path)
    before = list(OsmPlace.objects.order_by("id").values())
    assert not bring(region(), path)
    assert list(OsmPlace.objects.order_by("id").values()) == before
    assert len(kinds()) == 4


def test_another_file_adds_changes_and_lets_go(path):
    bring(region(), path)
    world = region()
    del world.nodes[15]
    world.node(17, 150, 150, shop="florist", name="Fleurs")
    world.nodes[10] = (100, 100, {"shop": "bakery", "name": "Au Bon Fournil"})
    plan = bring(world, path)
    (change,) = plan.places.changed
    assert change.fields["name"] == ("Le Fournil", "Au Bon Fournil")
    assert change.fields["hours"] == ("Mo-Sa 07:00-19:00", "")
    assert [p.osm for p in plan.places.added] == ["node/17"]
    assert [p.osm for p in plan.places.gone] == ["node/15"]
    assert slugs()["node/10"] == "le-fournil"
    assert not Sheet.objects.get(slug="mairie").is_published
    assert OsmPlace.objects.get(osm="node/15").is_gone
    entry = Entry.objects.order_by("-seq").first()
    assert entry.payload == {"source": "openstreetmap", "added": 1, "changed": 1, "gone": 1}
    assert f"bourg-neuf/directory/{Sheet.objects.get(slug='mairie').id}" in entry.topics.split()
    assert not bring(world, path)
    back = bring(region(), path)
    assert [c.came_back for c in back.places.changed] == [False, True]
    assert Sheet.objects.get(slug="mairie").is_published


def test_what_a_holder_wrote_is_never_touched(path):
    bring(region(), path)
    own = {
        "organisation": "o" * 26,
        "name": "Chez Anne",
        "hours": "Tu 08:00-12:00",
        "description": "Du pain.",
    }
    for slug in ("le-fournil", "mairie"):
        Sheet(**Sheet.objects.values().get(slug=slug) | own).save(force_update=True)
    before = list(Sheet.objects.filter(**own).order_by("id").values())
    world = region()
    del world.nodes[15]
    world.nodes[10] = (100, 100, {"shop": "bakery", "name": "Autre nom"})
    bring(world, path)
    assert list(Sheet.objects.filter(**own).order_by("id").values()) == before
    assert OsmPlace.objects.get(osm="node/15").is_gone
    assert all(row["is_published"] for row in before)


def test_a_shop_drawn_anew_keeps_its_card(path):
    bring(region(), path)
    world = region()
    del world.nodes[10]
    world.square(70, 95, 95, 10, shop="bakery", building="yes", name="Le Fournil")
    plan = bring(world, path)
    assert (len(plan.places.added), len(plan.places.gone)) == (0, 0)
    assert slugs()["way/70"] == "le-fournil"


def test_shops_of_one_name_have_each_an_address_of_their_own(path):
    world = region()
    world.node(18, 900, 900, shop="florist", name="Le Fournil", **{"addr:street": "Rue du Port"})
    world.node(19, 900, 20, amenity="bar", name="Le Fournil")
    world.node(20, 20, 900, shop="books", name="le fournil")
    bring(world, path)
    names = {slug for osm, slug in slugs().items() if osm in ("node/10", "node/18", "node/19", "node/20")}
    assert names == {"le-fournil", "le-fournil-rue-du-port", "le-fournil-2", "le-fournil-3"}


def test_an_existing_town_is_filled(path):
    town_create(actor=HOUSE, name="Notre ville", slug="ici", insee="35999")
    assert bring(region(), path).town == "ici"
    assert Town.objects.count() == 1


def test_a_town_of_another_code_is_not_filled(path):
    town_create(actor=HOUSE, name="Autre", slug="bourg-neuf", insee="35111")
    with pytest.raises(BadInput) as refusal:
        bring(region(), path)
    assert "35111" in str(refusal.value)
    assert bring(region(), path, town="bourg-neuf-35").is_new_town
    assert Town.objects.get(slug="bourg-neuf-35").insee == "35999"


def test_a_real_file_never_enters_a_demonstration(path):
    town_create(actor=HOUSE, name="Bourg-Neuf", is_demo=True)
    with pytest.raises(Refused):
        bring(region(), path)
    with pytest.raises(Refused):
        places_import(actor=HOUSE, town="bourg-neuf", change=Difference(), source="openstreetmap")
    assert not OsmPlace.objects.exists()


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="x")])
def test_strangers_import_nothing(path, actor):
    extract = extract_of(region(), path)
    with pytest.raises(Refused):
        import_carry_out(actor=actor, extract=extract)
    town_create(actor=HOUSE, name="Bourg-Neuf", insee="35999")
    with pytest.raises(Refused):
        places_import(actor=actor, town="bourg-neuf", change=Difference(), source="openstreetmap")
    assert not OsmPlace.objects.exists()
    assert not OsmShape.objects.exists()


def test_places_go_to_a_town_that_exists():
    with pytest.raises(NotFound):
        places_import(actor=HOUSE, town="nulle-part", change=Difference(), source="openstreetmap")


def test_an_import_that_fails_midway_leaves_nothing(path, monkeypatch):
    extract = extract_of(region(), path)

    def fail(**_arguments):
        raise RuntimeError("disk full")

    monkeypatch.setattr(osm_import, "places_import", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        import_carry_out(actor=HOUSE, extract=extract)
    assert not Town.objects.exists()
    assert not OsmShape.objects.exists()
    assert not Entry.objects.exists()


def test_a_plan_writes_nothing(path):
    assert import_plan(extract=extract_of(region(), path))
    assert not Town.objects.exists()
