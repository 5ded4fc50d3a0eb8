"""Timed work of the parking stall: foresee, compare with what came, learn at night, delete in time."""

from datetime import timedelta

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.parking.commands import forecast_check, forecast_make, forecast_train, said_sweep
from halles.stalls.parking.models import ForecastModel
from halles.town.public import town_list

_RUNNER = Actor(system="runner")
NIGHT = (2, 5)
"""Hours of the town's clock between which a forecast is learnt anew; a first one at any hour."""
ONCE = timedelta(hours=12)
"""Longer than these hours, shorter than from any other hour to them: once a night."""
FIRST_DAYS = 7
"""From so many days on there is a forecast: until then each hour may bring the first."""


def _foresee() -> None:
    now = timezone.now()
    forecast_check(actor=_RUNNER, now=now)
    for town in town_list():
        forecast_make(actor=_RUNNER, town=town, now=now)


def _learn() -> None:
    """Learn the forecasts that are due: each night, and before the first one each hour."""
    now = timezone.now()
    is_night = NIGHT[0] <= timezone.localtime(now).hour < NIGHT[1]
    known = {row.town: row for row in ForecastModel.objects.defer("content", "bands")}
    for town in town_list():
        row = known.get(town.slug)
        is_first = row is None or row.days < FIRST_DAYS
        if is_first or (is_night and row is not None and now - row.trained_at > ONCE):
            forecast_train(actor=_RUNNER, town=town, now=now)


def _sweep() -> None:
    said_sweep(actor=_RUNNER, now=timezone.now())


JOBS = [
    Job("parking.learn", every_seconds=3_600, run=_learn),
    Job("parking.foresee", every_seconds=300, run=_foresee),
    Job("parking.sweep", every_seconds=3_600, run=_sweep),
]
