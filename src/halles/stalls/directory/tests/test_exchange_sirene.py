"""SIRENE in: sheets made, linked, closed, left alone; nobody who may not be published is; nothing twice."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.journal.models import Entry
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.directory.commands.registers import register_import
from halles.stalls.directory.engine.registers import Change
from halles.stalls.directory.exchange.registers import SIRENE
from halles.stalls.directory.models import OsmPlace, RegisterPlace, Sheet
from halles.stalls.directory.queries import sheet_view
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.stalls.directory.tests.osm_world import region
from halles.stalls.directory.tests.registers_world import (
    LAYOUTS,
    PRESENT,
    bring,
    establishment,
    look,
    write_table,
)
from halles.town.models import Address, Premises, Town
from halles.town.public import premises_add, premises_take
from tests.world import HOUSE

pytestmark = pytest.mark.django_db
RECENT = (timezone.now() - timedelta(days=200)).date().isoformat()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "etablissements.csv"


def bring_rows(path: Path, *rows: dict[str, str], **more: str):
    return bring(SIRENE, write_table(path, rows, PRESENT, **more))


def made() -> Sheet:
    """Return the one sheet that a register made."""
    return Sheet.objects.get(osm=None)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_layout_makes_the_same_sheet(scene: Scene, path, layout, separator, encoding):
    rows = [establishment(3, "L'ÎLE AUX PAINS")]
    write_table(path, rows, LAYOUTS[layout], separator=separator, encoding=encoding)
    assert bring(SIRENE, path).is_first
    sheet = made()
    words = (sheet.name, sheet.category, sheet.number, sheet.street, sheet.postcode)
    assert words == ("L'Île aux Pains", "bakery", "3", "Rue du Port", "35600")
    assert (sheet.slug, sheet.organisation, sheet.is_published) == ("l-ile-aux-pains", "", True)
    assert sheet.listed_as == "l ile aux pains"
    row = RegisterPlace.objects.get()
    assert (row.reference, row.activity, row.sheet_id) == ("12345678200003", "10.71C", sheet.pk)
    (entry,) = Entry.objects.filter(kind="directory.register-imported")
    assert entry.payload == {"register": "sirene", "added": 1, "changed": 0, "closed": 0}


def test_positions_of_both_flavours(scene: Scene, path):
    degrees = establishment(3, "AU PAIN D'OR", longitude="-2.0841", latitude="47.6512")
    bring(SIRENE, write_table(path, [degrees], LAYOUTS["geocoded"]))
    assert (made().lon, made().lat) == (-20_841_000, 476_512_000)
    plane = {
        "coordonneeLambertAbscisseEtablissement": "318000.5",
        "coordonneeLambertOrdonneeEtablissement": "6740000.5",
    }
    bring_rows(path, establishment(3, "AU PAIN D'OR", **plane))
    assert abs(made().lat - 476_512_000) < 500_000
    assert made().lon != -20_841_000


def test_a_shop_of_the_map_is_linked_not_doubled(scene: Scene, path):
    near = {"longitude": "-2.0840", "latitude": "47.6510"}
    rows = [
        establishment(
            12, "BOULANGERIE LE GOFF", typeVoieEtablissement="GRANDE RUE", libelleVoieEtablissement=""
        ),
        establishment(
            7, "CAFE DU PORT", activitePrincipaleEtablissement="56.30Z", libelleVoieEtablissement="X", **near
        ),
    ]
    before = list(Sheet.objects.order_by("pk").values())
    bring(SIRENE, write_table(path, rows, LAYOUTS["geocoded"]))
    assert list(Sheet.objects.order_by("pk").values()) == before, "their words are the map's and the holder's"
    assert set(RegisterPlace.objects.values_list("sheet", flat=True)) == {scene.held.pk, scene.imported.pk}


def test_one_of_a_kind_at_an_address_is_the_same_shop(scene: Scene, path):
    place = osm_place(9, "Aux Délices", street="Rue du Port", number="4")
    sheet = Sheet.objects.create(town="redon", slug="aux-delices", osm=place)
    bring_rows(path, establishment(4, "SARL MARTIN"))
    assert RegisterPlace.objects.get().sheet_id == sheet.pk


def test_the_map_that_comes_later_finds_the_sheet_of_the_register(scene: Scene, path, tmp_path):
    Town.objects.create(territory=Town.objects.get().territory, name="Bourg-Neuf", slug="b", insee="35999")
    row = establishment(3, "LE FOURNIL", codeCommuneEtablissement="35999")
    row |= {"longitude": "0.0000100", "latitude": "0.0000100"}
    bring(SIRENE, write_table(path, [row], LAYOUTS["geocoded"]), town="b")
    sheet = Sheet.objects.get(town="b")
    from halles.stalls.directory.exchange import OSM

    extract = region().write(tmp_path / "region.osm.pbf")
    look(OSM, extract, "b", commune="Bourg-Neuf").take(HOUSE)
    sheet.refresh_from_db()
    assert sheet.osm.osm == "node/10"
    assert sheet_view(sheet).name == "Le Fournil"
    assert sheet_view(sheet).hours == "Mo-Sa 07:00-19:00"
    assert Sheet.objects.filter(town="b", listed_as="le fournil").count() == 1
    assert not look(OSM, extract, "b", commune="Bourg-Neuf").changes
    assert not look(SIRENE, path, "b").changes


HUSHED = [{"statutDiffusionEtablissement": "P"}, {"statutDiffusionEtablissement": "N"}]


@pytest.mark.parametrize("status", HUSHED)
@pytest.mark.parametrize("state", ["A", "F"])
def test_who_may_not_be_published_is_neither_shown_nor_kept(scene: Scene, path, status, state):
    words = {"longitude": "-2.084", "latitude": "47.651", "etatAdministratifEtablissement": state}
    row = establishment(3, "CHEZ SECRETE", dateDebut=RECENT, **words, **status)
    bring(SIRENE, write_table(path, [row], LAYOUTS["geocoded"]))
    assert Sheet.objects.count() == 2
    assert not Premises.objects.exists()
    for kept in RegisterPlace.objects.values():
        assert (kept["reference"], kept["activity"], kept["is_public"]) == ("12345678200003", "10.71C", False)
        text = repr({name: value for name, value in kept.items() if name != "reference"}).lower()
        assert not any(word in text for word in ("secrete", "port", "35600", "-20840000"))
    assert RegisterPlace.objects.count() == (state == "A")


def test_who_may_no_longer_be_published_goes(scene: Scene, path):
    bring_rows(path, establishment(3, "CHEZ SECRETE"))
    bring_rows(path, establishment(3, "CHEZ SECRETE", statutDiffusionEtablissement="P"))
    assert not Sheet.objects.filter(osm=None).exists()
    row = RegisterPlace.objects.get()
    assert (row.name, row.street, row.told, row.is_public) == ("", "", {}, False)
    bring_rows(path, establishment(3, "CHEZ SECRETE"))
    assert made().name == "Chez Secrete"


def test_the_database_itself_keeps_no_such_name(scene: Scene):
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        RegisterPlace.objects.create(town="redon", register="sirene", name="X", is_public=False)


def test_only_what_the_register_changed_is_changed(scene: Scene, path):
    bring_rows(path, establishment(3, "AU PAIN"))
    sheet = made()
    Sheet.objects.filter(pk=sheet.pk).update(postcode="35601")
    bring_rows(path, establishment(3, "AU BON PAIN"))
    sheet.refresh_from_db()
    assert (sheet.name, sheet.postcode, sheet.slug) == ("Au Bon Pain", "35601", "au-pain")
    assert sheet.listed_as == "au bon pain"


def test_a_holders_words_are_never_touched(scene: Scene, path):
    bring_rows(path, establishment(3, "AU PAIN"))
    own = {"organisation": scene.held.organisation, "name": "Chez Anne", "hours": "Tu 08:00-12:00"}
    Sheet.objects.filter(pk=made().pk).update(**own)
    before = Sheet.objects.filter(pk=made().pk).values().get()
    bring_rows(path, establishment(3, "AU BON PAIN"))
    assert Sheet.objects.filter(pk=before["id"]).values().get() == before
    closed = establishment(3, "AU BON PAIN", etatAdministratifEtablissement="F", dateDebut=RECENT)
    preview = bring_rows(path, closed)
    assert Sheet.objects.filter(pk=before["id"]).values().get() == before
    with translation.override("en"):
        lines = look(SIRENE, path).lines
    assert not preview.is_first
    assert lines


def test_a_held_sheet_that_closed_is_counted(scene: Scene, path):
    bring_rows(path, establishment(3, "AU PAIN"))
    Sheet.objects.filter(pk=made().pk).update(organisation=scene.held.organisation)
    write_table(path, [establishment(3, "AU PAIN", etatAdministratifEtablissement="F")], PRESENT)
    with translation.override("en"):
        assert any("left alone: 1" in line for line in look(SIRENE, path).lines)


def test_a_closed_shop_is_no_longer_published_and_its_premises_are_available(scene: Scene, path):
    bring_rows(path, establishment(3, "AU PAIN"))
    bring_rows(path, establishment(3, "AU PAIN", etatAdministratifEtablissement="F", dateDebut=RECENT))
    assert not made().is_published
    unit = Premises.objects.get()
    assert (unit.place.number, unit.place.street) == ("3", "Rue du Port")
    assert unit.vacant_since == date.fromisoformat(RECENT)
    bring_rows(path, establishment(3, "AU PAIN"))
    assert made().is_published, "it opened again"


@pytest.mark.parametrize(
    ("closed", "others"),
    [
        ({"activitePrincipaleEtablissement": "43.21A"}, []),
        ({"dateDebut": "2001-05-05"}, []),
        ({"numeroVoieEtablissement": ""}, []),
        ({}, [establishment(31, "AUTRE", numeroVoieEtablissement="3")]),
        ({}, [establishment(31, "", numeroVoieEtablissement="3", activitePrincipaleEtablissement="68.20B")]),
    ],
    ids=["a trade without a window", "closed long ago", "no number", "another shop", "another company"],
)
def test_premises_are_not_available_where(scene: Scene, path, closed, others):
    row = establishment(3, "AU PAIN", etatAdministratifEtablissement="F", **{"dateDebut": RECENT} | closed)
    bring_rows(path, row, *others)
    assert not Premises.objects.exists()


def test_premises_known_to_the_town_are_told_available_once(scene: Scene, path):
    unit = premises_add(actor=HOUSE, town="redon", number="3", street="rue du Port")
    row = establishment(3, "AU PAIN", etatAdministratifEtablissement="F", dateDebut=RECENT)
    bring_rows(path, row)
    unit.refresh_from_db()
    assert unit.vacant_since == date.fromisoformat(RECENT)
    premises_take(actor=HOUSE, town="redon", premises=unit.pk)
    assert not bring_rows(path, row).changes
    unit.refresh_from_db()
    assert unit.vacant_since is None, "what the manager said since holds"


def test_what_left_the_register_is_closed(scene: Scene, path):
    bring_rows(path, establishment(3, "AU PAIN"), establishment(4, "AU VIN"))
    bring_rows(path, establishment(4, "AU VIN"))
    assert [s.name for s in Sheet.objects.filter(osm=None, is_published=False)] == ["Au Pain"]
    assert not Premises.objects.exists(), "nobody said that it closed"


def test_a_sheet_lives_as_long_as_one_of_its_establishments(scene: Scene, path):
    place = osm_place(9, "Aux Délices", street="Rue du Port", number="4")
    sheet = Sheet.objects.create(town="redon", slug="aux-delices", osm=place)
    old = establishment(1, "AUX DELICES", numeroVoieEtablissement="4")
    new = establishment(2, "AUX DELICES", numeroVoieEtablissement="4")
    bring_rows(path, old, new)
    bring_rows(path, old | {"etatAdministratifEtablissement": "F", "dateDebut": RECENT}, new)
    sheet.refresh_from_db()
    assert sheet.is_published
    assert not Premises.objects.exists()
    bring_rows(path, new | {"etatAdministratifEtablissement": "F", "dateDebut": RECENT})
    sheet.refresh_from_db()
    assert not sheet.is_published


def test_other_communes_and_other_trades_are_passed_over(scene: Scene, path):
    rows = [
        establishment(3, "AILLEURS", codeCommuneEtablissement="35238"),
        establishment(4, "HOLDING", activitePrincipaleEtablissement="64.20Z"),
        establishment(5, "ANCIEN", nomenclatureActivitePrincipaleEtablissement="NAP"),
        establishment(6, ""),
        establishment(8, "ICI"),
    ]
    with translation.override("en"):
        lines = bring_rows(path, *rows).lines
    assert [s.name for s in Sheet.objects.filter(osm=None)] == ["Ici"]
    assert any(line.startswith("Left out") and "2 establishments" in line for line in lines)
    assert any("Without any name" in line and "1" in line for line in lines)


def test_addresses_place_what_the_register_does_not(scene: Scene, path):
    town = Town.objects.get()
    where = {"key": "k", "number": 3, "street": "rue du Port", "lon": -20_800_000, "lat": 476_500_000}
    Address.objects.create(town=town, **where)
    bring_rows(path, establishment(3, "AU PAIN"))
    assert (made().lon, made().lat) == (-20_800_000, 476_500_000)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(1, 6), st.sampled_from(["AU PAIN", "CAFE DU PORT", ""]), st.sampled_from("OP"),
            st.sampled_from("AF"),
        ),
        max_size=5,
        unique_by=lambda row: row[0],
    )
)  # fmt: skip
def test_importing_twice_is_importing_once(scene: Scene, path, rows):
    said = ("statutDiffusionEtablissement", "etatAdministratifEtablissement")
    lines = [establishment(nic, name, **dict(zip(said, more, strict=True))) for nic, name, *more in rows]
    bring_rows(path, establishment(99, "TOUJOURS"), *lines)
    before = (snapshot(), Entry.objects.count())
    assert not bring_rows(path, establishment(99, "TOUJOURS"), *lines).changes
    assert (snapshot(), Entry.objects.count()) == before


def snapshot() -> list[object]:
    tables = (Sheet, RegisterPlace, OsmPlace, Premises)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_nothing_enters_a_demonstration_nor_a_town_without_a_code(scene: Scene, path):
    write_table(path, [establishment(3, "AU PAIN")], PRESENT)
    with pytest.raises(NotFound):
        look(SIRENE, path, "nulle-part")
    Town.objects.update(insee="")
    with pytest.raises(BadInput, match="INSEE"):
        look(SIRENE, path)
    Town.objects.update(insee="35236", is_demo=True)
    with pytest.raises(Refused):
        look(SIRENE, path)


@pytest.mark.parametrize("who", ["holder", "stranger"])
def test_strangers_bring_nothing_in(scene: Scene, path, who):
    preview = look(SIRENE, write_table(path, [establishment(3, "AU PAIN")], PRESENT))
    before = snapshot()
    with pytest.raises(Refused):
        preview.take(scene.actor(who))
    with pytest.raises(Refused):
        register_import(actor=scene.actor(who), town="redon", register="sirene", change=Change())
    with pytest.raises(NotFound):
        register_import(actor=HOUSE, town="nulle-part", register="sirene", change=Change())
    assert snapshot() == before
    preview.take(scene.actor("manager"))
    assert made().name == "Au Pain"


def test_an_import_that_fails_midway_leaves_nothing(scene: Scene, path, monkeypatch):
    from halles.stalls.directory.exchange import register_import

    write_table(path, [establishment(3, "AU PAIN")], PRESENT)
    preview = look(SIRENE, path)

    def fail(**_arguments):
        raise RuntimeError("disk full")

    monkeypatch.setattr(register_import, "premises_import", fail)
    before = snapshot()
    with pytest.raises(RuntimeError, match="disk full"):
        preview.take(HOUSE)
    assert snapshot() == before
