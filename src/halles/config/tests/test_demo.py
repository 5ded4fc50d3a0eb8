"""The demonstration town: made once, held apart, and gone in one gesture with every row."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from halles.config import demo
from halles.config.replay import clock, moments, replay
from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.ids import read_code
from halles.kit.progress import Silent
from halles.people import demo as people_demo
from halles.people.commands.cards import card_read
from halles.people.models import Membership, Person, TownRole
from halles.stalls.directory.commands.fields import EDITED, fields_clean
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.states import STATES
from halles.stalls.directory.models import News, Sheet
from halles.stalls.directory.queries import launch_list
from halles.town.models import OsmShape, Place, Premises, Territory, Town
from halles.town.public import town_create

pytestmark = pytest.mark.django_db
SLUG = demo.town_demo.SLUG
SMALL = 800


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HALLES_HOME", str(tmp_path))
    return tmp_path


def rows() -> dict[str, int]:
    """Count the rows of every table of ours, but the journal and the counts of attempts, which expire."""
    models = [m for m in apps.get_models() if m.__module__.startswith("halles.")]
    kept = {"people.Attempt"} | {m._meta.label for m in models if m._meta.app_label == "journal"}
    return {m._meta.label: m._default_manager.count() for m in models if m._meta.label not in kept}


def make() -> str:
    """Make a demonstration of the size of a village: all its parts, in little time."""
    return demo.build(population=SMALL)


def test_the_demonstration_is_a_town_in_order():
    assert make() == "Port-Lavandière"
    town = Town.objects.get()
    assert (town.is_demo, town.is_open, town.map_credit) == (True, True, "")
    assert Premises.objects.count() == 17
    assert Premises.objects.exclude(vacant_since=None).count() == 2
    assert {place.quarter.name for place in Place.objects.exclude(quarter=None)} <= {
        quarter.name for quarter in town.quarters.all()
    }
    assert OsmShape.objects.filter(town=town, layer="street").exclude(name="").exists()
    bakery = Sheet.objects.get(name="Le Fournil des Quais")
    assert sorted(
        Membership.objects.filter(organisation=bakery.organisation).values_list("role", flat=True)
    ) == [
        "employee",
        "owner",
    ]
    assert News.objects.filter(sheet=bakery).count() == 2
    assert sorted(TownRole.objects.values_list("role", flat=True)) == ["agent", "helper", "manager"]


def test_every_sheet_could_have_been_typed_by_its_holder():
    make()
    units = set(Place.objects.exclude(premises=None).values_list("number", "street"))
    shops = 0
    for sheet in Sheet.objects.all():
        fields = {name: getattr(sheet, name) for name in EDITED}
        assert fields_clean(fields) == fields
        assert sheet.category in CATEGORIES
        if not (sheet.area or sheet.pitches.exists()) or sheet.street:
            assert "" not in (sheet.street, sheet.number)
            assert sheet.lon is not None
        shops += (sheet.number, sheet.street) in units
    assert shops == Premises.objects.filter(vacant_since=None).count()
    assert Sheet.objects.filter(category="association").count() == 3


def test_the_launch_desk_has_something_of_everything():
    demo.build(population=3000)
    now = timezone.now()
    assert {sheet.state for sheet in launch_list(town=SLUG, now=now)} == set(STATES)
    assert News.objects.filter(published_at__lt=now - timedelta(days=2)).exists()
    assert Sheet.objects.filter(hours="").exists()


def test_the_cards_sign_in_and_only_their_owner_reads_the_file(home):
    make()
    path = home / "demo-cards.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = path.read_text().splitlines()
    assert len(lines) == 5
    names = {card_read(actor=Actor(), code=read_code(line.split()[0]), caller="t").name for line in lines}
    assert names == {people_demo.PARTS[part][0] for part in people_demo.CARD_HOLDERS}


def test_made_twice_it_is_the_same_and_lost_cards_come_back(home):
    make()
    before, entries = rows(), Entry.objects.count()
    make()
    assert rows() == before
    assert Entry.objects.count() == entries
    (home / "demo-cards.txt").unlink()
    make()
    assert (home / "demo-cards.txt").exists()


def test_it_goes_away_whole_and_leaves_the_real_town_alone(home):
    town_create(actor=Actor(system="test"), name="Vraie-Ville", insee="35999")
    before = rows()
    make()
    assert demo.remove() == "Port-Lavandière"
    assert rows() == before
    assert Territory.objects.get().slug == "vraie-ville"
    assert not (home / "demo-cards.txt").exists()
    assert Entry.objects.order_by("seq").last().kind == "town.demo-removed"
    assert Entry.objects.filter(kind="town.demo-removed").count() == 1
    assert demo.remove() == ""


def test_a_real_town_is_refused_before_anything_is_deleted():
    town_create(actor=Actor(system="test"), name="Vraie-Ville", insee="35999")
    Sheet.objects.create(town="vraie-ville", slug="boulangerie")
    Person.objects.create(name="Quelqu’un", town="vraie-ville")
    before = rows()
    with pytest.raises(Refused):
        demo.remove_one("vraie-ville")
    assert rows() == before


def told() -> list[tuple[str, str]]:
    """Return what tells one demonstration from another."""
    return list(Sheet.objects.order_by("slug").values_list("slug", "phone", "lon", "lat", "hours"))


def test_a_demonstration_is_the_same_each_time_and_another_seed_is_another_town():
    make()
    first, streets = told(), set(OsmShape.objects.values_list("layer", "name", "points"))
    demo.remove()
    make()
    assert told() == first
    assert set(OsmShape.objects.values_list("layer", "name", "points")) == streets
    demo.remove()
    demo.build(population=SMALL, seed=2)
    assert told() != first


def test_several_towns_share_the_inhabitants_and_a_territory(home):
    before = rows()
    names = demo.build_many(2, 2500, seed=1, progress=Silent())
    assert names[0] == "Port-Lavandière"
    territory = Territory.objects.get()
    assert [town.name for town in territory.towns.order_by("lon")] == names
    first, second = (Premises.objects.filter(place__town__name=name).count() for name in names)
    assert (first, second) == (35, 17)
    with pytest.raises(Refused):
        demo.build_many(2, 2500, seed=1, progress=Silent())
    assert demo.remove() == ", ".join(sorted(names))
    assert rows() == before


def test_a_share_is_neither_a_hamlet_nor_a_metropolis():
    shares = demo.shared_out(100_000, 20)
    assert (len(shares), shares[0] > 2 * shares[1] - 2) == (20, True)
    assert abs(sum(shares) - 100_000) < 20
    for towns, population in ((1, 700), (3, 2000), (0, 9000), (2, 300_000)):
        with pytest.raises(BadInput):
            demo.shared_out(population, towns)


def test_a_market_morning_is_replayed_and_replayed_again():
    make()
    before = rows()
    said: list[str] = []
    slept: list[float] = []
    count = replay(speed=60, say=said.append, wait=slept.append)
    assert count == len(said) > 12
    assert said[0].startswith("jeudi  8 h 30")
    assert sum(slept) == pytest.approx(moments(seed=1)[-1].second / 60)
    alive = set(News.objects.filter(withdrawn_at=None).values_list("sheet", "text"))
    hours = list(Sheet.objects.order_by("pk").values_list("hours", flat=True))
    replay(speed=60, say=said.append, wait=slept.append)
    assert set(News.objects.filter(withdrawn_at=None).values_list("sheet", "text")) == alive
    assert News.objects.filter(withdrawn_at=None).count() == len(alive)
    assert list(Sheet.objects.order_by("pk").values_list("hours", flat=True)) == hours
    assert {name for name, n in rows().items() if n != before[name]} <= {
        "directory.News",
        "directory.SheetVersion",
    }
    assert clock(7200) == "jeudi 10 h 30"


def test_nothing_is_replayed_in_a_real_town():
    with pytest.raises(NotFound):
        replay(say=str, wait=abs)
    town_create(actor=Actor(system="test"), name="Vraie-Ville", slug=SLUG)
    with pytest.raises(NotFound):
        replay(say=str, wait=abs)
