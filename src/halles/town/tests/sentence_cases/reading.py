"""Shops whose sentences are read in tests, and exceptions written as the tables of cases write them."""

from datetime import date, datetime, time, timedelta

from halles.town.engine.hours.sentence import Told, read_sentence

NOW = datetime.fromisoformat("2026-12-02T10:00")
SATURDAY = datetime.fromisoformat("2026-11-28T10:00")
THURSDAY = date(2026, 12, 3)
Spans = list[tuple[datetime, datetime]]


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour)


def with_a_break(day: date) -> Spans:
    return [] if day.weekday() in (0, 6) else [(at(day, 9), at(day, 12.5)), (at(day, 14), at(day, 19))]


def closed_on_saturday(day: date) -> Spans:
    return [] if day.weekday() == 5 else with_a_break(day)


def six_days(day: date) -> Spans:
    return [] if day.weekday() == 6 else [(at(day, 9), at(day, 12.5)), (at(day, 14), at(day, 19))]


def without_a_break(day: date) -> Spans:
    return [] if day.weekday() == 6 else [(at(day, 9), at(day, 19))]


def evenings(day: date) -> Spans:
    return [(at(day, 12), at(day, 14)), (at(day, 18), at(day, 26))]


def unknown(day: date) -> Spans:
    return []


def read(text: str, spans=with_a_break, now: datetime = NOW) -> Told:
    return read_sentence(text, now=now, spans=spans)


def exceptions(told: Told) -> str:
    """Return exceptions as the tables of cases write them."""
    found = (
        f"{'+' if is_open else '-'}{moment(start)}>{moment(end)}" for start, end, is_open in told.special
    )
    return " ".join(found)


def moment(value: datetime) -> str:
    day = f"{value:%d/%m}" + ("" if value.year == 2026 else f"/{value:%y}")
    return day if value.time() == time() else f"{day}@{value:%H:%M}"
