"""Whole cents, rounded half up: against fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.measures import UNITS, line_total, per_kilo, weighs_more
from halles.stalls.market.queries.totals import vat_by_line, vat_of
from halles.stalls.stock.models import Unit

PRICES = st.integers(0, 1_000_000)


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@given(PRICES, st.integers(0, 100_000))
def test_a_weight_costs_its_share_of_a_kilo(price: int, grams: int) -> None:
    assert line_total(price, "kilo", grams) == half_up(Fraction(price * grams, 1000))


@given(PRICES, st.integers(0, 999), st.sampled_from([unit for unit in UNITS if unit != "kilo"]))
def test_pieces_are_multiplied(price: int, pieces: int, unit: str) -> None:
    assert line_total(price, unit, pieces) == price * pieces


@given(PRICES, st.integers(1, 100_000))
def test_the_price_of_a_kilo(price: int, grams: int) -> None:
    assert per_kilo(price, grams) == half_up(Fraction(price * 1000, grams))


@pytest.mark.parametrize(("price", "grams", "cents"), [(2450, 400, 980), (2450, 380, 931), (1, 500, 1)])
def test_half_a_cent_is_rounded_up(price: int, grams: int, cents: int) -> None:
    assert line_total(price, "kilo", grams) == cents


@pytest.mark.parametrize("given_", [(-1, "piece", 1), (1, "piece", -1), (1, "dozen", 1)])
def test_what_cannot_be_is_refused(given_: tuple[int, str, int]) -> None:
    with pytest.raises(ValueError):
        line_total(*given_)


def test_no_weight_has_no_price_per_kilo() -> None:
    with pytest.raises(ValueError):
        per_kilo(100, 0)


@given(st.integers(1, 50_000), st.integers(1, 100_000))
def test_above_a_fifth_more_the_customer_is_told(asked: int, weighed: int) -> None:
    assert weighs_more(asked, weighed) == (Fraction(weighed, asked) > Fraction(6, 5))


@given(st.lists(st.tuples(st.sampled_from([21, 55, 100, 200]), st.integers(0, 100_000)), max_size=12))
def test_the_vat_of_an_order_adds_up_to_its_total(amounts: list[tuple[int, int]]) -> None:
    told = vat_of(amounts)
    assert sum(each.gross for each in told) == sum(cents for _rate, cents in amounts)
    assert [each.rate for each in told] == sorted({rate for rate, _cents in amounts})
    for each in told:
        lines = [cents for rate, cents in amounts if rate == each.rate]
        assert sum(vat_by_line(each.rate, lines)) == each.vat
        assert each.vat == half_up(Fraction(each.gross * each.rate, 1000 + each.rate))


def test_units_are_those_of_stock() -> None:
    assert set(UNITS) == set(Unit.values)
