"""Closings of today, for the town's home page: worded so that they stay true all day long."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.today import TodayLine
from halles.stalls.parking.engine.closings import Span
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.carparks import car_park_list
from halles.stalls.parking.queries.closings import Closings, closings_around
from halles.stalls.parking.queries.said import reason_words
from halles.town.models import Town


def closed_today(*, town: Town, now: datetime) -> list[TodayLine]:
    """Return a line for each whole closing of today, in two statements; one where there is no car park."""
    car_parks = car_park_list(town=town.slug)
    if not car_parks:
        return []
    return _lines(car_parks, closings_around(town=town, now=now), timezone.localdate(now))


def closed_in_week(*, town: Town, monday: date) -> list[tuple[date, TodayLine]]:
    """Return each whole closing of the seven days from `monday` on, day by day, in two statements."""
    car_parks = car_park_list(town=town.slug)
    if not car_parks:
        return []
    closings = closings_around(town=town, now=_ends(monday + timedelta(days=3))[0])
    days = (monday + timedelta(days=step) for step in range(7))
    return [(day, line) for day in days for line in _lines(car_parks, closings, day)]


def _lines(car_parks: Sequence[CarPark], closings: Closings, day: date) -> list[TodayLine]:
    found = []
    for car_park in car_parks:
        spans = (span for span in closings.spans.get(car_park.pk, ()) if span.places is None)
        found += [
            _line(car_park, span, day, closings.rows[span.closure].reason)
            for span in sorted(spans, key=lambda each: each.start)
            if _is_of(span, day)
        ]
    return found


def _is_of(span: Span, day: date) -> bool:
    start, end = _ends(day)
    return span.start < end and (span.end is None or start < span.end)


def _ends(day: date) -> tuple[datetime, datetime]:
    """Return the midnights before and after a day."""
    first, last = (datetime.combine(each, time()) for each in (day, day + timedelta(days=1)))
    return timezone.make_aware(first), timezone.make_aware(last)


def _line(car_park: CarPark, span: Span, day: date, reason: str) -> TodayLine:
    start, end = _ends(day)
    language = get_language() or "fr"
    words = {"name": french.typeset(car_park.name, language=language), "reason": reason_words(reason)}
    begins, ends = span.start > start, span.end is not None and span.end < end
    if begins:
        words["start"] = french.time_words(timezone.localtime(span.start), language=language)
    if ends and span.end is not None:
        words["end"] = french.time_words(timezone.localtime(span.end), language=language)
    prefix = reverse("parking:list", urlconf=settings.TOWN_URLCONF)
    return TodayLine(_sentence(begins, ends) % words, f"{prefix}{car_park.slug}/")


def _sentence(begins: bool, ends: bool) -> str:
    if begins and ends:
        return gettext("%(name)s closed from %(start)s to %(end)s: %(reason)s.")
    if begins:
        return gettext("%(name)s closed from %(start)s on: %(reason)s.")
    if ends:
        return gettext("%(name)s closed until %(end)s: %(reason)s.")
    return gettext("%(name)s closed all day: %(reason)s.")
