"""No cent is lost or invented, and what is written can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.french import euros
from halles.kit.money import VAT_RATES, parse, share, vat_split

cents = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        ("12", 1200),
        ("0,05 €", 5),
        ("€12.50", 1250),
        (" 1\u202f234,50\u00a0€ ", 123450),
        ("1 234 567", 123456700),
        ("-3,00", -300),
        ("\u22123", -300),
    ],
)
def test_amounts_as_people_type_them(typed: str, expected: int) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize("typed", ["", "douze", "1,234", "1,234.50", "12,", ",50", "12 34", "1e3", "٣"])
def test_what_could_be_misread_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse(typed)


@given(cents)
def test_what_is_written_reads_back(amount: int) -> None:
    assert parse(euros(amount)) == amount


def test_vat_of_known_amounts() -> None:
    assert vat_split(1200, 200) == (1000, 200)
    assert vat_split(1055, 55) == (1000, 55)
    assert vat_split(999, 100) == (908, 91)
    assert vat_split(-1200, 200) == (-1000, -200)
    assert vat_split(100, 0) == (100, 0)
    with pytest.raises(ValueError, match="negative"):
        vat_split(100, -1)


@given(cents, st.sampled_from(VAT_RATES))
def test_net_and_vat_add_up_and_vat_is_the_nearest_cent(gross: int, rate: int) -> None:
    net, vat = vat_split(gross, rate)
    assert net + vat == gross
    assert abs(2 * (vat * (1000 + rate) - gross * rate)) <= 1000 + rate


@given(cents, st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_shares_add_up_and_each_is_within_a_cent_of_its_due(total: int, weights: list[int]) -> None:
    parts = share(total, weights)
    assert sum(parts) == total
    fair = weights if any(weights) else [1] * len(weights)
    for part, weight in zip(parts, fair, strict=True):
        assert abs(part * sum(fair) - total * weight) < sum(fair)


def test_equal_shares_give_the_odd_cents_to_the_first() -> None:
    assert share(100, [1, 1, 1]) == [34, 33, 33]
    assert share(-100, [0, 0, 0]) == [-34, -33, -33]
    for wrong in ([], [1, -1]):
        with pytest.raises(ValueError, match="weight"):
            share(100, wrong)
