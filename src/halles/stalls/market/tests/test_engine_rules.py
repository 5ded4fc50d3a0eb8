"""What the law lets a shop show, at what price, and how low."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.rules import (
    LOOK_BACK,
    MOST_CENTS,
    Priced,
    Reduced,
    goods_fault,
    least_book_cents,
    lowest_cents,
    lowest_known,
    needs_alcohol_line,
    price_fault,
    rate_fault,
    reduction_fault,
)

START = datetime(2026, 11, 28, tzinfo=UTC)
CENTS = st.integers(1, MOST_CENTS)
HISTORY = st.lists(
    st.builds(Priced, st.integers(-90, 40).map(lambda days: START + timedelta(days=days)), CENTS), max_size=8
)


def reduced(usual: int, offer: int, **more: object) -> Reduced:
    told = {"kind": "other", "lowest_cents": usual, "is_perishing": False, **more}
    return Reduced(usual_cents=usual, offer_cents=offer, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Doliprane 1000 mg", "medicine"),
        ("Paracétamol sans marque", "medicine"),
        ("Boîte à médicaments", ""),
        ("Pilulier semaine, médicaments du matin", ""),
        ("Tabac à rouler 30 g", "tobacco"),
        ("Paquet de cigarettes blondes", "tobacco"),
        ("Cigares cubains, boîte de 10", "tobacco"),
        ("Cigarettes russes", ""),
        ("Cigarettes en chocolat", ""),
        ("Cigare au miel et aux amandes", ""),
        ("Pot à tabac ancien", ""),
        ("Sac en cuir tabac", ""),
        ("Savon Tabac Original", ""),
        ("Cigarette électronique jetable 600 bouffées", "throwaway-vape"),
        ("Puff jetable mangue", "throwaway-vape"),
        ("Cigarette électronique", ""),
        ("Pouf en lin", ""),
        ("Baguette tradition", ""),
        ("Tisane sauge et miel", ""),
    ],
)
def test_medicines_and_tobacco_stay_off_the_shelf_and_biscuits_do_not(name: str, fault: str) -> None:
    assert goods_fault(name=name, kind="other") == fault


def test_a_medicine_is_known_by_its_code_whatever_it_is_called_and_by_its_family() -> None:
    assert goods_fault(name="Boîte bleue", kind="book", barcode="3400930000120") == "medicine"
    assert goods_fault(name="Boîte bleue", kind="other", barcode="3401560000127") == ""
    assert goods_fault(name="Blondes", kind="other", family="Tabac") == "tobacco"


@pytest.mark.parametrize("kind", ["book", "used-book"])
def test_a_book_about_tobacco_is_a_book(kind: str) -> None:
    assert goods_fault(name="Le tabac, une histoire française", kind=kind) == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cidre brut fermier", True),
        ("Muscadet sur lie 2024", True),
        ("Bière blonde 33 cl", True),
        ("Bière sans alcool", False),
        ("Vinaigre de vin", False),
        ("Verre à vin", False),
        ("Baba au rhum", False),
        ("Escargots de Bourgogne", False),
        ("Raisin muscat", False),
        ("Jus de pomme", False),
    ],
)
def test_what_holds_alcohol_bears_its_line(name: str, expected: bool) -> None:
    assert needs_alcohol_line(name=name, kind="food") is expected


@given(st.integers())
def test_a_price_is_at_least_a_cent_and_within_reason(cents: int) -> None:
    assert (price_fault(cents) == "") == (0 < cents <= MOST_CENTS)


@pytest.mark.parametrize(
    ("kind", "rate", "fault"),
    [
        ("book", 55, ""),
        ("book", 200, "rate"),
        ("food", 21, "rate"),
        ("fish", 200, "rate"),
        ("fish", 55, ""),
        ("other", 21, ""),
    ],
)
def test_a_kind_bears_the_rates_it_may(kind: str, rate: int, fault: str) -> None:
    assert rate_fault(kind=kind, rate=rate) == fault


@given(CENTS, CENTS)
def test_a_new_book_is_never_more_than_5_per_cent_cheaper(usual: int, offer: int) -> None:
    fault = reduction_fault(reduced(usual, offer, kind="book"))
    if offer >= usual:
        assert fault == "no-reduction"
    else:
        assert (fault == "book") == (offer < 0.95 * usual)
        assert (fault == "book") == (offer < least_book_cents(usual))


def test_the_limit_of_a_book_is_exact_to_the_cent() -> None:
    assert least_book_cents(2000) == 1900
    assert least_book_cents(999) == 950
    assert reduction_fault(reduced(2000, 1900, kind="book")) == ""
    assert reduction_fault(reduced(2000, 1899, kind="book")) == "book"
    assert reduction_fault(reduced(2000, 900, kind="used-book")) == ""


def test_a_reduction_tells_the_lowest_price_of_thirty_days_but_for_what_spoils() -> None:
    assert reduction_fault(reduced(500, 400, lowest_cents=None)) == "no-lowest"
    assert reduction_fault(reduced(500, 400, lowest_cents=400)) == "above-lowest"
    assert reduction_fault(reduced(500, 400, lowest_cents=401)) == ""
    assert reduction_fault(reduced(500, 400, lowest_cents=None, is_perishing=True)) == ""


def test_vaping_bears_no_advertising() -> None:
    assert reduction_fault(reduced(500, 400), name="E-liquide menthe") == "vape"
    assert reduction_fault(reduced(500, 0)) == "price"


@given(HISTORY)
def test_the_lowest_is_a_price_that_held_within_thirty_days(history: list[Priced]) -> None:
    found = lowest_cents(history, start=START)
    begun = START - LOOK_BACK
    if not any(each.since <= begun for each in history):
        assert found is None
        return
    within = [each.cents for each in history if begun < each.since < START]
    held = max((each for each in history if each.since <= begun), key=lambda each: each.since)
    assert found is not None
    assert all(found <= cents for cents in within)
    same_moment = {each.cents for each in history if each.since == held.since}
    assert found in {*within, *same_moment}


@given(HISTORY, st.one_of(st.none(), CENTS))
def test_what_a_shop_says_never_raises_what_is_known(history: list[Priced], said: int | None) -> None:
    found = lowest_known(history, start=START, said=said)
    known = lowest_cents(history, start=START)
    if known is not None:
        assert found is not None
        assert found <= known
    elif said is None:
        assert found is None
    else:
        assert found is not None
        assert found <= said
