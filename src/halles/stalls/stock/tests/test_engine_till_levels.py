"""Levels against a simulated shop: its shelf, its till and the market, in any order of events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine.till import At, Facts, level, rung_up, stock_moment, taken

START = datetime(2026, 11, 9, 8, tzinfo=UTC)
_KINDS = ("sale", "reserved", "delivery", "broken", "stock", "sales")


class Shop:
    """One article in a shop: what is really there, what the till thinks, and what Halles knows of both."""

    def __init__(self, shelf: int) -> None:
        self.now, self.shelf, self.till = START, shelf, shelf
        self.rung: list[At] = []
        self.waiting = 0
        """Handed over and not rung up yet."""
        self.handed: list[At] = []
        self.others: list[At] = []
        self.stock, self.as_of = shelf, START
        self.sold: list[At] = []
        self.told_until: datetime | None = None

    def happen(self, kind: str, amount: int) -> None:
        self.now += timedelta(minutes=7)
        getattr(self, kind)(amount)

    def sale(self, amount: int) -> None:
        self.shelf -= amount
        self._ring(amount)

    def reserved(self, amount: int) -> None:
        """Hand over what was kept; it is rung up at once, or at the end of the queue."""
        self.shelf -= amount
        self.handed.append(At(self.now, amount))
        self.waiting += amount
        if amount % 2:
            self.ring_waiting()

    def ring_waiting(self) -> None:
        if self.waiting:
            self._ring(self.waiting)
            self.waiting = 0

    def delivery(self, amount: int) -> None:
        self.shelf += amount
        self.till += amount
        self.others.append(At(self.now, amount))

    def broken(self, amount: int) -> None:
        self.delivery(-amount)

    def _ring(self, amount: int) -> None:
        self.now += timedelta(minutes=1)
        self.till -= amount
        self.rung.append(At(self.now, amount))

    def stock_told(self) -> None:
        self.now += timedelta(minutes=1)
        self.stock, self.as_of = self.till, self.now

    def sales_told(self) -> None:
        self.now += timedelta(minutes=1)
        self.sold, self.told_until = list(self.rung), self.now

    def facts(self) -> Facts:
        return Facts(self.stock, self.as_of, self.sold, self.handed, self.others, self.told_until)


_EVENTS = st.lists(st.tuples(st.sampled_from(_KINDS), st.integers(1, 4)), max_size=25)


def lived(shelf: int, events: list[tuple[str, int]]) -> Shop:
    shop = Shop(shelf)
    for kind, amount in events:
        if kind == "stock":
            shop.stock_told()
        elif kind == "sales":
            shop.sales_told()
        else:
            shop.happen(kind, amount)
    return shop


@given(st.integers(0, 60), _EVENTS)
@settings(max_examples=500)
def test_once_all_is_rung_up_and_told_the_level_is_the_shelf(
    shelf: int, events: list[tuple[str, int]]
) -> None:
    shop = lived(shelf, events)
    shop.ring_waiting()
    shop.sales_told()
    assert level(shop.facts()) == shop.shelf


@given(st.integers(0, 60), _EVENTS)
@settings(max_examples=500)
def test_nothing_is_ever_taken_twice(shelf: int, events: list[tuple[str, int]]) -> None:
    shop = lived(shelf, events)
    untold = sum(sale.quantity for sale in shop.rung if sale.moment > (shop.told_until or shop.as_of))
    found = level(shop.facts())
    assert found >= shop.shelf
    assert found <= shop.shelf + untold + sum(each.quantity for each in shop.handed)


@given(st.integers(0, 60), _EVENTS)
def test_telling_the_stock_makes_it_exact_at_once(shelf: int, events: list[tuple[str, int]]) -> None:
    shop = lived(shelf, events)
    shop.ring_waiting()
    shop.stock_told()
    assert level(shop.facts()) == shop.shelf


def test_a_reserved_article_that_is_paid_at_the_till_counts_once() -> None:
    morning, noon, evening = (START + timedelta(hours=hours) for hours in (0, 4, 10))
    known = Facts(10, morning, handed_over=[At(noon, 1)])
    assert level(known) == 9
    sold = [At(noon + timedelta(minutes=1), 1), At(noon + timedelta(hours=1), 2)]
    assert level(Facts(10, morning, sold, [At(noon, 1)], told_until=evening)) == 7


def test_what_is_handed_over_after_the_file_counts_by_itself() -> None:
    noon, evening = START + timedelta(hours=4), START + timedelta(hours=10)
    facts = Facts(10, START, [At(noon, 3)], [At(evening, 2)], told_until=noon)
    assert taken(facts) == 5


def test_handed_over_in_the_evening_and_rung_up_next_morning_counts_once() -> None:
    evening, morning = START + timedelta(hours=11), START + timedelta(hours=24)
    facts = Facts(10, START, [At(morning, 1)], [At(evening, 1)], told_until=morning)
    assert level(facts) == 9


def test_a_stock_exported_in_the_morning_is_of_last_night() -> None:
    morning, evening = datetime(2026, 11, 9, 8), datetime(2026, 11, 9, 19)  # noqa: DTZ001 local times
    yesterday = date(2026, 11, 8)
    assert stock_moment(morning, None).date() == stock_moment(morning, yesterday).date() == yesterday
    assert stock_moment(evening, None) == stock_moment(evening, date(2026, 11, 9)) == evening


@pytest.mark.parametrize(("hour", "holds"), [(8, False), (19, True)])
def test_sums_of_a_day_are_in_the_stock_of_its_evening_not_of_its_morning(hour: int, holds: bool) -> None:
    day = date(2026, 11, 9)
    told = stock_moment(datetime(2026, 11, 9, hour), None)  # noqa: DTZ001 local times
    facts = Facts(10, told, [At(rung_up(day, None), 4)], told_until=datetime(2026, 11, 9, 23))  # noqa: DTZ001
    assert level(facts) == (10 if holds else 6)
