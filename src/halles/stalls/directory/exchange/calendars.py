"""Openings, closings and dated news as iCalendar (RFC 5545), for the calendar of a telephone.

A calendar is read again and again under the same address: what is withdrawn is simply not in it any more.
Every event keeps its UID from one reading to the next. Times are of the clock on the wall in France, with
their VTIMEZONE. Rules end with the days that were looked at: nobody knows which holidays a shop will keep.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event, vRecur

from halles.stalls.directory.engine.publishing import Repeat, Said
from halles.stalls.directory.queries import NewsView

PARIS = ZoneInfo("Europe/Paris")
REFRESH = timedelta(hours=1)
OPENING, CLOSING, DOUBT, NEWS = "OPEN", "CLOSED", "TO-BE-CONFIRMED", "NEWS"
"""The CATEGORIES of events, the same in every language."""


@dataclass(frozen=True)
class Agenda:
    """A calendar to be written: its name and address, when it was last true, and its events."""

    title: str
    page: str
    stamp: datetime
    """DTSTAMP of every event: when this was written, aware."""
    events: list[Event] = field(default_factory=list)


def calendar(agenda: Agenda) -> bytes:
    """Return a calendar as text, with the time zone that its events name."""
    made = Calendar()
    made.add("prodid", "-//Halles//Directory//FR")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", agenda.title)
    made.add("x-wr-calname", agenda.title)
    made.add("x-wr-timezone", PARIS.key)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("url", agenda.page)
    for event in agenda.events:
        event.add("dtstamp", agenda.stamp.astimezone(UTC))
        made.add_component(event)
    made.add_missing_timezones(*_years_around(agenda.stamp))
    return bytes(made.to_ical())


def _years_around(moment: datetime) -> tuple[date, date]:
    """Return the days between which the changes of the clock are told."""
    return date(moment.year - 1, 1, 1), date(moment.year + 3, 1, 1)


def openings(rules: Iterable[Repeat], *, of: str, name: str, place: str) -> list[Event]:
    """Return the open spans of a shop, those of every week as one event each; `of` is its public id."""
    found = []
    for rule in rules:
        key = (rule.start.weekday(), rule.start.time(), rule.end - rule.start, rule.is_weekly or rule.start)
        event = _event(of, OPENING, str(key), gettext("%(name)s: open") % {"name": name}, place)
        _timed(event, rule.start, rule.end)
        if rule.is_weekly:
            until = rule.last.replace(tzinfo=PARIS).astimezone(UTC)
            event.add("rrule", vRecur(freq="weekly", until=until))
        for start in rule.skipped:
            event.add("exdate", start.replace(tzinfo=PARIS))
        found.append(event)
    return found


def doubts(spans: Iterable[tuple[datetime, datetime]], *, of: str, name: str, place: str) -> list[Event]:
    """Return the spans of which nobody knows yet, on a public holiday: perhaps open, tentatively."""
    found = []
    for start, end in spans:
        title = gettext("%(name)s: public holiday, to be confirmed") % {"name": name}
        event = _event(of, DOUBT, str(start), title, place)
        event.add("status", "TENTATIVE")
        _timed(event, start, end)
        found.append(event)
    return found


def closings(said: Sequence[Said], *, name: str, place: str) -> list[Event]:
    """Return what still stands of a shop's closings (see `standing`)."""
    pieces: dict[str, int] = {}
    found = []
    for each in said:
        if each.is_open:
            continue
        number = pieces[each.id] = pieces.get(each.id, 0) + 1
        title = gettext("%(name)s: closed exceptionally") % {"name": name}
        event = _event(each.id, CLOSING, str(number), title, place, text=each.text)
        whole = each.start.time() == each.end.time() == time()
        _days(event, each.start.date(), each.end.date()) if whole else _timed(event, each.start, each.end)
        found.append(event)
    return found


def special_openings(said: Sequence[Said], *, name: str, place: str) -> list[Event]:
    """Return what still stands of a shop's exceptional openings, for a calendar without the usual ones."""
    found = []
    for number, each in enumerate(one for one in said if one.is_open):
        title = gettext("%(name)s: open exceptionally") % {"name": name}
        event = _event(each.id, OPENING, str(number), title, place, text=each.text)
        _timed(event, each.start, each.end)
        found.append(event)
    return found


def dated_news(news: Iterable[NewsView], *, place: str) -> list[Event]:
    """Return news about days that it names, as events of whole days."""
    found = []
    for each in news:
        first = each.starts_on or each.ends_on
        if first:
            words = " ".join(each.text.split())
            event = _event(each.id, NEWS, "", f"{each.name} – {words}", place, text=each.text)
            _days(event, first, (each.ends_on or first) + timedelta(days=1))
            found.append(event)
    return found


def _event(of: str, kind: str, key: str, title: str, place: str, *, text: str = "") -> Event:
    event = Event()
    digest = blake2b(key.encode(), digest_size=6).hexdigest()
    event.add("uid", f"{of}-{kind.lower()}-{digest}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("summary", title)
    event.add("categories", [kind])
    event.add("transp", "TRANSPARENT")
    for name, value in (("description", text), ("location", place)):
        if value:
            event.add(name, value)
    return event


def _timed(event: Event, start: datetime, end: datetime) -> None:
    event.add("dtstart", start.replace(tzinfo=PARIS))
    event.add("dtend", end.replace(tzinfo=PARIS))


def _days(event: Event, first: date, after: date) -> None:
    event.add("dtstart", first)
    event.add("dtend", after)
