"""Exceptions in words, in both languages."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override

from halles.stalls.directory.engine.publishing import Said
from halles.stalls.directory.exchange.words import said_lines, said_words, understood

NOW = datetime.fromisoformat("2026-11-28T10:00")


def said(start: str, end: str, *, is_open: bool = False, key: str = "a") -> Said:
    return Said(key, datetime.fromisoformat(start), datetime.fromisoformat(end), is_open)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-12-03T00:00", "2026-12-03T14:00", "Fermé jeudi 3 décembre jusqu’à 14 h"),
        ("2026-12-03T14:00", "2026-12-04T00:00", "Fermé jeudi 3 décembre à partir de 14 h"),
        ("2026-12-03T00:00", "2026-12-04T00:00", "Fermé jeudi 3 décembre"),
        ("2026-12-03T02:00", "2026-12-04T02:00", "Fermé jeudi 3 décembre"),
        ("2026-12-03T14:00", "2026-12-03T16:30", "Fermé jeudi 3 décembre, 14 h – 16 h 30"),
        ("2026-12-03T00:00", "2026-12-13T00:00", "Fermé du 3 au 12 décembre"),
        ("2027-08-03T00:00", "2027-08-13T00:00", "Fermé du 3 au 12 août 2027"),
        ("2026-11-28T10:00", "2026-11-29T00:00", "Fermé samedi 28 novembre"),
        ("2026-11-28T10:00", "2026-12-01T00:00", "Fermé jusqu’au lundi 30 novembre inclus"),
        ("2026-11-27T10:00", "2026-12-01T15:00", "Fermé jusqu’au mardi 1er décembre, 15 h"),
        (
            "2026-12-03T14:00",
            "2026-12-06T00:00",
            "Fermé du jeudi 3 décembre, 14 h, au samedi 5 décembre inclus",
        ),
        ("2026-12-03T00:00", "2026-12-05T12:00", "Fermé du jeudi 3 décembre au samedi 5 décembre, 12 h"),
        (
            "2026-12-03T14:00",
            "2026-12-05T12:00",
            "Fermé du jeudi 3 décembre, 14 h, au samedi 5 décembre, 12 h",
        ),
    ],
)
def test_closings(start: str, end: str, words: str) -> None:
    with override("fr"):
        assert said_words(said(start, end), now=NOW).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-12-06T09:00", "2026-12-06T12:00", "Ouvert dimanche 6 décembre, 9 h – 12 h"),
        ("2026-12-06T20:00", "2026-12-07T02:00", "Ouvert dimanche 6 décembre, 20 h – 2 h"),
        ("2026-12-06T00:00", "2026-12-07T00:00", "Ouvert dimanche 6 décembre, toute la journée"),
        (
            "2026-12-06T08:00",
            "2026-12-08T12:00",
            "Ouvert du dimanche 6 décembre, 8 h, au mardi 8 décembre, 12 h",
        ),
    ],
)
def test_openings(start: str, end: str, words: str) -> None:
    with override("fr"):
        assert said_words(said(start, end, is_open=True), now=NOW).replace("\u00a0", " ") == words


def test_in_english() -> None:
    with override("en"):
        words = said_words(said("2026-12-03T00:00", "2026-12-03T14:00"), now=NOW)
    assert words.replace("\u00a0", " ") == "Closed on Thursday 3 December until 2:00 pm"


def test_lines_are_what_holds_and_is_not_over() -> None:
    over = said("2026-11-20T00:00", "2026-11-21T00:00")
    day = said("2026-12-25T00:00", "2026-12-26T00:00")
    opening = said("2026-12-25T09:00", "2026-12-25T12:00", is_open=True, key="b")
    with override("en"):
        assert len(said_lines([over, day, opening], now=NOW)) == 1
        assert understood([opening], now=NOW - timedelta(days=1))[0].startswith("open on Friday 25")
