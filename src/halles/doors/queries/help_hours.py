"""When the town's human answers next: read from the hours the town wrote, else the next working day."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from halles.town.engine.hours import OPEN, intervals, read
from halles.town.engine.typed_hours import hours_typed
from halles.town.models import Town
from halles.town.queries import holidays_around, where_of

SOON = timedelta(hours=1)
"""Less than that before they close is too late for today."""
AHEAD = timedelta(days=15)
NOON = time(12)


def help_due(*, town: Town, now: datetime) -> datetime:
    """Return until when who asked for help at `now` is answered: the end of the next hours of help.

    Where the town's hours of help cannot be read, noon of the next working day.
    """
    here = timezone.localtime(now)
    found = _end_of_hours(town, here.replace(tzinfo=None)) or _next_noon(town, here)
    return timezone.make_aware(found, timezone.get_default_timezone())


def _end_of_hours(town: Town, here: datetime) -> datetime | None:
    hours = hours_typed(town.help_hours).hours if town.help_hours else ""
    if not hours:
        return None
    spans = intervals(read(hours), here, here + AHEAD, where=where_of(town))
    ends = (span.end for span in spans if span.state == OPEN and span.end - max(span.start, here) >= SOON)
    return next(ends, None)


def _next_noon(town: Town, here: datetime) -> datetime:
    day = here.date() + timedelta(days=1)
    while day.weekday() >= 5 or day in holidays_around(insee=town.insee, day=day):
        day += timedelta(days=1)
    return datetime.combine(day, NOON)
