"""The demonstration town: made once, held apart, and gone in one gesture with every row."""

import stat
from pathlib import Path

import pytest
from django.apps import apps

from halles.config import demo
from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.kit.ids import read_code
from halles.people.commands.cards import card_read
from halles.people.models import Membership, Person
from halles.stalls.directory.models import News, Sheet
from halles.town.models import Territory, Town
from halles.town.public import town_create

pytestmark = pytest.mark.django_db
SLUG = demo.town_demo.SLUG


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HALLES_HOME", str(tmp_path))
    return tmp_path


def rows() -> dict[str, int]:
    """Count the rows of every table of ours, but the journal and the counts of attempts, which expire."""
    models = [m for m in apps.get_models() if m.__module__.startswith("halles.")]
    kept = {"people.Attempt"} | {m._meta.label for m in models if m._meta.app_label == "journal"}
    return {m._meta.label: m._default_manager.count() for m in models if m._meta.label not in kept}


def test_the_demonstration_is_a_small_town_in_order():
    assert demo.build() == "Port-Lavandière"
    town = Town.objects.get()
    assert (town.is_demo, town.is_open) == (True, True)
    assert Sheet.objects.count() == 40
    assert Sheet.objects.filter(hours="").count() == 4
    assert News.objects.count() == 2
    bakery = Sheet.objects.exclude(organisation="").get()
    assert sorted(Membership.objects.values_list("organisation", "role")) == [
        (bakery.organisation, "employee"),
        (bakery.organisation, "owner"),
    ]


def test_the_cards_sign_in_and_only_their_owner_reads_the_file(home):
    demo.build()
    path = home / "demo-cards.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = path.read_text().splitlines()
    assert len(lines) == 3
    names = {card_read(actor=Actor(), code=read_code(line.split()[0]), caller="t").name for line in lines}
    assert names == set(Person.objects.values_list("name", flat=True))


def test_made_twice_it_is_the_same_and_lost_cards_come_back(home):
    demo.build()
    before, entries = rows(), Entry.objects.count()
    demo.build()
    assert rows() == before
    assert Entry.objects.count() == entries
    (home / "demo-cards.txt").unlink()
    demo.build()
    assert (home / "demo-cards.txt").exists()


def test_it_goes_away_whole_and_leaves_the_real_town_alone(home):
    town_create(actor=Actor(system="test"), name="Vraie-Ville", insee="35999")
    before = rows()
    demo.build()
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
        demo.remove("vraie-ville")
    assert rows() == before


def test_a_demonstration_is_the_same_each_time():
    demo.build()
    first = list(Sheet.objects.order_by("slug").values_list("slug", "phone", "lon", "lat"))
    demo.remove()
    demo.build()
    assert list(Sheet.objects.order_by("slug").values_list("slug", "phone", "lon", "lat")) == first
