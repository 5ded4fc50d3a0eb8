"""Files that are of no use: told by name, line, column and what was expected; nothing half-imported."""

import io
import zipfile
from pathlib import Path

import pytest
from django.utils import translation

from halles.journal.models import Entry
from halles.kit.errors import BadInput
from halles.stalls.directory.exchange.registers import SCDL, SIRENE
from halles.stalls.directory.models import RegisterPlace, Sheet
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.registers_world import (
    GEOCODED,
    PRESENT,
    bring,
    establishment,
    look,
    write_table,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stock.csv"


def refusal(path: Path, importer=SIRENE) -> str:
    before = (Sheet.objects.count(), RegisterPlace.objects.count(), Entry.objects.count())
    with translation.override("en"), pytest.raises(BadInput) as caught:
        look(importer, path)
    assert (Sheet.objects.count(), RegisterPlace.objects.count(), Entry.objects.count()) == before
    assert "stock.csv" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"siret": "1234567820000"}, "siret", "14 digits"),
        ({"siret": "1.23457E+13"}, "siret", "14 digits"),
        ({"siret": ""}, "siret", "a value"),
        ({"etatAdministratifEtablissement": "ouvert"}, "etatAdministratifEtablissement", "one of: A, F"),
        ({"statutDiffusionEtablissement": ""}, "statutDiffusionEtablissement", "a value"),
        ({"statutDiffusionEtablissement": "oui"}, "statutDiffusionEtablissement", "one of: O, P, N"),
        ({"longitude": "est", "latitude": "47"}, "longitude", "a number from -180 to 180"),
        ({"dateDebut": "2020-02-31", "etatAdministratifEtablissement": "F"}, "dateDebut", "a day"),
    ],
)
def test_a_wrong_cell(scene: Scene, path, change, column, expected):
    write_table(path, [establishment(3, "AU PAIN"), establishment(4, "AU VIN", **change)], GEOCODED)
    message = refusal(path)
    assert f"stock.csv, line 3, column {column}" in message
    assert expected in message


def test_the_same_siret_twice(scene: Scene, path):
    write_table(path, [establishment(3, "AU PAIN"), establishment(3, "AU PAIN")], PRESENT)
    message = refusal(path)
    assert "line 3, column siret" in message
    assert "line 2 has this one" in message


def test_a_missing_column_is_named_with_what_is_near(scene: Scene, path):
    rows = [establishment(3, "AU PAIN")]
    columns = ["SIRET" if name == "siret" else name for name in PRESENT]
    message = refusal(write_table(path, [rows[0] | {"SIRET": "1"}], columns))
    assert "line 1" in message
    assert "column siret" in message
    assert "SIRET" in message
    write_table(path, rows, [name for name in PRESENT if name != "codeCommuneEtablissement"])
    assert "codeCommuneEtablissement" in refusal(path)


@pytest.mark.parametrize("cut", [5, 40, 120])
def test_a_file_cut_off(scene: Scene, path, cut):
    rows = [establishment(n, f"SHOP {n}") for n in range(1, 6)]
    data = write_table(path, rows, GEOCODED).read_bytes()
    path.write_bytes(data[:-cut])
    message = refusal(path)
    assert "the file is cut off" in message
    assert message.startswith(("stock.csv, line 5: ", "stock.csv, line 6: "))


def test_a_file_cut_off_among_the_lines_of_other_communes(scene: Scene, path):
    rows = [
        establishment(1, "ICI"),
        *(establishment(n, "X", codeCommuneEtablissement="35238") for n in (2, 3)),
    ]
    data = write_table(path, rows, GEOCODED).read_bytes()
    path.write_bytes(data[:-40])
    assert "stock.csv, line 4: " in refusal(path)


def test_a_quotation_mark_that_never_ends(scene: Scene, path):
    write_table(path, [establishment(3, "AU PAIN")], PRESENT)
    with path.open("a") as file:
        file.write('"123456782,00004\n')
    assert "line 3" in refusal(path)


def test_a_separator_in_a_cell(scene: Scene, path):
    text = write_table(path, [establishment(3, "AU PAIN")], PRESENT).read_text()
    path.write_text(text.replace("AU PAIN", "AU, PAIN"))
    assert "a separator is in a cell" in refusal(path)


def test_a_letter_of_another_encoding(scene: Scene, path):
    rows = [establishment(3, "Été"), establishment(4, "Été")]
    data = write_table(path, rows, PRESENT).read_bytes()
    at = data.rindex("é".encode())
    path.write_bytes(data[:at] + b"\xe9" + data[at + 2 :])
    message = refusal(path)
    assert "line 3" in message
    assert "0xE9" in message


def test_utf_16_is_refused(scene: Scene, path):
    assert "UTF-16" in refusal(write_table(path, [establishment(3, "AU PAIN")], PRESENT, encoding="utf-16"))


def test_a_wrong_commune(scene: Scene, path):
    message = refusal(write_table(path, [establishment(3, "A", codeCommuneEtablissement="29233")], PRESENT))
    assert "35236" in message
    assert "29233 (1)" in message


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize("importer", [SIRENE, SCDL])
@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (spreadsheet(), "spreadsheet"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html>", "web page"),
        (b'{"a": 1}', "JSON"),
        (b"bonjour\n", "column"),
        (b"a,b\0c\n", "no text"),
    ],
    ids=["empty", "only a mark", "xlsx", "pdf", "html", "json", "words", "bytes"],
)
def test_what_is_no_table(scene: Scene, path, importer, data, looks):
    path.write_bytes(data)
    assert looks in refusal(path, importer)


def test_a_header_alone_is_no_town(scene: Scene, path):
    assert "Expected lines" in refusal(write_table(path, [], PRESENT))


def test_a_table_of_another_kind_is_told_by_its_columns(scene: Scene, path):
    assert "EQUIP" not in refusal(write_table(path, [{"nom": "x", "prix": "1"}]))
    assert "nom, prix" in refusal(write_table(path, [{"nom": "x", "prix": "1"}]))


def test_an_excel_file_with_spare_columns_and_blank_lines_is_read(scene: Scene, path):
    text = write_table(path, [establishment(3, "AU PAIN")], PRESENT, separator=";").read_text()
    header, line = text.splitlines()
    path.write_text(f"{header};;\n{line};;\n\n;;;\n{';' * len(PRESENT)}\n")
    bring(SIRENE, path)
    assert Sheet.objects.filter(slug="au-pain").exists()


def test_a_cell_of_several_lines_keeps_the_count(scene: Scene, path):
    rows = [
        establishment(3, "AU PAIN", complementAdresseEtablissement="Bâtiment A\nPorte 2"),
        establishment(4, "AU VIN", etatAdministratifEtablissement="X"),
    ]
    assert "line 4, column etat" in refusal(write_table(path, rows, PRESENT))
