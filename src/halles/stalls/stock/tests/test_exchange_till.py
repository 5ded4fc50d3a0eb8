"""Files of tills, text and workbooks, and the command line that reads them for a shop."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from halles.config.cli.importing import carry_out
from halles.kit.errors import BadInput, NotFound
from halles.kit.importer import desk_importers, house_importers
from halles.stalls.stock.engine.till import Refusal
from halles.stalls.stock.exchange.till_file import till_sheet
from halles.stalls.stock.exchange.till_importer import TILL
from halles.stalls.stock.exchange.till_look import till_look, till_seen
from halles.stalls.stock.exchange.till_text import decoded, separator_of, text_rows
from halles.stalls.stock.exchange.till_words import refusals_words
from halles.stalls.stock.models import Item, TillFile
from halles.stalls.stock.tests.conftest import Scene
from halles.stalls.stock.tests.till_layouts import LAYOUTS, TillLayout, encoded, rows_of

_TEXTS = [layout for layout in LAYOUTS if not layout.workbook]
_BOOKS = [layout for layout in LAYOUTS if layout.workbook]


@pytest.mark.parametrize("layout", _TEXTS, ids=lambda layout: layout.name)
def test_text_of_any_encoding_and_separator_is_the_rows_that_were_written(layout: TillLayout) -> None:
    rows = rows_of(layout)
    found = text_rows(encoded(rows, layout), file_name="export.csv")
    kept = [
        [cell.encode(layout.encoding, "replace").decode(layout.encoding).strip() for cell in row]
        for row in rows
    ]
    assert [list(row) for _number, row in found] == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16"])
def test_accents_survive(encoding: str) -> None:
    text = (
        "Désignation;Qté\r\nPâtes à l'œuf;3\r\n" if encoding != "cp850" else "Désignation;Qté\r\nPâté;3\r\n"
    )
    assert decoded(text.encode(encoding)) == text


def test_the_separator_is_the_one_that_cuts_evenly() -> None:
    assert separator_of("a;b\n1,5;2,5\n3,5;4") == ";"
    assert separator_of("a,b\n1.5,x;y\n3,4") == ","
    assert separator_of("a\tb, c\n1\t2, 3\n") == "\t"


def test_rows_are_numbered_by_the_lines_of_the_file() -> None:
    found = text_rows(b'a;b\n"two\nlines";1\n\nc;2\n', file_name="x.csv")
    assert [number for number, row in found if any(row)] == [1, 2, 5]


def _book(layout: TillLayout, folder: Path) -> Path:
    book = Workbook()
    book.remove(book.active)
    for title in layout.sheets_before:
        book.create_sheet(title).append(["Total", 12, "tickets"])
    sheet = book.create_sheet("Export")
    for row in rows_of(layout):
        sheet.append([_typed(cell) for cell in row])
    hidden = book.create_sheet("Calculs")
    hidden.append(["Code barre", "Article", "Stock"])
    hidden.sheet_state = "hidden"
    path = folder / "export.xlsx"
    book.save(path)
    return path


def _typed(cell: str) -> object:
    try:
        return float(cell.replace(",", ".")) if cell else None
    except ValueError:
        return cell


@pytest.mark.parametrize("layout", _BOOKS, ids=lambda layout: layout.name)
def test_the_sheet_that_tells_most_is_read(layout: TillLayout, tmp_path: Path) -> None:
    found = till_sheet(_book(layout, tmp_path))
    assert found.sheet.name == "Export"
    right = sum(a == b for a, b in zip(found.guessed.mapping.columns, layout.truth, strict=True))
    assert right >= 0.75 * len(layout.truth)


def test_days_hours_and_long_codes_of_a_workbook_keep_all_they_say(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "Heure", "Ticket", "Code barre", "Article", "Qté", "PU"])
    sheet.append([datetime(2026, 11, 9, 9, 5), time(9, 5), 12, 3017620422003, "Pâte", 2, 0.1 + 0.2])  # noqa: DTZ001
    sheet.append([date(2026, 11, 9), time(9, 6), 13, 96385074.0, True, 1, None])
    path = tmp_path / "x.xlsx"
    book.save(path)
    first, second = till_sheet(path).sheet.rows[1:]
    assert first == ("2026-11-09 09:05:00", "09:05:00", "12", "3017620422003", "Pâte", "2", "0.3")
    assert second == ("2026-11-09", "09:06:00", "13", "96385074", "oui", "1")


@pytest.mark.parametrize(
    "raw", [b"", b"\0\0\0", b"%PDF-1.7", b"<html>", b"\xd0\xcf\x11\xe0", b"PK\x03\x04broken", b"one\ntwo\n"]
)
def test_what_is_no_table_is_refused_with_a_way_out(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(raw)
    with pytest.raises(BadInput) as refused:
        till_sheet(path)
    assert refused.value.advice


def test_a_workbook_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("halles.stalls.stock.exchange.till_book.UNPACKED_BYTES", 1000)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "0" * 100_000)
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(raw.getvalue())
    with pytest.raises(BadInput, match="trop volumineux"):
        till_sheet(path)


def test_refused_lines_are_told_one_by_one_up_to_twenty() -> None:
    refused = [Refusal(row, "Code barre", "3,01762E+12", "mangled") for row in range(2, 25)]
    lines = refusals_words(refused)
    assert len(lines) == 21
    assert "3,01762E+12" in lines[0]
    assert "3" in lines[-1]


SALES = "Date;Ticket;Article;Qté;Total TTC\n{day};1;Gomme;2;1,60\n{day};2;Carnet;1;3,50\n"


@pytest.mark.django_db
def test_the_command_line_reads_a_shops_till(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    path = tmp_path / "ventes.csv"
    path.write_text(SALES.format(day="09/11/2026"))
    words: dict[str, Any] = {"town": "redon", "options": {"shop": scene.stationer.slug}, "yes": True}
    carry_out(TILL, path, **words, dry_run=True)
    assert not TillFile.objects.exists()
    carry_out(TILL, path, **words, dry_run=False)
    carry_out(TILL, path, **words, dry_run=False)
    assert TillFile.objects.count() == 1
    assert Item.objects.filter(organisation=scene.stationer.organisation).count() == 2
    assert TILL.is_done("redon")
    told = capsys.readouterr().out
    assert "Ticket → " in told


@pytest.mark.django_db
def test_the_command_line_says_where_no_shop_is(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "ventes.csv"
    path.write_text(SALES.format(day="09/11/2026"))
    with pytest.raises(NotFound):
        carry_out(TILL, path, town="redon", options={"shop": "nowhere"}, yes=True, dry_run=False)


@pytest.mark.django_db
def test_a_file_without_days_must_say_them(scene: Scene, tmp_path: Path) -> None:
    shop, now = scene.stationer.organisation, datetime.fromisoformat("2026-11-20T19:00:00+01:00")
    path = tmp_path / "ventes.csv"
    path.write_text("Article;Qté vendue;CA TTC\nGomme;4;3,20\nCarnet;2;7,00\n")
    with pytest.raises(BadInput, match="jours"):
        till_seen(till_look(path, organisation=shop), organisation=shop, now=now)
    named = path.rename(tmp_path / "ventes_2026-11-09_2026-11-15.csv")
    seen = till_seen(till_look(named, organisation=shop), organisation=shop, now=now)
    assert {(sale.day, sale.until) for sale in seen.reading.sales} == {
        (date(2026, 11, 9), date(2026, 11, 15))
    }


def test_a_shops_files_are_not_the_town_halls() -> None:
    assert "till" in house_importers()
    assert "till" not in desk_importers()
    assert desk_importers()
