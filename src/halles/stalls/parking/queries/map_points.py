"""Car parks as points of the town's map."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.facts import fee_words, size_words
from halles.stalls.parking.queries.said import closed_words, free_words, origin_words, state_of, unknown_words
from halles.stalls.parking.queries.shapes import Now
from halles.town.public import MapPoint

GROUP = "parking"
SYMBOL = "parking"
MOST_WRITTEN = 1000


def map_points(*, town: str) -> list[MapPoint]:
    """Return the car parks of a town with their size: what does not change by the hour; one SQL statement."""
    rows = CarPark.objects.filter(town=town, removed_at=None).order_by("name", "id")
    return [car_park_point(row) for row in rows]


def now_points(cars: Iterable[Now]) -> list[MapPoint]:
    """Return the car parks with what is known of them at this moment; of no use once that has changed."""
    return [_point(now.car_park, now_words(now), _label(now)) for now in cars]


def car_park_point(row: CarPark) -> MapPoint:
    """Return one car park with what does not change by the hour."""
    return _point(row, ", ".join(filter(None, (size_words(row.capacity), fee_words(row)))))


def now_words(now: Now) -> str:
    """Return a car park's state in one line: "34 places libres, mesuré à 10 h 12"."""
    if now.is_closed and now.closing:
        return closed_words(now.closing)
    if state_of(now) == "unknown":
        return unknown_words(now) or size_words(now.capacity)
    return ", ".join(filter(None, (free_words(now), origin_words(now))))


def _label(now: Now) -> str:
    """Return the free places, where their number is known and fits on a mark."""
    return str(now.free) if now.free is not None and not now.is_closed and now.free < MOST_WRITTEN else ""


def _point(row: CarPark, kind: str, label: str = "") -> MapPoint:
    prefix = reverse("parking:list", urlconf=settings.TOWN_URLCONF)
    return MapPoint(
        title=row.name,
        kind=kind,
        href=f"{prefix}{row.slug}/",
        group=GROUP,
        group_title=gettext("Car parks"),
        symbol=SYMBOL,
        lon=row.lon,
        lat=row.lat,
        street="",
        number="",
        label=label,
    )
