"""Tables of text: what a cell may be, what is passed over, and what is written is read back."""

import csv
import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.errors import BadInput
from halles.kit.tables import Line, bare, csv_lines, inert, open_table

CELL = st.text(st.characters(exclude_characters="\r\x00", exclude_categories=("Cs",)), max_size=12)


def line(**cells: str) -> Line:
    return Line("t.csv", 2, {name: i for i, name in enumerate(cells)}, list(cells.values()))


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_is_written_is_read_back(rows, separator):
    columns = ("a", "b", "c")
    written = [dict(zip(columns, row, strict=True)) for row in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        text = "".join(csv_lines(columns, written, separator=separator))
        path.write_text(text, encoding="utf-8", newline="")
        found = [[each.text(name) for name in columns] for each in open_table(path, needs=[("a",)]).lines()]
    stripped = [[cell.strip() for cell in row] for row in rows]
    assert found == [row for row in stripped if any(row)]


@given(st.lists(st.tuples(st.sampled_from(["35236", "29233"]), CELL), max_size=8))
def test_passing_over_changes_nothing_but_the_time_it_takes(rows):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([("code", "x"), *rows])
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        table = open_table(path, needs=[("code",)])
        every = [(each.number, list(each.cells)) for each in table.lines() if each.text("code") == "35236"]
        fast = [
            (each.number, list(each.cells))
            for each in table.lines(only=b"35236")
            if each.text("code") == "35236"
        ]
    assert fast == every


@pytest.mark.parametrize(
    "text", ["2024-01-31", "2024.01.31", "31/01/2024", "2024-1-31", "2024-01-31T10:00:00"]
)
def test_days(text):
    assert line(d=text).day("d") == date(2024, 1, 31)


@pytest.mark.parametrize("text", ["2024-02-30", "31/01/24", "hier", "20240131", "1-2-3"])
def test_what_is_no_day(text):
    with pytest.raises(BadInput, match=r"t\.csv"):
        line(d=text).day("d")


def test_numbers():
    assert line(n="48,5").decimal("n", 0, 90) == 48.5
    assert line(n="163,0000000000").whole("n", 0, 200) == 163
    assert line(n=" ").whole("n", 0, 200) is None
    assert line(n="1").text("other") == ""


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "1,000,000", "abc", "91", "²"])
def test_what_is_no_number_within_bounds(text):
    with pytest.raises(BadInput):
        line(n=text).decimal("n", 0, 90)
    with pytest.raises(BadInput):
        line(n=text).whole("n", 0, 90)


def test_a_long_cell_is_not_repeated_whole():
    assert len(str(line(n="x" * 5000).wrong("n", "y"))) < 200


@pytest.mark.parametrize("text", ["=1+1", "+33612", "-2 °C", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_none(text):
    assert inert(text) == f"'{text}"
    assert bare(inert(text)) == text


@pytest.mark.parametrize("text", ["", "Pain", "'tit pain", "1-2", "L’=", "''=1"])
def test_other_cells_stay_as_they_are(text):
    assert inert(text) == bare(text) == text
