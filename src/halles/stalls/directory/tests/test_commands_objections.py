"""Objections: at once, without an account, for good; no register brings the sheet back, in whatever order."""

import itertools
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import NOBODY
from halles.kit.errors import NotFound, Refused, TooMany
from halles.stalls.directory.commands.objections import objection_lift, sheet_object
from halles.stalls.directory.exchange import OSM, SCDL, SIRENE
from halles.stalls.directory.models import Objection, OsmPlace, RegisterPlace, Sheet
from halles.stalls.directory.queries.objections import objection_by_number, objection_list
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.stalls.directory.tests.osm_world import region
from halles.stalls.directory.tests.registers_world import (
    GEOCODED,
    HOUSE,
    establishment,
    facility,
    look,
    write_table,
)
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases="__all__")
HERE = {"longitude": "0.00001", "latitude": "0.00001", "codeCommuneEtablissement": "35999"}


@pytest.fixture
def files(scene: Scene, tmp_path: Path) -> dict[str, tuple[object, Path, dict[str, str]]]:
    """Three registers that all know the bakery of Bourg-Neuf, the last of them under a theme of its own."""
    Town.objects.create(territory=Town.objects.get().territory, name="Bourg-Neuf", slug="b", insee="35999")
    row = establishment(3, "LE FOURNIL", **HERE)
    odd = facility(1, "Le Fournil", EQUIP_UID="35999-01050100-001", EQUIP_CODE="01050100-001")
    odd |= {"EQUIP_TYPE": "Fournil communal", "EQUIP_LONG": "0.00001", "EQUIP_LAT": "0.00001"}
    odd |= {"EQUIP_THEME": "Equipement sportif et de loisirs"}
    return {
        "osm": (OSM, region().write(tmp_path / "r.osm.pbf"), {"commune": "Bourg-Neuf"}),
        "sirene": (SIRENE, write_table(tmp_path / "s.csv", [row], GEOCODED), {}),
        "scdl": (SCDL, write_table(tmp_path / "e.csv", [odd]), {}),
    }


def take(files, name: str) -> None:
    importer, path, options = files[name]
    preview = look(importer, path, "b", **options)
    if preview.changes:
        preview.take(HOUSE)


def fournils() -> list[str]:
    return list(Sheet.objects.filter(town="b", listed_as="le fournil").values_list("pk", flat=True))


def object_to(sheet: Sheet, caller: str = "203.0.113.1") -> None:
    sheet_object(actor=NOBODY, sheet=sheet, caller=caller)


@pytest.mark.parametrize("first", ["osm", "sirene"])
@pytest.mark.parametrize("later", list(itertools.permutations(["osm", "sirene", "scdl"])))
def test_no_import_brings_it_back_in_any_order(files, first, later):
    take(files, first)
    (sheet,) = fournils()
    object_to(Sheet.objects.get(pk=sheet))
    kept = set(Objection.objects.values_list("digest", flat=True))
    for name in (*later, *later):
        take(files, name)
        assert fournils() == []
    assert set(Objection.objects.values_list("digest", flat=True)) == kept
    assert not OsmPlace.objects.filter(town="b", name="Le Fournil").exists()
    assert not RegisterPlace.objects.filter(town="b", is_public=True).exists()


def test_what_two_registers_know_goes_with_both(files):
    take(files, "osm")
    take(files, "sirene")
    (sheet,) = fournils()
    object_to(Sheet.objects.get(pk=sheet))
    for name in ("sirene", "osm"):
        take(files, name)
    assert fournils() == []
    row = RegisterPlace.objects.get(reference="12345678200003")
    assert (row.name, row.street, row.lon, row.told, row.is_public, row.sheet_id) == (
        "", "", None, {}, False, None,
    )  # fmt: skip


def test_a_shop_drawn_anew_under_another_number_does_not_come_back(files, tmp_path):
    take(files, "osm")
    object_to(Sheet.objects.get(pk=fournils()[0]))
    world = region()
    del world.nodes[10]
    world.node(99, 130, 130, shop="bakery", name="Le fournil")
    look(OSM, world.write(tmp_path / "new.osm.pbf"), "b", commune="Bourg-Neuf").take(HOUSE)
    assert fournils() == []


def test_nothing_readable_is_kept(files):
    take(files, "sirene")
    sheet = Sheet.objects.get(pk=fournils()[0])
    object_to(sheet)
    assert all(len(row.digest) == 64 for row in Objection.objects.all())
    (entry,) = Entry.objects.filter(kind="directory.sheet-objected")
    assert entry.payload == {"sheet": sheet.pk}
    assert entry.actor == ""
    other_secret = list(Objection.objects.values_list("digest", flat=True))
    assert not any("fournil" in digest or "12345678200003" in digest for digest in other_secret)


def test_the_digest_needs_the_houses_secret(files, settings):
    take(files, "sirene")
    object_to(Sheet.objects.get(pk=fournils()[0]))
    assert objection_by_number(town="b", number="123 456 782 00003")
    settings.SECRET_KEY = "another" * 10
    assert not objection_by_number(town="b", number="12345678200003")


def test_who_may_not_remove_what(scene: Scene):
    with pytest.raises(Refused):
        sheet_object(actor=NOBODY, sheet=scene.held, caller="203.0.113.1")
    hall = osm_place(7, "Mairie", category="townhall")
    with pytest.raises(Refused):
        sheet_object(
            actor=NOBODY, sheet=Sheet.objects.create(town="redon", slug="m", osm=hall), caller="203.0.113.1"
        )
    pool = Sheet.objects.create(town="redon", slug="p", name="Piscine", category="sports")
    RegisterPlace.objects.create(town="redon", register="scdl", reference="1", sheet=pool)
    with pytest.raises(Refused):
        sheet_object(actor=NOBODY, sheet=pool, caller="203.0.113.1")
    assert Sheet.objects.count() == 4
    assert not Objection.objects.exists()


def test_a_sheet_that_is_gone_is_not_removed_twice(scene: Scene):
    object_to(scene.imported)
    with pytest.raises(NotFound):
        object_to(Sheet(pk=scene.held.pk[::-1], town="redon"))


def test_one_caller_does_not_empty_a_directory(scene: Scene):
    sheets = [
        Sheet.objects.create(town="redon", slug=f"s{n}", osm=osm_place(100 + n, f"S{n}")) for n in range(5)
    ]
    for sheet in sheets[:3]:
        object_to(sheet)
    with pytest.raises(TooMany):
        object_to(sheets[3])
    object_to(sheets[4], caller="198.51.100.7")
    assert Sheet.objects.filter(slug="s3").exists()


def test_many_callers_do_not_empty_a_directory_either(scene: Scene, monkeypatch):
    from halles.kit.ratelimit import Limit
    from halles.stalls.directory.commands import objections

    monkeypatch.setattr(objections, "TOWN", Limit("tests", most=1, seconds=86_400))
    object_to(scene.imported)
    with pytest.raises(TooMany):
        object_to(scene.held, caller="198.51.100.9")


def test_the_manager_finds_that_it_was_mischief(files, scene: Scene):
    take(files, "sirene")
    object_to(Sheet.objects.get(pk=fournils()[0]))
    take(files, "osm")
    (view,) = objection_list(town="b", now=timezone.now())
    objection_lift(actor=HOUSE, town="b", objection=view.id)
    assert not Objection.objects.exists()
    take(files, "sirene")
    assert len(fournils()) == 1
    take(files, "osm")
    assert len(fournils()) == 1
    assert Entry.objects.filter(kind="directory.objection-lifted").count() == 1


def test_who_may_not_lift_an_objection(scene: Scene):
    object_to(scene.imported)
    (view,) = objection_list(town="redon", now=timezone.now())
    for who in ("holder", "stranger"):
        with pytest.raises(Refused):
            objection_lift(actor=scene.actor(who), town="redon", objection=view.id)
    with pytest.raises(NotFound):
        objection_lift(actor=HOUSE, town="ailleurs", objection=view.id)
    Objection.objects.update(created_at=timezone.now() - timedelta(days=31))
    with pytest.raises(Refused, match="30"):
        objection_lift(actor=scene.actor("manager"), town="redon", objection=view.id)
    assert Objection.objects.exists()
