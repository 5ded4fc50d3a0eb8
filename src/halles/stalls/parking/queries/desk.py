"""What the town hall's own pages read: the closings to come, and what was counted last."""

from datetime import datetime, timedelta

from halles.stalls.parking.models import CarPark, Closure, Count
from halles.stalls.parking.queries.closings import closure_rows, spans_of
from halles.stalls.parking.queries.shapes import Closing
from halles.town.models import Town
from halles.town.queries import where_of

AHEAD = timedelta(days=60)
"""How far ahead closings are told."""
BACK = timedelta(days=8)
"""A closing that began so long ago may still hold."""


def closings_coming(*, car_park: CarPark, town: Town, now: datetime) -> list[Closing]:
    """Return the closings of a car park that hold or come, soonest first; what comes back, once."""
    rows = closure_rows(town=town, since=now, until=now + AHEAD, car_parks=[car_park.pk])
    found = [closing for row in rows if (closing := _next(row, town, now))]
    return sorted(found, key=lambda closing: (closing.starts_at, closing.id))


def _next(row: Closure, town: Town, now: datetime) -> Closing | None:
    """Return when a closing holds next; None for one that is over."""
    spans = spans_of(row, where=where_of(town), since=now - BACK, until=now + AHEAD)
    for span in spans:
        if span.end is None or span.end > now:
            return Closing(
                id=row.pk,
                reason=row.reason,
                starts_at=span.start,
                ends_at=span.end,
                places=span.places,
                is_weekly=bool(row.rule),
                rule=row.rule,
            )
    return None


def count_latest(*, car_park: CarPark, now: datetime) -> Count | None:
    """Return the last count of a car park that is still told."""
    told = Count.objects.filter(car_park=car_park, withdrawn_at=None, expires_at__gt=now)
    return told.order_by("-counted_at", "-id").first()
