"""Figures of one moment: counted, sorted, in a form that has one spelling."""

from halles.kit.chain import canonical
from halles.stalls.office.engine.snapshot import ShopFact, figures, flat, percent

SHOPS = [
    ShopFact("b", "bakery", "food", "confirmed", "holder", "month"),
    ShopFact("a", "bar", "eating", "imported", "osm", "unknown"),
    ShopFact("c", "bar", "eating", "printed", "", ""),
]


def taken(shops: list[ShopFact]) -> dict:
    return figures(
        town="x", label="L", taken_at="2025-05-03T10:00:00+00:00", shops=shops,
        premises={"known": 0, "vacant": 0, "let": 0}, news=1, dates={"base_map": None},
    )  # fmt: skip


def test_everything_is_counted() -> None:
    found = taken(SHOPS)
    assert found["shops"] == {
        "total": 3,
        "held": 1,
        "letters": 1,
        "by_group": {"eating": 2, "food": 1},
        "by_state": {"confirmed": 1, "imported": 1, "printed": 1},
    }
    assert found["hours"] == {
        "known": 2,
        "unknown": 1,
        "by_source": {"holder": 1, "osm": 1},
        "by_age": {"month": 1, "unknown": 1},
    }


def test_the_order_of_the_shops_changes_nothing() -> None:
    assert canonical(taken(SHOPS)) == canonical(taken(SHOPS[::-1]))


def test_the_table_holds_counts_and_no_row() -> None:
    lines = flat(taken(SHOPS))
    assert ("shops.by_group.eating", "2") in lines
    assert ("dates.base_map", "") in lines
    assert not any(name.startswith("rows") for name, _ in lines)


def test_a_share_of_nothing_is_nothing() -> None:
    assert (percent(0, 0), percent(1, 3)) == (0, 33)
