"""The national schema and the national base in, the schema out; what cannot be right is reported."""

import csv
import io
import re
from pathlib import Path

import pytest

from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Problem
from halles.kit.importer import Preview
from halles.kit.progress import Silent
from halles.stalls.parking.exchange import CAR_PARKS, CAR_PARKS_OUT
from halles.stalls.parking.exchange.columns import SCHEMA
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.tests.conftest import Scene, kinds

IMPORT = Actor(system="import")
HEADER = ",".join(SCHEMA)
BASE_HEADER = (
    "id;nom;insee;adresse;url;type_usagers;gratuit;nb_places;nb_pr;nb_pmr;nb_voitures_electriques;nb_velo;"
    "nb_2r_el;nb_autopartage;nb_2_rm;nb_covoit;hauteur_max;num_siret;Xlong;Ylat;tarif_pmr;tarif_1h;tarif_2h;"
    "tarif_3h;tarif_4h;tarif_24h;abo_resident;abo_non_resident;type_ouvrage;info"
)
BASE_ROW = (
    "35236-P-001;Parking du Lac;35236;Quai du Lac;;tous;0;222;;6;;;;0;;;200;21350236200014;-2.0841;47.6512;;"
    "2.00;;;;18.00;;;ouvrage;En travaux en 2020"
)
ODD_ROW = (
    '35236-P-002,REPUBLIQUE,35236,"3 rue de la Gare, 35600, Redon",https://exemple.fr/p/,tous_usagers,2016-10-31,'
    "325,250,250,10,25,5,5,5,5,5,80295478500028,-2.08,47.65,gratuit,5.5,7.5,10.5,13.5,40,60.99,79.99,ouvrage,"
    "Gratuité pour le marché le samedi matin"
)
REQUIRED = (
    "id_park", "nom_park", "insee", "type_usag", "gratuit", "nb_places", "hauteur_max", "num_SIRET", "Xlong",
    "Ylat",
)  # fmt: skip
PATTERNS = {
    "id_park": r"([013-9]\d|2[AB1-9])\d{3}-P-\d{3}",
    "type_usag": "tous_usagers|abonnés",
    "gratuit": "true|false",
    "num_SIRET": r"\d{14}",
    "tarif_pmr": "|gratuit|normal_payant|tarif_special",
    "type_ouvr": "|enclos_en_surface|ouvrage",
    **{name: r"\d*" for name in SCHEMA if name.startswith("nb_")},
    **dict.fromkeys(("t1h", "t2h", "t3h", "t4h", "t24h", "ab_r", "ab_nr"), r"\d+(\.\d+)?|"),
}
"""By hand, from the published schema (0.1.0)."""


def look(tmp_path: Path, *lines: str) -> Preview:
    path = tmp_path / "parkings.csv"
    path.write_text("\n".join(lines) + "\n")
    return CAR_PARKS.see(path, town="redon", options={}, progress=Silent())


def told(preview: Preview) -> str:
    return "\n".join(preview.lines)


def rows_out() -> list[dict[str, str]]:
    text = "".join(CAR_PARKS_OUT.parts("redon"))
    assert text.splitlines()[0] == HEADER
    return list(csv.DictReader(io.StringIO(text)))


def test_the_national_base_is_read_and_the_same_file_again_changes_nothing(
    scene: Scene, tmp_path: Path
) -> None:
    preview = look(tmp_path, BASE_HEADER, BASE_ROW)
    assert (preview.changes, preview.is_first) == (True, False)
    preview.take(IMPORT)
    row = CarPark.objects.get(reference="35236-P-001")
    assert (row.name, row.word, row.capacity, row.disabled, row.carsharing) == (
        "Parking du Lac",
        "lac",
        222,
        6,
        0,
    )
    assert (row.max_height_cm, row.is_free, row.price_1h, row.price_24h) == (200, False, 200, 1800)
    assert (row.structure, row.users, row.operator, row.bicycles) == ("building", "tous", "Redon", None)
    assert (row.lon, row.lat, row.note) == (-20_841_000, 476_512_000, "En travaux en 2020")
    assert not look(tmp_path, BASE_HEADER, BASE_ROW).changes
    assert kinds().count("car-parks-imported") == 1


def test_the_schema_is_read_and_odd_values_are_reported_and_left_empty(scene: Scene, tmp_path: Path) -> None:
    preview = look(tmp_path, HEADER, ODD_ROW)
    assert "Line 2, gratuit: “2016-10-31”" in told(preview) or "2016-10-31" in told(preview)
    assert "hauteur_max" in told(preview)
    preview.take(IMPORT)
    row = CarPark.objects.get(reference="35236-P-002")
    assert (row.is_free, row.max_height_cm, row.capacity, row.pass_resident) == (None, None, 325, 6099)
    assert (row.name, row.operator) == ("Republique", "SIRET 80295478500028")
    assert "nb_PR (1)" in told(preview)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("nb_places", "beaucoup"),
        ("nb_places", "12.5"),
        ("nb_pmr", "-3"),
        ("hauteur_max", "2.1"),
        ("t1h", "gratuit"),
        ("t1h", "NaN"),
        ("Xlong", "12.5"),
        ("Xlong", "500"),
        ("type_ouvr", "voirie"),
        ("num_SIRET", "21350236"),
        ("url", "javascript:alert(1)"),
        ("tarif_pmr", "42"),
    ],
)
def test_each_odd_value_is_told_with_its_line_and_column(
    scene: Scene, tmp_path: Path, column: str, value: str
) -> None:
    good = dict(zip(SCHEMA, next(csv.reader([ODD_ROW])), strict=True))
    good |= {"gratuit": "1", "hauteur_max": "190"}
    cells = [f'"{(good | {column: value})[name]}"' for name in SCHEMA]
    preview = look(tmp_path, HEADER, ",".join(cells))
    assert f"2, {column}" in told(preview)
    assert value in told(preview)
    preview.take(IMPORT)
    assert CarPark.objects.filter(reference="35236-P-002").exists()


@pytest.mark.parametrize(
    "lines",
    [
        (HEADER, ODD_ROW.replace("35236-P-002", "P-2")),
        (HEADER, ODD_ROW.replace("REPUBLIQUE", "")),
        (HEADER, ODD_ROW, ODD_ROW),
        (HEADER, ODD_ROW + ",une cellule de trop"),
        (HEADER, ODD_ROW.replace("35236", "35001")),
        (HEADER.replace("nom_park", "autre"), ODD_ROW),
        (HEADER,),
    ],
)
def test_what_cannot_be_used_is_refused_whole_and_told_where(
    scene: Scene, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    with pytest.raises(BadInput) as refused:
        look(tmp_path, *lines)
    assert "parkings.csv" in str(refused.value)
    assert CarPark.objects.count() == 2


def test_car_parks_of_other_communes_are_left_out(scene: Scene, tmp_path: Path) -> None:
    preview = look(tmp_path, BASE_HEADER, BASE_ROW, BASE_ROW.replace("35236", "35001"))
    assert "35001 (1)" in told(preview)
    preview.take(IMPORT)
    assert CarPark.objects.count() == 3


def test_the_file_out_is_valid_against_the_schema(scene: Scene, tmp_path: Path) -> None:
    assert not CAR_PARKS_OUT.is_there("redon")
    look(tmp_path, BASE_HEADER, BASE_ROW).take(IMPORT)
    look(tmp_path, HEADER, ODD_ROW).take(IMPORT)
    CarPark.objects.filter(pk=scene.gare.pk).update(
        is_free=True, lon=-20_800_000, lat=476_500_000, price_1h=110
    )
    assert CAR_PARKS_OUT.is_there("redon")
    rows = {row["id_park"]: row for row in rows_out()}
    assert set(rows) == {"35236-P-001", "35236-P-003"}  # of the second whether it is free is not known
    for row in rows.values():
        assert all(row[name] for name in REQUIRED)
        for name, pattern in PATTERNS.items():
            assert re.fullmatch(pattern, row[name]), (name, row[name])
        assert -180 <= float(row["Xlong"]) <= 180
        assert row["insee"] == "35236"
    assert rows["35236-P-003"]["hauteur_max"] == "999"
    assert rows["35236-P-003"]["nom_park"] == "PARKING DE LA GARE"
    assert rows["35236-P-003"]["t1h"] == "1.1"


def test_what_goes_out_comes_back_the_same(scene: Scene, tmp_path: Path) -> None:
    look(tmp_path, BASE_HEADER, BASE_ROW).take(IMPORT)
    text = "".join(CAR_PARKS_OUT.parts("redon"))
    assert not look(tmp_path, *text.splitlines()).changes


def test_a_town_without_a_code_has_no_file(scene: Scene) -> None:
    scene.town.insee = ""
    scene.town.save()
    with pytest.raises(Problem):
        list(CAR_PARKS_OUT.parts("redon"))
