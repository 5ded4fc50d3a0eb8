"""A moment written out in full is what the engine of sentences reads back."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine.meaning import Moment
from halles.doors.engine.spelling import spelled
from halles.town.engine.hours.sentence import read_sentence

TODAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Moment(), ""),
        (Moment(day=SUNDAY), "dimanche 29 novembre 2026"),
        (Moment(day=SUNDAY, part="morning"), "dimanche 29 novembre 2026 matin"),
        (Moment(start=time(16)), "samedi 28 novembre 2026 à partir de 16 h"),
        (Moment(day=SUNDAY, end=time(10, 30)), "dimanche 29 novembre 2026 jusqu’à 10 h 30"),
        (Moment(day=SUNDAY, last_day=date(2026, 12, 3)), "du 29 novembre 2026 au 3 décembre 2026"),
    ],
)
def test_a_moment_in_words(when: Moment, words: str) -> None:
    assert spelled(when, today=TODAY) == words


@given(st.dates(date(2026, 11, 29), date(2027, 11, 1)), st.integers(6, 20), st.integers(1, 6))
def test_what_is_spelled_is_read_back(day: date, hour: int, hours: int) -> None:
    last = min(23, hour + hours)
    words = spelled(Moment(day=day, start=time(hour), end=time(last, 30)), today=TODAY)
    told = read_sentence(f"Fermé {words}", now=datetime(2026, 11, 28, 10), spans=lambda _: [])  # noqa: DTZ001
    assert told.special == (
        (datetime.combine(day, time(hour)), datetime.combine(day, time(last, 30)), False),
    )
