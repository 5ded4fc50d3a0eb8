"""Foresee the next two hours of a town's car parks, once in each quarter of an hour."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count as Number
from halles.stalls.parking import rights
from halles.stalls.parking.engine.forecast import (
    SLOT_S,
    Bands,
    Forecast,
    Model,
    Outlook,
    chance_of_place,
    predict,
)
from halles.stalls.parking.events import ForecastMade
from halles.stalls.parking.models import ForecastModel, Foreseen
from halles.stalls.parking.queries import car_park_list
from halles.stalls.parking.queries.history import histories
from halles.town.models import Town

BACK = timedelta(hours=25)
"""The engine asks for the last day."""
NEAR = timedelta(minutes=20)
"""A forecast older than this is told to nobody, so it is no reason to keep silent about the new one."""


def forecast_make(*, actor: Actor, town: Town, now: datetime) -> int:
    """Foresee a town's car parks from the last quarter of an hour on; return of how many.

    A second time in the same quarter does nothing. Open pages are rung only where what they tell changes.
    """
    require(actor, rights.FORESEE)
    made_at = datetime.fromtimestamp(now.timestamp() // SLOT_S * SLOT_S, UTC)
    row = ForecastModel.objects.filter(town=town.slug).first()
    done = Foreseen.objects.filter(car_park__town=town.slug, made_at=made_at)
    if row is None or not row.content or done.exists():
        return 0
    model = Model.from_bytes(bytes(row.content))
    car_parks = car_park_list(town=town.slug)
    recent = histories(town=town, car_parks=car_parks, since=made_at - BACK, until=now)
    bands = Bands.from_bytes(bytes(row.bands)) if row.bands else None
    rows = _rows(predict(model, recent, int(made_at.timestamp()), bands=bands), made_at)
    if not rows:
        return 0
    with transaction.atomic():
        before = _told(Foreseen.objects.filter(car_park__town=town.slug, made_at__gt=made_at - NEAR))
        Foreseen.objects.bulk_create(rows, ignore_conflicts=True)
        told = _told(rows)
        changed = sorted(pk for pk in told if told[pk] != before.get(pk))
        if changed:
            topics = [f"{town.slug}/parking/{pk}" for pk in changed]
            event = ForecastMade(car_parks=Number(len(told)))
            record(event, town=town.slug, actor=actor.person, topics=topics)
    return len(told)


def _rows(outlooks: Mapping[str, Outlook], made_at: datetime) -> list[Foreseen]:
    """Return a row per forecast; a car park that is silent, or too little known, has none."""
    return [
        _row(car_park, forecast, made_at)
        for car_park, outlook in sorted(outlooks.items())
        if isinstance(outlook, Mapping)
        for forecast in outlook.values()
    ]


def _row(car_park: str, forecast: Forecast, made_at: datetime) -> Foreseen:
    return Foreseen(
        car_park_id=car_park,
        made_at=made_at,
        horizon_min=forecast.minutes,
        free=forecast.free,
        low=forecast.low,
        high=forecast.high,
        chance=chance_of_place(forecast),
    )


def _told(rows: Iterable[Foreseen]) -> dict[str, dict[int, tuple[int, int, int, int]]]:
    """Return what people are told of each car park and horizon, as it is rounded; the latest counts."""
    found: dict[str, dict[int, tuple[int, int, int, int]]] = {}
    for row in sorted(rows, key=lambda each: each.made_at):
        told = (round(row.free), round(row.low), round(row.high), round(10 * row.chance))
        found.setdefault(row.car_park_id, {})[row.horizon_min] = told
    return found
