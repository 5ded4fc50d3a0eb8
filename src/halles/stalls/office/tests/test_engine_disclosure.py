"""What is told of counts: nothing hidden can be worked out, by anybody who has all that is told."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.office.engine.disclosure import LEAST, published

Table = dict[str, tuple[int, ...]]
A_FEW_DAYS = st.lists(st.integers(0, 3 * LEAST), min_size=2, max_size=4)
TABLES = st.dictionaries(st.sampled_from("abcde"), A_FEW_DAYS.map(tuple), max_size=5)


def everything_told(table: Table, *, least: int = LEAST) -> object:
    """Return all that a reader gets: figures, days, every sum with its “at least”."""
    told = published(table, least=least)
    kinds = sorted(table)
    groups = [kinds[:size] for size in range(len(kinds) + 1)]
    sums = tuple((told.at_least(group), told.is_whole(group)) for group in groups)
    return tuple(sorted(told.figures.items())), tuple(sorted(told.days.items())), sums


@pytest.mark.parametrize("least", [3, 4])
def test_every_hidden_number_could_be_another(least: int) -> None:
    """Brute force over two kinds and two days: among the tables that look the same, none is fixed.

    From 3 on: with 2, what is hidden could only be 1.
    """
    tables = [{"a": (a1, a2), "b": (b1, b2)} for a1, a2, b1, b2 in product(range(2 * least), repeat=4)]
    alike = defaultdict(list)
    for table in tables:
        alike[everything_told(table, least=least)].append(table)
    for same in alike.values():
        told = published(same[0], least=least)
        for kind in "ab":
            if told.figures[kind] is None:
                assert {sum(table[kind]) for table in same} == set(range(1, least))
            elif kind not in told.days and told.figures[kind]:
                for day in range(2):
                    assert len({table[kind][day] for table in same}) > 1


@given(TABLES, st.data())
def test_what_is_told_does_not_depend_on_what_is_hidden(table: Table, data: st.DataObject) -> None:
    """Other hidden numbers, the same page: its reader learns nothing of them but that they are small."""
    told = published(table)
    other = dict(table)
    for kind, days in table.items():
        if told.figures[kind] is None:
            small = [0] * len(days)
            small[data.draw(st.integers(0, len(days) - 1))] = data.draw(st.integers(1, LEAST - 1))
            other[kind] = tuple(small)
        elif kind not in told.days:
            other[kind] = tuple(data.draw(st.permutations(days)))
    assert everything_told(other) == everything_told(table)


@given(TABLES)
def test_nothing_told_is_small(table: Table) -> None:
    told = published(table)
    figures = [figure for figure in told.figures.values() if figure is not None]
    days = [count for counts in told.days.values() for count in counts]
    assert all(number == 0 or number >= LEAST for number in (*figures, *days))


@given(TABLES)
def test_what_is_told_is_true(table: Table) -> None:
    told = published(table)
    for kind, days in table.items():
        assert told.figures[kind] in (None, sum(days))
        assert told.days.get(kind, days) == days
    whole = sum(sum(days) for days in table.values())
    assert told.at_least(table) <= whole
    assert not told.is_whole(table) or told.at_least(table) == whole


def test_a_small_day_hides_the_days_of_its_month_only() -> None:
    told = published({"home": (20, 3, 40), "list": (20, 0, 40), "help": (4, 3, 2)})
    assert told.figures == {"home": 63, "list": 60, "help": None}
    assert told.days == {"list": (20, 0, 40)}


def test_days_put_together_are_not_shown_as_days() -> None:
    assert published({"home": (900, 0, 0)}, by_day=False).days == {}
