"""What was foreseen last for each car park, and how many days are learnt from while it is too few."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.stalls.parking.engine.ahead import Point
from halles.stalls.parking.engine.forecast import Model
from halles.stalls.parking.models import ForecastModel, Foreseen

LIFE = timedelta(minutes=20)
"""A forecast is made each quarter of an hour; an older one is told to nobody."""


@dataclass(frozen=True)
class Outlook:
    """The last forecast of one car park."""

    made_at: datetime
    points: tuple[Point, ...]


def outlooks(*, car_parks: Collection[str], now: datetime) -> dict[str, Outlook]:
    """Return the last forecast of some car parks that is not too old, in one statement."""
    rows = Foreseen.objects.filter(car_park__in=car_parks, made_at__gt=now - LIFE, made_at__lte=now)
    columns = ("car_park", "made_at", "horizon_min", "free", "low", "high", "chance")
    found: dict[str, tuple[datetime, list[Point]]] = {}
    for car_park, made_at, *point in rows.order_by("made_at", "horizon_min").values_list(*columns):
        if car_park not in found or found[car_park][0] < made_at:
            found[car_park] = (made_at, [])
        found[car_park][1].append(Point(*point))
    return {car_park: Outlook(made_at, tuple(points)) for car_park, (made_at, points) in found.items()}


def days_learnt(*, town: str) -> dict[str, int]:
    """Return for each car park that the town's model knows the days it was learnt from, in one statement."""
    content = ForecastModel.objects.filter(town=town).values_list("content", flat=True).first()
    if not content:
        return {}
    model = Model.from_bytes(bytes(content))
    return dict(zip(model.parks, model.days_known, strict=True))
