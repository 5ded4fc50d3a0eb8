"""Open in a span of time or not, what comes after, and what a public holiday changes."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN, Special, Where, read, state_at, timeline
from halles.town.engine.moments import (
    AHEAD,
    PART,
    WHOLE,
    holiday_ahead,
    reopens_at,
    told_of_span,
)

REDON = Where(-2.08, 47.65, "35")
WEEK = "Mo-Fr 09:00-12:30,14:00-19:00"


def at(words: str) -> datetime:
    return datetime.fromisoformat(words)


@pytest.mark.parametrize(
    ("raw", "start", "end", "kind"),
    [
        (WEEK, "2026-11-26 09:00", "2026-11-26 12:30", WHOLE),
        (WEEK, "2026-11-26 12:00", "2026-11-26 14:30", PART),
        (WEEK, "2026-11-26 12:30", "2026-11-26 14:00", CLOSED),
        (WEEK, "2026-11-28 09:00", "2026-11-28 18:00", CLOSED),
        ("Mo-Fr 09:00-12:00; Th 18:00-20:00 unknown", "2026-11-26 17:00", "2026-11-26 21:00", UNKNOWN),
        ("Th 09:00-10:00, Th 10:00-12:00 open", "2026-11-26 09:30", "2026-11-26 11:00", WHOLE),
        (WEEK, "2026-11-11 10:00", "2026-11-11 11:00", UNKNOWN),
    ],
)  # fmt: skip
def test_a_span_of_time(raw: str, start: str, end: str, kind: str) -> None:
    line = timeline(read(raw), at(start), at(end), where=REDON)
    assert told_of_span(line, at(start), at(end)).kind == kind


def test_without_hours_nothing_is_told() -> None:
    start = at("2026-11-26 09:00")
    end = start + timedelta(hours=1)
    assert told_of_span(timeline(None, start, end, where=REDON), start, end).kind == UNKNOWN


@given(st.integers(0, 10_000), st.integers(1, 600))
def test_a_whole_span_is_open_at_each_of_its_ends(minutes: int, length: int) -> None:
    start = at("2026-11-23 00:00") + timedelta(minutes=minutes)
    end = start + timedelta(minutes=length)
    hours = read(WEEK)
    told = told_of_span(timeline(hours, start, end, where=REDON), start, end)
    opens = {
        state_at(hours, start + timedelta(minutes=n), where=REDON).now for n in (0, length // 2, length - 1)
    }
    assert (told.kind == WHOLE) <= (opens == {OPEN})
    assert (OPEN in opens) <= (told.kind in (WHOLE, PART))
    assert all(start <= first < last <= end for first, last in told.spans)


def test_what_closes_at_noon_opens_again() -> None:
    hours = read(WEEK)
    morning, evening = (state_at(hours, at(f"2026-11-26 {time}"), where=REDON) for time in ("10:00", "15:00"))
    assert reopens_at(hours, morning, where=REDON) == at("2026-11-26 14:00")
    assert reopens_at(hours, evening, where=REDON) is None
    closed = Special(at("2026-11-26 12:00"), at("2026-11-27 00:00"), CLOSED)
    state = state_at(hours, at("2026-11-26 10:00"), where=REDON, special=[closed])
    assert reopens_at(hours, state, where=REDON, special=[closed]) is None


def test_a_public_holiday_is_told_before_it_comes() -> None:
    armistice, eve = date(2026, 11, 11), date(2026, 11, 2)
    found = holiday_ahead(read(WEEK), eve, where=REDON)
    assert found is not None
    assert (found.day, found.state, found.spans) == (armistice, UNKNOWN, ())
    told = holiday_ahead(read(WEEK + "; PH 09:00-12:00"), eve, where=REDON)
    assert told is not None
    assert (told.state, told.spans) == (OPEN, ((540, 720),))
    assert holiday_ahead(read(WEEK + "; PH off"), eve, where=REDON).state == CLOSED  # type: ignore[union-attr]
    assert holiday_ahead(None, eve, where=REDON).state == UNKNOWN  # type: ignore[union-attr]
    said = Special(at("2026-11-11 00:00"), at("2026-11-12 00:00"), CLOSED)
    assert holiday_ahead(read(WEEK), eve, where=REDON, special=[said]).state == CLOSED  # type: ignore[union-attr]
    assert holiday_ahead(read(WEEK), armistice, where=REDON).day == armistice  # type: ignore[union-attr]
    assert holiday_ahead(read(WEEK), armistice - timedelta(days=AHEAD + 10), where=REDON) != found
    assert holiday_ahead(read(WEEK), date(2026, 11, 12), where=REDON) is None


def test_alsace_has_a_day_more() -> None:
    day = date(2026, 12, 20)
    assert (
        holiday_ahead(None, day + timedelta(days=6), where=Where(department="67")).name
        == "Saint Stephen’s Day"
    )  # type: ignore[union-attr]
