"""Car parks are added, changed, removed and imported by who keeps them, one journal entry each."""

from typing import Any

import pytest

from halles.journal.models import Entry
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.parking import commands
from halles.stalls.parking.commands.fields import EDITED, field_clean
from halles.stalls.parking.models import CarPark, Foreseen
from halles.stalls.parking.queries.importing import Row
from halles.stalls.parking.tests.conftest import HOUSE, NOW, Scene, kinds


def add(scene: Scene, who: str = "manager", **fields: Any) -> CarPark:
    return commands.car_park_add(actor=scene.actor(who), town=scene.town.slug, fields=fields)


def test_a_car_park_is_added_with_a_slug_of_its_own(scene: Scene) -> None:
    one = add(scene, name="Parking de la Gare", word="Sncf", price_1h=150, hours="lundi à samedi 7 h-20 h")
    assert (one.slug, one.word, one.price_1h, one.hours) == (
        "parking-de-la-gare-2",
        "sncf",
        150,
        "Mo-Sa 07:00-20:00",
    )
    entry = Entry.objects.get(kind="parking.car-park-added", subject=one.pk)
    assert f"redon/parking/{one.pk}" in entry.topics
    assert entry.actor == scene.manager.pk


def test_only_who_keeps_them_adds_changes_removes_or_imports(scene: Scene) -> None:
    actor = scene.actor("agent")
    with pytest.raises(Refused):
        commands.car_park_add(actor=actor, town=scene.town.slug, fields={"name": "Parking du Lac"})
    with pytest.raises(Refused):
        commands.car_park_change(actor=actor, car_park=scene.gare, fields={"name": "Autre"})
    with pytest.raises(Refused):
        commands.car_park_remove(actor=actor, car_park=scene.gare)
    with pytest.raises(Refused):
        commands.car_parks_import(actor=actor, town=scene.town.slug, rows=[])
    assert CarPark.objects.filter(removed_at=None).count() == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", ""),
        ("word", "deux mots"),
        ("word", "12"),
        ("word", "complet"),
        ("capacity", -1),
        ("capacity", "beaucoup"),
        ("max_height_cm", 5),
        ("price_1h", 2_000_000),
        ("structure", "cave"),
        ("hours", "quand il fait beau"),
        ("reference", "35236-1"),
        ("url", "javascript:alert(1)"),
        ("note", "x" * 401),
        ("lat", 1_000_000_000),
    ],
)
def test_a_wrong_field_is_told_by_its_name(scene: Scene, name: str, value: Any) -> None:
    with pytest.raises(BadInput) as refused:
        add(scene, **{"name": "Parking du Lac", name: value})
    assert refused.value.field == name
    assert not CarPark.objects.filter(slug="parking-du-lac").exists()


def test_every_field_can_be_left_empty_but_the_name() -> None:
    assert {name for name in EDITED if name not in ("name", "structure") and field_clean(name, None)} == set()


def test_one_word_is_one_car_park(scene: Scene) -> None:
    with pytest.raises(BadInput) as refused:
        add(scene, name="Parking du Lac", word="GARE")
    assert refused.value.field == "word"
    assert "Parking de la Gare" in refused.value.message
    commands.car_park_remove(actor=scene.actor("manager"), car_park=scene.gare)
    assert add(scene, name="Parking du Lac", word="GARE").word == "gare"


def test_another_capacity_forgets_what_was_learnt(scene: Scene) -> None:
    CarPark.objects.filter(pk=scene.gare.pk).update(learnt_capacity=60)
    actor = scene.actor("manager")
    same = commands.car_park_change(actor=actor, car_park=scene.gare, fields={"capacity": 40, "note": "Lac"})
    assert (same.learnt_capacity, same.note, same.name) == (60, "Lac", "Parking de la Gare")
    other = commands.car_park_change(actor=actor, car_park=scene.gare, fields={"capacity": 58})
    assert (other.capacity, other.learnt_capacity) == (58, None)
    assert kinds()[-2:] == ["car-park-changed"] * 2


def test_removed_twice_is_removed_once_with_what_was_foreseen(scene: Scene) -> None:
    Foreseen.objects.create(
        car_park=scene.gare, made_at=NOW, horizon_min=15, free=1, low=0, high=2, chance=0.5
    )
    for _ in range(2):
        commands.car_park_remove(actor=scene.actor("manager"), car_park=scene.gare)
    assert kinds().count("car-park-removed") == 1
    assert not Foreseen.objects.exists()
    with pytest.raises(NotFound):
        commands.car_park_change(actor=HOUSE, car_park=scene.gare, fields={"note": "Revenu"})
    with pytest.raises(NotFound):
        commands.count_set(actor=scene.actor("agent"), car_park=scene.gare, free=1)


def test_a_file_adds_changes_and_then_says_nothing_new(scene: Scene) -> None:
    rows = [
        Row("35236-P-001", {"name": "PARKING DE LA GARE", "capacity": 44, "tariff": "gratuit"}),
        Row("35236-P-002", {"name": "Parking des Halles", "capacity": 80, "max_height_cm": None}),
    ]
    change = commands.car_parks_import(actor=scene.actor("manager"), town=scene.town.slug, rows=rows)
    assert (len(change.added), len(change.changed)) == (1, 1)
    scene.gare.refresh_from_db()
    assert (scene.gare.name, scene.gare.reference) == ("Parking de la Gare", "35236-P-001")
    assert scene.gare.capacity == 44
    new = CarPark.objects.get(reference="35236-P-002")
    assert (new.slug, new.word, new.source, new.max_height_cm) == (
        "parking-des-halles",
        "halles",
        "file",
        None,
    )
    again = commands.car_parks_import(actor=scene.actor("manager"), town=scene.town.slug, rows=rows)
    assert (bool(again), again.same) == (False, 2)
    assert kinds().count("car-parks-imported") == 1


def test_a_file_does_not_empty_what_the_town_wrote(scene: Scene) -> None:
    actor = scene.actor("manager")
    words = {"tariff": "gratuit le samedi", "structure": "underground", "note": "Ascenseur"}
    commands.car_park_change(actor=actor, car_park=scene.gare, fields=words)
    told = {"name": "Parking de la gare", "structure": "building", "tariff": "gratuit", "capacity": None}
    commands.car_parks_import(actor=actor, town=scene.town.slug, rows=[Row("35236-P-001", told)])
    scene.gare.refresh_from_db()
    kept = (scene.gare.tariff, scene.gare.structure, scene.gare.note, scene.gare.capacity)
    assert kept == ("gratuit le samedi", "underground", "Ascenseur", 40)
