"""Values of a till's export: numbers, days and codes as tills and spreadsheets write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean, isbn

from halles.stalls.stock.engine.till import Period, period_of
from halles.stalls.stock.engine.till.codes import (
    article_code,
    bare,
    code_of,
    gtin_holds,
    isbn10_holds,
    isbn13,
    weighed_prefixes,
)
from halles.stalls.stock.engine.till.days import clock_of, moment, order_of
from halles.stalls.stock.engine.till.numbers import decimal_mark, number


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1 234,50 €", ",", "1234.50"),
        ("1\u202f234,50\u00a0€", "", "1234.50"),
        ("1,234.50", ".", "1234.50"),
        ("1.234,50", "", "1234.50"),
        ("1.234.567", ",", "1234567"),
        ("-3", "", "-3"),
        ("3-", "", "-3"),
        ("(2)", "", "-2"),
        ("2,500 kg", "", "2.500"),
        ("2,500", ",", "2.500"),
        ("2,500", ".", "2500"),
        ("0,125", ".", "0.125"),
        ("5,5 %", ",", "5.5"),
        (",5", ",", "0.5"),
        ("12 pièces", "", "12"),
        ("EUR", "", None),
        ("deux", "", None),
        ("1e3", "", None),
        ("12/11", "", None),
        ("", "", None),
        ("99999999999999", "", None),
    ],
)
def test_numbers(text: str, mark: str, value: str | None) -> None:
    assert number(text, mark) == (None if value is None else Decimal(value))


@given(st.decimals(-99999, 99999, places=2), st.sampled_from((",", ".")))
def test_a_number_written_is_read(value: Decimal, mark: str) -> None:
    assert number(str(value).replace(".", mark), mark) == value


def test_the_mark_of_decimals_is_told_by_prices() -> None:
    assert decimal_mark(["12", "3,50", "1.234,50", "pain 2.5"]) == ","
    assert decimal_mark(["12", "3.50", "1,234.50"]) == "."
    assert decimal_mark(["12", "1,234"]) == ""


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("14/11/2026", date(2026, 11, 14), None),
        ("14/11/26 9:05", date(2026, 11, 14), time(9, 5)),
        ("2026-11-14T09:05:07.250+01:00", date(2026, 11, 14), time(9, 5, 7)),
        ("20261114", date(2026, 11, 14), None),
        ("20261114093015", date(2026, 11, 14), time(9, 30, 15)),
        ("sam. 14 nov. 2026", date(2026, 11, 14), None),
        ("1er août 2026 à 9h30", date(2026, 8, 1), time(9, 30)),
        ("Nov 14, 2026 2:05 PM", date(2026, 11, 14), time(14, 5)),
        ("14.11.2026 12:00 AM", date(2026, 11, 14), time(0, 0)),
    ],
)
def test_days(text: str, day: date, hour: time | None) -> None:
    assert moment(text) == (day, hour)


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "14/11/1926", "3017620422003", "14/11/2026 25:00", "14 ju 2026", "12", "demain", ""],
)
def test_what_is_no_day(text: str) -> None:
    assert moment(text) is None


def test_day_and_month_are_told_by_the_whole_column() -> None:
    assert order_of(["01/02/2026", "14/02/2026"]) == ("dmy", True)
    assert order_of(["02/01/2026", "02/14/2026"]) == ("mdy", True)
    assert order_of(["03/04/2026", "03/04/2026"]) == ("dmy", False)
    assert order_of(["01/12/2026", "02/01/2026", "01/11/2026", "02/02/2026"])[1] is False
    assert moment("02/03/2026", "mdy") == (date(2026, 2, 3), None)


def test_hours_alone() -> None:
    assert [clock_of(text) for text in ("9h05", "18:30:12", "2:15 pm", "25:00", "12")] == [
        time(9, 5),
        time(18, 30, 12),
        time(14, 15),
        None,
        None,
    ]


digits12 = st.text("0123456789", min_size=12, max_size=12)


@given(digits12)
def test_check_digits_agree_with_an_independent_reading(body: str) -> None:
    whole = body + ean.calc_check_digit(body)
    assert gtin_holds(whole)
    assert all(gtin_holds(whole[:12] + last) == ean.is_valid(whole[:12] + last) for last in "0123456789")


@given(st.text("0123456789", min_size=9, max_size=9))
def test_old_isbn_become_ean(body: str) -> None:
    whole = isbn.to_isbn10(isbn.to_isbn13("978" + body + ean.calc_check_digit("978" + body)))
    assert isbn10_holds(whole)
    assert isbn13(whole) == isbn.to_isbn13(whole)
    assert code_of(whole) == (isbn.to_isbn13(whole), "checked")


@given(st.text("0123456789", min_size=11, max_size=11), st.integers(1, 3))
def test_lost_zeros_are_put_back_where_the_check_digit_proves_it(body: str, lost: int) -> None:
    tail = "9" + body[: 11 - lost]
    whole = "0" * lost + tail
    whole += ean.calc_check_digit(whole)
    found = code_of(whole.lstrip("0"))
    assert found.text == whole or isbn10_holds(whole.lstrip("0"))
    assert found.state in ("repaired", "checked")


@pytest.mark.parametrize(
    ("text", "code", "state"),
    [
        ("3017620422003", "3017620422003", "checked"),
        ('="3017620422003"', "3017620422003", "checked"),
        ("3 017620 422003", "3017620422003", "checked"),
        ("3017620422003.0", "3017620422003", "checked"),
        ("03017620422003", "3017620422003", "checked"),
        ("978-2-07-036822-8", "9782070368228", "checked"),
        ("96385074", "96385074", "checked"),
        ("036000291452", "0036000291452", "checked"),
        ("36000291452", "0036000291452", "repaired"),
        ("3,01762E+12", "3,01762E+12", "mangled"),
        ("3.01762E12", "3.01762E12", "mangled"),
        ("3017620000000", "3017620000000", "mangled"),
        ("3017620422004", "3017620422004", "wrong"),
        ("ROBE-12", "ROBE-12", "own"),
        ("1023", "1023", "own"),
        ("", "", ""),
    ],
)
def test_codes(text: str, code: str, state: str) -> None:
    assert code_of(text) == (code, state)


def test_words_are_left_as_they_are() -> None:
    assert bare("'TY-12 b") == "TY-12 b"


def _packet(article: str, inside: int) -> str:
    body = f"{article}{inside:05}"
    return body + ean.calc_check_digit(body)


def test_packets_with_a_price_or_a_weight_are_one_article() -> None:
    priced = [(_packet("2112345", cents), Decimal(cents) / 100, Decimal(1)) for cents in (457, 1210, 398)]
    weighed = [(_packet("2654321", grams), None, Decimal(grams) / 1000) for grams in (812, 1034)]
    labels = [(_packet("2000000", number), Decimal("9.90"), Decimal(1)) for number in (11, 12, 13)]
    prefixes = weighed_prefixes([*priced, *weighed, *labels])
    assert prefixes == ["21", "26"]
    assert {article_code(code, prefixes) for code, _total, _quantity in priced} == {"2112345"}
    assert len({article_code(code, prefixes) for code, _total, _quantity in labels}) == 3
    assert article_code("3017620422003", prefixes) == "3017620422003"


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (["Ventes", "du 09/11/2026 au 11/11/2026"], ("2026-11-09", "2026-11-11")),
        (["Du 9 novembre 2026 au 11 novembre 2026"], ("2026-11-09", "2026-11-11")),
        (["ventes_20261109_20261111.csv"], ("2026-11-09", "2026-11-11")),
        (["Journée du jeudi 12/11/2026", "Édité le 13/11/2026"], ("2026-11-12", "2026-11-12")),
        (["Édité le 14/11/2026 à 19:32"], ("2026-11-14", "2026-11-14")),
        (["du 11/11/2026 au 09/11/2026"], None),
        (["Palmarès", "semaine 46"], None),
        ([], None),
    ],
)
def test_the_days_that_a_title_says(texts: list[str], period: tuple[str, str] | None) -> None:
    expected = Period(*(date.fromisoformat(each) for each in period)) if period else None
    assert period_of(texts) == expected
