"""Which events a calendar holds: of one shop, its days as they will be; of the town, what is not as usual."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from icalendar import Event

from halles.stalls.directory.engine.publishing import Said, opened, repeats_of, standing
from halles.stalls.directory.engine.publishing.days import LEAD
from halles.stalls.directory.exchange import calendars
from halles.stalls.directory.queries import (
    SheetView,
    news_dated,
    said_in_town,
    said_of,
    specials,
    wall,
)
from halles.town.engine.hours import UNKNOWN, timeline, understood
from halles.town.engine.hours.evaluate import HOLIDAY
from halles.town.models import Town
from halles.town.public import where_of

WEEKLY_DAYS, DAYS = 400, 60
"""How far ahead the days of a shop are told: where every week is the same, and where each day is its own."""


def sheet_events(view: SheetView, *, town: Town, today: date) -> list[Event]:
    """Return the events of a shop's calendar from the Monday of this week on."""
    told = understood(view.hours)
    monday = datetime.combine(today - timedelta(days=today.weekday()), time())
    said = said_of(sheet=view.id, since=timezone.make_aware(monday))
    ahead = timedelta(days=WEEKLY_DAYS if told is None or told.is_weekly else DAYS)
    where, special = where_of(town), specials(said)
    found = timeline(told, monday - LEAD, monday + ahead, where=where, special=special)
    spans = [span for span in opened(found) if span[0] >= monday]
    doubted = [(each.start, each.end) for each in found if each.state == UNKNOWN and each.comment == HOLIDAY]
    name, place = view.name, _place(view, town)
    return [
        *calendars.openings(repeats_of(spans), of=view.id, name=name, place=place),
        *calendars.doubts(doubted, of=view.id, name=name, place=place),
        *calendars.closings(standing(said), name=name, place=place),
        *calendars.dated_news(news_dated(town=town.slug, sheet=view.id, since=monday.date()), place=place),
    ]


def town_events(*, town: str, now: datetime) -> list[Event]:
    """Return the events of the town's calendar: closings, special openings, news about days."""
    shops: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in said_in_town(town=town, since=now):
        shops[each.slug, each.name].append(each.said)
    events = []
    for (_slug, name), said in shops.items():
        kept = [each for each in standing(said) if each.end > wall(now)]
        events += calendars.closings(kept, name=name, place="")
        events += calendars.special_openings(kept, name=name, place="")
    return events + calendars.dated_news(news_dated(town=town, since=wall(now).date()), place="")


def _place(view: SheetView, town: Town) -> str:
    street = " ".join(part for part in (view.number, view.street) if part)
    return ", ".join(part for part in (street, f"{view.postcode} {town.name}".strip()) if part)
