"""What people read: days, hours, numbers, euros and punctuation, in French and in English."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit import french
from halles.kit.money import parse

TODAY = dt.date(2024, 11, 1)


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (dt.date(2024, 11, 14), "fr", "jeudi 14 novembre"),
        (dt.date(2024, 8, 1), "fr", "jeudi 1er août"),
        (dt.date(2025, 1, 2), "fr", "jeudi 2 janvier 2025"),
        (dt.date(2023, 12, 31), "fr", "dimanche 31 décembre 2023"),
        (dt.date(2024, 2, 29), "en", "Thursday 29 February"),
        (dt.date(2025, 5, 1), "en", "Thursday 1 May 2025"),
    ],
)
def test_date_words(day: dt.date, language: str, words: str) -> None:
    assert french.date_words(day, today=TODAY, language=language).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("first", "last", "language", "words"),
    [
        (dt.date(2024, 8, 3), dt.date(2024, 8, 12), "fr", "du 3 au 12 août"),
        (dt.date(2024, 8, 1), dt.date(2024, 8, 3), "en", "from 1 to 3 August"),
        (dt.date(2024, 7, 28), dt.date(2024, 8, 1), "fr", "du 28 juillet au 1er août"),
        (dt.date(2024, 12, 28), dt.date(2025, 1, 3), "fr", "du 28 décembre 2024 au 3 janvier 2025"),
        (dt.date(2025, 7, 28), dt.date(2025, 8, 3), "en", "from 28 July to 3 August 2025"),
        (dt.date(2025, 12, 3), dt.date(2026, 12, 5), "fr", "du 3 décembre 2025 au 5 décembre 2026"),
    ],
)
def test_period_words(first: dt.date, last: dt.date, language: str, words: str) -> None:
    assert french.period_words(first, last, today=TODAY, language=language).replace("\u00a0", " ") == words


def test_a_day_and_its_month_stay_on_one_line() -> None:
    assert french.date_words(TODAY, today=TODAY) == "vendredi 1er\u00a0novembre"


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        (dt.time(9, 30), "fr", "9\u00a0h\u00a030"),
        (dt.time(19, 0), "fr", "19\u00a0h"),
        (dt.time(0, 5), "fr", "0\u00a0h\u00a005"),
        (dt.time(9, 30), "en", "9:30\u00a0am"),
        (dt.time(0, 5), "en", "12:05\u00a0am"),
        (dt.time(12, 0), "en", "12:00\u00a0pm"),
        (dt.datetime(2024, 1, 1, 23, 59, tzinfo=dt.UTC), "en", "11:59\u00a0pm"),
    ],
)
def test_time_words(moment: dt.time | dt.datetime, language: str, words: str) -> None:
    assert french.time_words(moment, language=language) == words


@pytest.mark.parametrize(
    ("value", "decimals", "language", "words"),
    [
        (0, None, "fr", "0"),
        (1234567, None, "fr", "1\u202f234\u202f567"),
        (1234.5, None, "fr", "1\u202f234,5"),
        (2.0, None, "fr", "2"),
        (100, None, "fr", "100"),
        (0.005, None, "fr", "0,01"),
        (-0.004, None, "fr", "0"),
        (-12, None, "fr", "\u221212"),
        (Decimal("2.5"), 0, "fr", "3"),
        (1234.5, 2, "en", "1,234.50"),
        (1e21, None, "en", "1,000,000,000,000,000,000,000"),
    ],
)
def test_number_words(value: float, decimals: int | None, language: str, words: str) -> None:
    assert french.number_words(value, decimals=decimals, language=language) == words


@pytest.mark.parametrize(
    ("cents", "language", "words"),
    [
        (123450, "fr", "1\u202f234,50\u00a0€"),
        (5, "fr", "0,05\u00a0€"),
        (-250, "fr", "\u22122,50\u00a0€"),
        (123450, "en", "€1,234.50"),
        (-250, "en", "\u2212€2.50"),
    ],
)
def test_euros(cents: int, language: str, words: str) -> None:
    assert french.euros(cents, language=language) == words


@given(st.integers(-(10**12), 10**12))
def test_euros_can_be_read_back(cents: int) -> None:
    assert parse(french.euros(cents)) == cents


@pytest.mark.parametrize(
    ("typed", "set_words"),
    [
        ("L'étal d'Anne", "L’étal d’Anne"),
        ("Ouvert ! Fermé ?", "Ouvert\u202f! Fermé\u202f?"),
        ("Ouvert! Fermé?", "Ouvert\u202f! Fermé\u202f?"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("Horaires: lundi ; mardi", "Horaires\u00a0: lundi\u202f; mardi"),
        ("« Le Port »", "«\u00a0Le Port\u00a0»"),
        ("«Le Port» : bar", "«\u00a0Le Port\u00a0»\u00a0: bar"),
        ("3 € ou 20 %", "3\u00a0€ ou 20\u00a0%"),
        ("de 9 h 30 à 12 h", "de 9\u00a0h\u00a030 à 12\u00a0h"),
        ("1 234 567 habitants, 35600 Redon", "1\u202f234\u202f567 habitants, 35600 Redon"),
        ("bientôt...", "bientôt…"),
        ("https://halles.example/a?b=c:d", "https://halles.example/a?b=c:d"),
        ("12:30, 16:9", "12:30, 16:9"),
        ("deux lignes\n: non", "deux lignes\n: non"),
        ("", ""),
    ],
)
def test_typeset(typed: str, set_words: str) -> None:
    assert french.typeset(typed) == set_words


def test_typeset_leaves_english_alone() -> None:
    assert french.typeset("Don't: why?", language="en") == "Don't: why?"


@given(st.text(alphabet="ab1 '«»:;!?%€h.\u00a0\u202f\n", max_size=40))
def test_typeset_twice_is_once_and_keeps_every_word(text: str) -> None:
    once = french.typeset(text)
    assert french.typeset(once) == once
    blank = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "'": "’"})
    assert once.translate(blank).replace("…", "...") == text.translate(blank).replace("…", "...")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+33299723725", "02 99 72 37 25"),
        ("+33 2 99711290", "02 99 71 12 90"),
        ("+33 (0)6.28.23.63.52", "06 28 23 63 52"),
        ("0033 6 28 23 63 52", "06 28 23 63 52"),
        ("0628236352", "06 28 23 63 52"),
    ],
)
def test_phone_words(number: str, words: str) -> None:
    assert french.phone_words(number) == words.replace(" ", french.NBSP)


@pytest.mark.parametrize("text", ["", "3631", "+32 2 512 10 00", "marie@exemple.fr", "002 99 71 12 34"])
def test_phone_words_leaves_the_rest_alone(text: str) -> None:
    assert french.phone_words(text) == text
