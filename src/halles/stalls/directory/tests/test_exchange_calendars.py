"""Calendars, read by another library: they expand to what the hours engine says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from halles.stalls.directory.engine.publishing import Said, opened, repeats_of, standing
from halles.stalls.directory.exchange import calendars
from halles.stalls.directory.exchange.calendars import Agenda, calendar
from halles.stalls.directory.queries import NewsView
from halles.stalls.directory.tests.days import Told, hours_texts, special_lists, timeline_of

PARIS = ZoneInfo("Europe/Paris")
OCTOBER = date(2026, 10, 12)
"""A Monday; the clocks go back on 25 October."""
MARCH = date(2027, 3, 15)
"""A Monday; the clocks go forward on 28 March."""
WEEKS = 3
Span = tuple[datetime, datetime]


def written(events: list[calendars.Event]) -> bytes:
    return calendar(
        Agenda("Le Fournil", "https://redon.example/", datetime(2026, 11, 28, tzinfo=UTC), events)
    )


def wall(moment: datetime | date) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(PARIS).replace(tzinfo=None)


def spans(text: bytes, category: str, first: date, last: date) -> list[Span]:
    """Return the events of a kind as another library expands them."""
    found = recurring_ical_events.of(Calendar.from_ical(text)).between(first, last)
    return sorted(
        (wall(event["DTSTART"].dt), wall(event["DTEND"].dt))
        for event in found
        if category in event["CATEGORIES"].cats
    )


@pytest.mark.parametrize("first", [OCTOBER, MARCH])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=hours_texts(), moved=special_lists())
def test_a_calendar_expands_to_the_timeline(first: date, hours: str, moved: Told) -> None:
    shift = first - date(2026, 11, 2)
    special = [(start + shift, end + shift, is_open) for start, end, is_open in moved]
    begin = datetime.combine(first, time())
    end = begin + timedelta(weeks=WEEKS)
    told = [span for span in opened(timeline_of(hours, special, first=first)) if begin <= span[0] < end]
    text = written(calendars.openings(repeats_of(told), of="0" * 26, name="X", place=""))
    read = spans(text, calendars.OPENING, first, first + timedelta(weeks=WEEKS, days=4))
    assert read == sorted(told)


def test_a_closing_in_the_morning_is_a_gap_and_an_event() -> None:
    special: Told = [
        (datetime.fromisoformat("2026-10-22T00:00"), datetime.fromisoformat("2026-10-22T14:00"), False)
    ]
    told = opened(timeline_of("Mo-Fr 09:00-12:00,14:00-19:00", special, first=OCTOBER))
    said = [Said("1" * 26, *special[0], "Fermé jeudi matin")]
    text = written(
        [
            *calendars.openings(repeats_of(told), of="0" * 26, name="X", place=""),
            *calendars.closings(standing(said), name="X", place="12 Grande Rue"),
        ]
    )
    thursday = date(2026, 10, 22)
    assert [
        start.hour for start, _ in spans(text, calendars.OPENING, thursday, thursday + timedelta(days=1))
    ] == [14]
    assert spans(text, calendars.CLOSING, thursday, thursday + timedelta(days=1)) == [
        (special[0][0], special[0][1])
    ]
    assert b"EXDATE;TZID=Europe/Paris:20261022T090000" in text
    assert b"BEGIN:VTIMEZONE" in text
    assert b"DESCRIPTION:Ferm" in text


def uids(text: bytes) -> Iterator[str]:
    for event in Calendar.from_ical(text).walk("VEVENT"):
        yield str(event["UID"])


def test_names_stay_when_a_day_is_taken_away_and_never_twice() -> None:
    hours = "Mo-Fr 09:00-12:00,14:00-19:00"
    closed: Told = [
        (datetime.fromisoformat("2026-10-15T00:00"), datetime.fromisoformat("2026-10-16T00:00"), False)
    ]
    texts = [
        written(
            calendars.openings(
                repeats_of(opened(timeline_of(hours, special, first=OCTOBER))),
                of="0" * 26,
                name="X",
                place="",
            )
        )
        for special in ([], closed)
    ]
    before, after = (list(uids(text)) for text in texts)
    assert sorted(before) == sorted(after)
    assert len(set(before)) == len(before) == 10


def test_whole_days_are_days_and_words_cannot_break_a_line() -> None:
    news = NewsView(
        "2" * 26, "-10 % samedi;\nEND:VEVENT, oui", datetime(2026, 11, 28, tzinfo=UTC), name="X",
        kind="offer", starts_on=date(2026, 12, 5), ends_on=date(2026, 12, 6),
    )  # fmt: skip
    leave = Said("3" * 26, datetime(2026, 12, 7), datetime(2026, 12, 9), False)  # noqa: DTZ001
    text = written(
        [*calendars.dated_news([news], place=""), *calendars.closings([leave], name="X", place="")]
    )
    events = {str(event["CATEGORIES"].cats[0]): event for event in Calendar.from_ical(text).walk("VEVENT")}
    assert (events["NEWS"]["DTSTART"].dt, events["NEWS"]["DTEND"].dt) == (
        date(2026, 12, 5),
        date(2026, 12, 7),
    )
    assert events["CLOSED"]["DTSTART"].dt == date(2026, 12, 7)
    assert len(events) == 2
    assert str(events["NEWS"]["DESCRIPTION"]) == news.text


def test_a_doubt_is_tentative() -> None:
    span = (datetime(2026, 11, 11, 9), datetime(2026, 11, 11, 12))  # noqa: DTZ001
    (event,) = calendars.doubts([span], of="0" * 26, name="X", place="")
    assert event["STATUS"] == "TENTATIVE"
