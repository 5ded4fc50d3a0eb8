"""The same lines in several files count once: any overlapping parts of a file tell what the whole tells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine.till import Article, Row, Sale, merge, rows_of
from halles.stalls.stock.engine.till.shapes import Grain

FIRST = date(2026, 11, 9)
_ARTICLES = tuple(Article("", "", name) for name in ("Baguette", "Croissant", "Brioche"))
_GRAINS: tuple[Grain, ...] = ("ticket", "moment", "line", "day")
Known = dict[str, Row]


@st.composite
def sales_lists(draw: st.DrawFn, grain: Grain) -> list[Sale]:
    """Draw lines in the order in which a till writes them."""
    found: list[Sale] = []
    for number in range(draw(st.integers(1, 8))):
        day = FIRST + timedelta(days=draw(st.integers(0, 2)))
        at = time(9 + number, draw(st.integers(0, 59)))
        for line in range(1, draw(st.integers(1, 4)) + 1):
            article = draw(st.sampled_from(_ARTICLES))
            quantity = draw(st.sampled_from((1000, 1000, 2000, -1000, 350)))
            found.append(Sale(0, article, quantity, day, day, at, quantity, str(100 + number), str(line)))
    found.sort(key=lambda sale: (sale.day, sale.at))
    if grain == "moment":
        return [replace(sale, ticket="", line="") for sale in found]
    if grain in ("line", "day"):
        return [replace(sale, ticket="", line="", at=None) for sale in found]
    return found


def totals(known: Known) -> dict[tuple[str, date], int]:
    sums: Counter[tuple[str, date]] = Counter()
    for row in known.values():
        sums[row.article, row.day] += row.quantity
    return {key: quantity for key, quantity in sums.items() if quantity}


def told(sales: Sequence[Sale]) -> dict[tuple[str, date], int]:
    sums: Counter[tuple[str, date]] = Counter()
    for sale in sales:
        sums[sale.article.key, sale.day] += sale.quantity
    return {key: quantity for key, quantity in sums.items() if quantity}


def taken(parts: Sequence[Sequence[Sale]], grain: Grain) -> tuple[Known, dict[tuple[str, date], int]]:
    """Read files one after the other; return what is kept, and the sum of the changes told on the way."""
    known: Known = {}
    changes: Counter[tuple[str, date]] = Counter()
    for part in parts:
        found = merge(known, rows_of(part, grain))
        known |= found.rows
        changes.update(found.changes)
    return known, {key: change for key, change in changes.items() if change}


def blocks(sales: Sequence[Sale], grain: Grain) -> list[list[Sale]]:
    """Return what a till never cuts in two: a ticket, a moment, a day."""
    keys = {
        "ticket": lambda sale: (sale.day, sale.ticket),
        "moment": lambda sale: (sale.day, sale.at),
        "line": lambda sale: sale.day,
        "day": lambda sale: sale.day,
    }
    return [list(group) for _key, group in groupby(sales, key=keys[grain])]


@st.composite
def overlapping(draw: st.DrawFn) -> tuple[Grain, list[Sale], list[list[Sale]]]:
    """Draw a file, and parts of it that overlap, cover it, and come in any order, some of them twice."""
    grain: Grain = draw(st.sampled_from(_GRAINS))
    sales = draw(sales_lists(grain))
    whole = blocks(sales, grain)
    cuts = sorted(draw(st.lists(st.integers(0, len(whole)), max_size=4)))
    edges = [0, *cuts, len(whole)]
    parts = []
    for start, end in pairwise(edges):
        low = draw(st.integers(0, start))
        high = draw(st.integers(end, len(whole)))
        parts.append([sale for block in whole[low:high] for sale in block])
    again = draw(st.lists(st.sampled_from(parts), max_size=2))
    return grain, sales, draw(st.permutations([*parts, *again]))


@given(overlapping())
@settings(max_examples=300)
def test_overlapping_parts_of_a_file_tell_what_the_whole_tells(
    case: tuple[Grain, list[Sale], list[list[Sale]]],
) -> None:
    grain, sales, parts = case
    known, changes = taken(parts, grain)
    assert totals(known) == told(sales)
    assert changes == told(sales)


@given(sales_lists("ticket"), st.data())
def test_numbered_lines_of_tickets_may_be_cut_anywhere(sales: list[Sale], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(sales)))
    again = data.draw(st.integers(0, cut))
    known, _changes = taken([sales[:cut], sales[again:]], "ticket")
    assert totals(known) == told(sales)


@given(sales_lists("line"), st.data())
def test_a_day_that_was_not_over_is_completed_by_the_next_file(
    sales: list[Sale], data: st.DataObject
) -> None:
    noon = data.draw(st.integers(0, len(sales)))
    known, _changes = taken([sales[:noon], sales], "line")
    assert totals(known) == told(sales)


def _sums(*quantities: tuple[int, int]) -> list[Sale]:
    """Return sums of one article: (day after the first, pieces)."""
    days = [(FIRST + timedelta(days=day), pieces) for day, pieces in quantities]
    return [Sale(0, _ARTICLES[0], 1000 * pieces, day, day) for day, pieces in days]


def test_a_sum_of_a_day_grows_and_is_replaced() -> None:
    noon, evening, next_day = _sums((0, 40)), _sums((0, 84)), _sums((0, 83), (1, 12))
    for order in ([noon, evening, next_day], [next_day, noon, evening], [evening, next_day, noon]):
        known, changes = taken(order, "day")
        assert changes == totals(known) == told(next_day)


def test_the_second_reading_changes_nothing() -> None:
    sales = _sums((0, 40), (1, 7))
    rows = rows_of(sales, "day")
    first = merge({}, rows)
    again = merge(first.rows, rows)
    assert (again.rows, again.changes, again.known) == ({}, {}, 2)


def test_days_told_by_another_kind_of_file_are_left_alone() -> None:
    rows = rows_of(_sums((0, 40), (1, 7)), "day")
    found = merge({}, rows, others=[(FIRST, FIRST)])
    assert found.changes == {(_ARTICLES[0].key, FIRST + timedelta(days=1)): 7000}
    assert found.clashing == [(FIRST, FIRST)]


def test_two_tills_may_have_tickets_of_one_number() -> None:
    sale = Sale(0, _ARTICLES[0], 1000, FIRST, FIRST, None, 110, "7", "1", "Caisse 1")
    known, _changes = taken([[sale], [replace(sale, till="Caisse 2")], [sale]], "ticket")
    assert totals(known) == {(_ARTICLES[0].key, FIRST): 2000}
