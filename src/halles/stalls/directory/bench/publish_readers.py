"""Read each output with a library that is not ours, and look for what was published in it.

A reader returns what it finds wrong, or nothing; `told` is what the merchant's command read in her sentence,
`is_out` whether it was withdrawn and must be nowhere.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "https://schema.org/"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Told:
    """What was published."""

    text: str
    kind: str
    days: tuple[str, str]
    special: tuple[tuple[datetime, datetime, bool], ...]


Reader = Callable[[str, Told], tuple[str, bool]]
"""From a body: what makes it unusable, and whether it says what was told."""


def page_says(body: str, told: Told) -> tuple[str, bool]:
    """Read a page as people do."""
    return "" if "</html>" in body else "not a whole page", _loose(told.text) in _loose(_words(body))


def feed_says(body: str, told: Told) -> tuple[str, bool]:
    """Read a feed with feedparser."""
    import feedparser

    read = feedparser.parse(body.encode())
    fault = str(read.get("bozo_exception", "")) if read.bozo else ""
    fault = fault or ("" if read.version in ("rss20", "atom10") else f"version {read.version!r}")
    ids = [entry.id for entry in read.entries]
    fault = fault or ("" if len(set(ids)) == len(ids) and all(ids) else "ids are not unique")
    return fault, any(_loose(told.text) in _loose(_words(entry.summary)) for entry in read.entries)


def calendar_says(body: str, told: Told) -> tuple[str, bool]:
    """Read a calendar with icalendar, expand it with recurring_ical_events."""
    import recurring_ical_events
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(body)
        today = datetime.now(PARIS).date()
        events = recurring_ical_events.of(calendar).between(today, today + timedelta(days=400))
    except ValueError as error:
        return str(error), False
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    fault = "" if len(set(uids)) == len(uids) else "UIDs are not unique"
    by_kind = [(event["CATEGORIES"].cats[0], _span(event)) for event in events]
    return fault, all(_in_calendar(by_kind, each) for each in told.special) and (
        bool(told.special) or _dated_in(by_kind, told)
    )


def data_says(body: str, told: Told) -> tuple[str, bool]:
    """Read the JSON-LD of a page with pyld and a context of our own: nothing is fetched."""
    from pyld import jsonld

    def load(url: str, _options: Any) -> dict[str, Any]:
        document = {"@context": {"@vocab": SCHEMA}}
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": document,
        }

    found = SCRIPT.findall(body)
    if len(found) != 1:
        return f"{len(found)} blocks of data", False
    try:
        (thing,) = jsonld.expand(json.loads(found[0]), {"documentLoader": load})
    except (ValueError, jsonld.JsonLdError) as error:
        return str(error), False
    if told.kind == "offer":
        offers = [_values(each, "description") for each in thing.get(f"{SCHEMA}makesOffer", ())]
        return "", [told.text] in offers
    return "", all(_in_data(thing, each) for each in told.special)


def _in_calendar(events: list[tuple[str, Span]], special: tuple[datetime, datetime, bool]) -> bool:
    """Say whether a calendar has a closing as an event and no opening in it; or an opening whole."""
    start, end, is_open = special
    opened = [span for kind, span in events if kind == "OPEN"]
    if is_open:
        return any(span[0] <= start and end <= span[1] for span in opened)
    has_event = any(kind == "CLOSED" and span == (start, end) for kind, span in events)
    return has_event and not any(span[0] < end and start < span[1] for span in opened)


def _dated_in(events: list[tuple[str, Span]], told: Told) -> bool:
    if not told.days[0]:
        return False
    start = datetime.combine(date.fromisoformat(told.days[0]), time())
    return any(kind == "NEWS" and span[0] == start for kind, span in events)


def _in_data(thing: dict[str, Any], special: tuple[datetime, datetime, bool]) -> bool:
    """Say whether the hours claimed of each day that an exception touches are as it says."""
    start, end, is_open = special
    number = (end - start).days + 1
    days = [start.date() + timedelta(days=each) for each in range(number)]
    spans = [span for day in days for span in _spans_of(thing, day)]
    if is_open:
        return any(span[0] <= start and end <= span[1] for span in spans)
    known = all(_specified(thing, day) for day in days if datetime.combine(day, time()) < end)
    return known and not any(span[0] < end and start < span[1] for span in spans)


def _spans_of(thing: dict[str, Any], day: date) -> list[Span]:
    """Return the open spans that schema.org’s properties give for a day."""
    found = []
    for each in _specified(thing, day):
        opens, closes = (time.fromisoformat(_values(each, name)[0]) for name in ("opens", "closes"))
        if opens != closes:
            last = day + timedelta(days=1) if closes < opens else day
            found.append((datetime.combine(day, opens), datetime.combine(last, closes)))
    return found


def _specified(thing: dict[str, Any], day: date) -> list[dict[str, Any]]:
    """Return what holds on a day: what is special, else what is usual."""
    special = [
        each for each in thing.get(f"{SCHEMA}specialOpeningHoursSpecification", ()) if _holds(each, day)
    ]
    usual = [each for each in thing.get(f"{SCHEMA}openingHoursSpecification", ()) if _holds(each, day)]
    return special or [each for each in usual if WEEKDAYS[day.weekday()] in _values(each, "dayOfWeek")]


def _holds(each: dict[str, Any], day: date) -> bool:
    return bool(_values(each, "validFrom")[0] <= day.isoformat() <= _values(each, "validThrough")[0])


def _values(thing: dict[str, Any], name: str) -> list[Any]:
    return [each.get("@value") for each in thing.get(f"{SCHEMA}{name}", ())]


def _span(event: Any) -> Span:
    return _wall(event["DTSTART"].dt), _wall(event["DTEND"].dt)


def _wall(moment: Any) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(PARIS).replace(tzinfo=None)
    return datetime.combine(moment, time())


def _words(html: str) -> str:
    """Return what people read of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def _loose(text: str) -> str:
    """Return words without what typography adds to them."""
    return re.sub(r"[\s\u00a0\u202f’']+", "", text)
