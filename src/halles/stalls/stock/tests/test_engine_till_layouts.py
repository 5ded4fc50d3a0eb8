"""Layouts of tills read without being told their columns: those looked at, and those kept unseen."""

from collections.abc import Sequence
from datetime import date

import pytest

from halles.stalls.stock.engine.till import Guessed, Period, Sheet, guess, read
from halles.stalls.stock.tests.till_layouts import DEVELOPED, HELD_OUT, LAYOUTS, TillLayout, rows_of, told

GOAL = 0.95
_DAYS = Period(date(2026, 11, 9), date(2026, 11, 11))


def sheet_of(layout: TillLayout) -> Sheet:
    rows = rows_of(layout)
    return Sheet(tuple(tuple(row) for row in rows), tuple(range(1, len(rows) + 1)))


def guessed(layout: TillLayout) -> Guessed:
    found = guess(sheet_of(layout))
    assert found, layout.name
    return found


def share(layouts: Sequence[TillLayout]) -> float:
    pairs = [
        (truth, found)
        for layout in layouts
        for truth, found in zip(layout.truth, guessed(layout).mapping.columns, strict=True)
    ]
    return sum(truth == found for truth, found in pairs) / len(pairs)


def test_there_are_enough_layouts_of_both_halves() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS) >= 40
    assert min(len(DEVELOPED), len(HELD_OUT)) >= 20


def test_columns_of_layouts_kept_unseen_are_recognised() -> None:
    assert share(HELD_OUT) >= GOAL


@pytest.mark.parametrize("layout", DEVELOPED, ids=lambda layout: layout.name)
def test_layouts_looked_at_are_read_whole(layout: TillLayout) -> None:
    found = guessed(layout)
    assert found.is_usable
    assert found.mapping.kind == layout.kind
    assert found.mapping.columns == tuple(layout.truth)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_sales_or_stock_is_told_with_its_reason(layout: TillLayout) -> None:
    found = guessed(layout)
    assert found.why
    assert found.mapping.kind == layout.kind or layout in HELD_OUT


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_with_its_columns_confirmed_each_layout_is_read_to_the_piece(layout: TillLayout) -> None:
    sheet, found = sheet_of(layout), guessed(layout)
    mapping = found.mapping.changed(layout.truth, kind=layout.kind)  # type: ignore[arg-type]
    reading = read(sheet, found.layout, mapping, today=date(2026, 11, 14), period=_DAYS)
    lines = told(layout)
    assert not reading.refused
    if layout.kind != "stock":
        assert sum(sale.quantity for sale in reading.sales) == 1000 * sum(line.sold for line in lines)
    if layout.kind != "sales":
        assert [level.quantity for level in reading.levels] == [1000 * line.good.stock for line in lines]
