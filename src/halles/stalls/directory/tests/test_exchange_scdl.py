"""Public facilities in and out in the SCDL format: valid against its schema, and the same after a round."""

import json
from pathlib import Path

import pytest
from django.utils import translation

from halles.kit.errors import BadInput
from halles.stalls.directory.engine.categories.facilities import FACILITIES, category_of_facility
from halles.stalls.directory.exchange import OSM_OUT, SCDL, SCDL_OUT, SHEETS_OUT, SIRENE, SIRENE_OUT
from halles.stalls.directory.models import RegisterPlace, Sheet
from halles.stalls.directory.tests import schema
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.stalls.directory.tests.registers_world import (
    GEOCODED,
    bring,
    establishment,
    facility,
    look,
    write_table,
)
from halles.town.public import siret_of_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "equipements.csv"


def text_of(exporter) -> str:
    return "".join(exporter.parts("redon"))


def test_a_facility_becomes_a_sheet_with_its_hours(scene: Scene, path):
    bring(SCDL, write_table(path, [facility(1, "Médiathèque", EQUIP_WEB="https://mediatheque.example")]))
    sheet = Sheet.objects.get(slug="mediatheque")
    assert (sheet.category, sheet.hours) == ("library", "Tu-Sa 10:00-12:00,14:00-18:00")
    assert (sheet.phone, sheet.website) == ("02 99 71 12 34", "https://mediatheque.example")
    assert (sheet.lon, sheet.lat) == (-20_840_000, 476_510_000)
    assert not look(SCDL, path).changes


def test_new_hours_change_the_sheet_and_a_holders_do_not(scene: Scene, path):
    bring(SCDL, write_table(path, [facility(1, "Médiathèque"), facility(2, "Ludothèque")]))
    own = {"organisation": scene.held.organisation, "hours": "Sa 10:00-12:00"}
    Sheet.objects.filter(slug="ludotheque").update(**own)
    later = [
        facility(n, name, EQUIP_OUVERTURE="Mo 10:00-12:00") for n, name in ((1, "Médiathèque"), (2, "L"))
    ]
    bring(SCDL, write_table(path, later))
    hours = dict(Sheet.objects.exclude(hours="").values_list("slug", "hours"))
    assert hours == {"mediatheque": "Mo 10:00-12:00", "ludotheque": "Sa 10:00-12:00"}


def test_a_file_closes_the_facilities_of_its_own_collectivity_only(scene: Scene, path):
    bring(SCDL, write_table(path, [facility(1, "Médiathèque"), facility(2, "Ludothèque")]))
    other = facility(3, "Piscine", COLL_SIRET="24350074100011", EQUIP_TYPE="Piscine")
    bring(SCDL, write_table(path, [other]))
    assert Sheet.objects.filter(osm=None, is_published=True).count() == 3
    bring(SCDL, write_table(path, [facility(2, "Ludothèque")]))
    shown = Sheet.objects.filter(osm=None, is_published=True).values_list("slug", flat=True)
    assert set(shown) == {"ludotheque", "piscine"}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"EQUIP_LAT": "nord"}, "EQUIP_LAT"),
        ({"EQUIP_UID": "35236-1-1"}, "EQUIP_UID"),
        ({"COLL_SIRET": "2135"}, "COLL_SIRET"),
        ({"EQUIP_NOM": ""}, "EQUIP_NOM"),
        ({"EQUIP_TYPE": " "}, "EQUIP_TYPE"),
    ],
)
def test_a_wrong_cell_is_told(scene: Scene, path, change, column):
    write_table(path, [facility(1, "Médiathèque"), facility(2, "Ludothèque", **change)])
    with translation.override("en"), pytest.raises(BadInput) as caught:
        look(SCDL, path)
    assert f"equipements.csv, line 3, column {column}" in str(caught.value)


def test_the_same_facility_twice_or_another_communes_is_told(scene: Scene, path):
    write_table(path, [facility(1, "A"), facility(1, "B")])
    with translation.override("en"), pytest.raises(BadInput, match="line 2 has this one"):
        look(SCDL, path)
    write_table(path, [facility(1, "A", EQUIP_UID="35238-01080205-001")])
    with translation.override("en"), pytest.raises(BadInput, match="35238"):
        look(SCDL, path)


def test_what_the_page_would_not_show_is_left_out(scene: Scene, path):
    odd = facility(1, "Médiathèque", EQUIP_TEL="12", EQUIP_WEB="javascript:alert(1)")
    church = facility(2, "Église", EQUIP_TYPE="Lieu de culte catholique", EQUIP_THEME="Equipement cultuel")
    church |= {"EQUIP_CODE": "01070101-002"}
    preview = bring(SCDL, write_table(path, [odd, church]))
    sheet = Sheet.objects.get(slug="mediatheque")
    assert (sheet.phone, sheet.website) == ("", "")
    assert not Sheet.objects.filter(slug="eglise").exists()
    assert len(preview.lines) >= 5


def test_every_kind_of_facility_comes_back_as_itself():
    for category, its in FACILITIES.items():
        if not its.code.endswith("00"):
            assert category_of_facility(theme=its.theme, code=its.code, folded_kind="") == category


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("mairie annexe", "townhall"),
        ("mediatheque", "library"),
        ("salle des fetes", "community-centre"),
        ("ecole maternelle", "school"),
        ("gymnase", "sports"),
        ("police municipale", "police"),
        ("maison france services", "public-office"),
    ],
)
def test_kinds_by_their_words(kind, category):
    theme = "Equipement administratif"
    assert category_of_facility(theme=theme, code="99999999", folded_kind=kind) == category


def furnish(scene: Scene, path: Path) -> None:
    """Facilities from the map alone, from a register, incomplete ones, and one that shouts."""
    words = {"street": "Place Saint-Sauveur", "postcode": "35600", "hours": "Mo-Fr 09:00-12:00"}
    town_hall = osm_place(20, "Mairie", category="townhall", phone="02 99 71 05 27", number="18", **words)
    station = osm_place(21, "Caserne n° 1 & 2", category="fire-station", street="Rue du Bœuf (côté cour)")
    lost = osm_place(22, "Tribunal", category="court")
    for slug, place in (("mairie", town_hall), ("caserne", station), ("tribunal", lost)):
        Sheet.objects.create(town="redon", slug=slug, osm=place)
    bring(SCDL, write_table(path, [facility(1, "Médiathèque", ERP_CATEGORIE="4", ERP_ID="x-1")]))


def test_out_is_valid_against_the_national_schema(scene: Scene, path):
    furnish(scene, path)
    text = text_of(SCDL_OUT)
    assert schema.faults(text, schema.SCDL) == []
    assert len(text.splitlines()) == 4, "a facility without a street cannot be in it"
    assert "35236-01080205-001" in text
    assert "35236-01010401-001" in text
    assert "21350236200013" in text, "as its own register tells it"


def test_the_checker_sees_what_is_wrong(scene: Scene, path):
    furnish(scene, path)
    text = text_of(SCDL_OUT)
    for good, bad in (("47.651", "nord"), ("35600", ""), ("Equipement culturel", "Culture"), (",4,", ",9,")):
        assert schema.faults(text.replace(good, bad), schema.SCDL), good


def test_out_and_in_again_is_the_same(scene: Scene, path, tmp_path):
    furnish(scene, path)
    out = tmp_path / "out.csv"
    out.write_text(text_of(SCDL_OUT), encoding="utf-8")
    before = Sheet.objects.count()
    bring(SCDL, out)
    assert Sheet.objects.count() == before, "each facility is known again"
    assert text_of(SCDL_OUT) == out.read_text(encoding="utf-8")
    assert not look(SCDL, out).changes


def test_communes_are_numbered_by_rule():
    assert siret_of_commune("06004")[:9] == "210600045"
    assert siret_of_commune("2A004")[:9] == "212000046"
    assert siret_of_commune("2B033")[:9] == "212000335"
    assert siret_of_commune("97411")[:9] == "219740115"


def test_sirene_out_has_the_registers_columns_and_nobody_hidden(scene: Scene, path):
    rows = [
        establishment(3, "AU PAIN", longitude="-2.084", latitude="47.651"),
        establishment(4, "CHEZ SECRETE", statutDiffusionEtablissement="P"),
    ]
    bring(SIRENE, write_table(path, rows, GEOCODED))
    text = text_of(SIRENE_OUT)
    assert "12345678200003" in text
    assert "12345678200004" not in text
    assert "SECRETE" not in text
    out = path.with_name("again.csv")
    out.write_text(text, encoding="utf-8")
    bring(SIRENE, out)
    assert RegisterPlace.objects.get(reference="12345678200003").is_active
    assert Sheet.objects.filter(listed_as="au pain", is_published=True).count() == 1


def features(exporter) -> dict[str, dict]:
    found = json.loads(text_of(exporter))
    assert found["type"] == "FeatureCollection"
    return {each["properties"]["sheet"]: each for each in found["features"]}


def test_geojson_keeps_openstreetmap_apart(scene: Scene, path):
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Tu-Sa 07:00-13:00", email="anne@example.org")
    bring(SIRENE, write_table(path, [establishment(3, "AU PAIN", longitude="-2", latitude="47")], GEOCODED))
    own, osm = features(SHEETS_OUT), features(OSM_OUT)
    assert own["le-fournil-d-anne"]["properties"] == {
        "sheet": "le-fournil-d-anne", "name": "Le Fournil d’Anne", "opening_hours": "Tu-Sa 07:00-13:00",
    }  # fmt: skip
    assert own["au-pain"]["properties"]["shop"] == "bakery"
    assert own["au-pain"]["properties"]["ref:FR:SIRET"] == "12345678200003"
    assert own["au-pain"]["geometry"]["coordinates"] == [-2.0, 47.0]
    assert set(osm) == {"le-fournil-d-anne", "cafe-du-port"}
    assert osm["le-fournil-d-anne"]["properties"]["@id"] == "node/1"
    assert osm["cafe-du-port"]["properties"]["amenity"] == "cafe"
    said = json.loads(text_of(OSM_OUT))
    assert "ODbL" in said["license"]
    assert "OpenStreetMap" in said["attribution"]
    assert "Le Goff" not in text_of(SHEETS_OUT)
    assert "anne@example.org" not in text_of(SHEETS_OUT) + text_of(OSM_OUT)


@pytest.mark.parametrize("gone", [{"is_published": False}, {"hidden_reason": "x"}])
def test_what_is_not_shown_is_in_no_file(scene: Scene, path, gone):
    from django.utils import timezone

    if "hidden_reason" in gone:
        gone["hidden_at"] = timezone.now()
    Sheet.objects.update(**gone)
    for exporter in (SHEETS_OUT, OSM_OUT, SCDL_OUT):
        assert not exporter.is_there("redon")
        assert "cafe-du-port" not in text_of(exporter)
