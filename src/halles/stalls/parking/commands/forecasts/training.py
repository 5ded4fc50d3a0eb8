"""Learn the usual day of a town's car parks from what was measured, and how many places they have."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count as Number
from halles.stalls.parking import rights
from halles.stalls.parking.engine.forecast import History, Model, train
from halles.stalls.parking.events import ForecastTrained
from halles.stalls.parking.models import CarPark, ForecastModel
from halles.stalls.parking.queries import car_park_list
from halles.stalls.parking.queries.days import calendar_around
from halles.stalls.parking.queries.history import histories
from halles.town.models import Town

WEEKS = 26
"""What is older teaches nothing more."""
AHEAD = timedelta(days=9)
"""The model's calendar goes so far beyond the night it was learnt."""


def forecast_train(*, actor: Actor, town: Town, now: datetime) -> int:
    """Learn a town's forecast anew; return how many days of counts it has learnt from, 0 without sensors."""
    require(actor, rights.FORESEE)
    since = now - timedelta(weeks=WEEKS)
    car_parks = car_park_list(town=town.slug)
    found = histories(town=town, car_parks=car_parks, since=since, until=now)
    known = {pk: history for pk, history in found.items() if history.days_known or history.capacity}
    if not known:
        return 0
    calendar = calendar_around(town=town, since=since.date(), until=(now + AHEAD).date())
    row = ForecastModel.objects.filter(town=town.slug).first()
    before = Model.from_bytes(bytes(row.content)) if row and row.content else None
    model = train(known, calendar, previous=before)
    days = max(history.days_known for history in known.values())
    with transaction.atomic():
        ForecastModel.objects.update_or_create(
            town=town.slug, defaults={"content": model.to_bytes(), "trained_at": now, "days": days}
        )
        _learn_capacities(car_parks, known)
        record(ForecastTrained(days=Number(days)), town=town.slug, actor=actor.person)
    return days


def _learn_capacities(car_parks: list[CarPark], known: Mapping[str, History]) -> None:
    """Keep what the counts say of a capacity where it contradicts what is published."""
    for car_park in car_parks:
        if car_park.pk not in known:
            continue
        learnt: int | None = round(known[car_park.pk].capacity)
        if learnt == car_park.capacity or not learnt:
            learnt = None
        if learnt != car_park.learnt_capacity:
            CarPark.objects.filter(pk=car_park.pk).update(learnt_capacity=learnt)
