"""Compare what was foreseen with what came, and let the intervals learn from it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
from django.db import transaction

from halles.kit.actor import Actor, require
from halles.stalls.parking import rights
from halles.stalls.parking.engine.forecast import (
    HORIZONS,
    SLOT_S,
    Bands,
    History,
    Model,
    Outcome,
    observe,
    predict,
)
from halles.stalls.parking.models import ForecastModel, Foreseen
from halles.stalls.parking.queries.history import histories
from halles.town.models import Town
from halles.town.public import town_list

BACK = timedelta(hours=25)
"""The engine asks for the last day before a forecast."""
LATE = timedelta(hours=3)
"""For how long after its time a forecast still waits for what was measured then."""


def forecast_check(*, actor: Actor, now: datetime) -> int:
    """Note what really came of each forecast whose time has come; return of how many.

    What nobody measured, or what happened while the car park was closed, stays unknown and teaches nothing.
    No journal entry: nothing that people are told changes.
    """
    require(actor, rights.FORESEE)
    return sum(_check_town(town, now) for town in town_list())


def _check_town(town: Town, now: datetime) -> int:
    due = _due(town.slug, now)
    if not due:
        return 0
    car_parks = list({row.car_park_id: row.car_park for row in due}.values())
    since = min(row.made_at for row in due) - BACK
    found = histories(town=town, car_parks=car_parks, since=since, until=now)
    came = [row for row in due if _note(row, found.get(row.car_park_id))]
    if not came:
        return 0
    with transaction.atomic():
        model = ForecastModel.objects.select_for_update().filter(town=town.slug).first()
        if model is not None:
            _teach(model, came, found)
        Foreseen.objects.bulk_update(came, ["happened"], batch_size=200)
    return len(came)


def _due(town: str, now: datetime) -> list[Foreseen]:
    """Return the forecasts of a town whose time has come and of which nobody knows yet what came."""
    longest = timedelta(minutes=max(HORIZONS))
    rows = Foreseen.objects.filter(
        car_park__town=town, happened=None, made_at__gt=now - longest - LATE, made_at__lte=now
    )
    rows = rows.select_related("car_park").order_by("made_at", "horizon_min", "car_park")
    return [row for row in rows if now - LATE < target_of(row) <= now]


def target_of(row: Foreseen) -> datetime:
    """Return the moment that a forecast is about."""
    return row.made_at + timedelta(minutes=row.horizon_min)


def _note(row: Foreseen, history: History | None) -> bool:
    """Set what came of a forecast; return False where that is not known."""
    if history is None:
        return False
    at = (int(target_of(row).timestamp()) - history.start) // SLOT_S
    if not 0 <= at < len(history.free) or not np.isfinite(history.free[at]):
        return False
    row.happened = float(history.free[at])
    return True


def _teach(row: ForecastModel, came: Sequence[Foreseen], found: Mapping[str, History]) -> None:
    """Let the intervals see what came, one quarter of an hour after the other."""
    model = Model.from_bytes(bytes(row.content))
    bands = model.adopt(Bands.from_bytes(bytes(row.bands))) if row.bands else model.bands
    outcomes = _outcomes(model, came, found)
    for _, seen in sorted(outcomes.items()):
        bands = observe(bands, seen)
    row.bands = bands.to_bytes()
    row.save(update_fields=["bands"])


def _outcomes(
    model: Model, came: Sequence[Foreseen], found: Mapping[str, History]
) -> Mapping[datetime, list[Outcome]]:
    """Return what was foreseen with what came, by the moment foreseen.

    Of a forecast its numbers are kept as they were told; what it was made of, which the intervals learn from
    too, is worked out again from what was known then.
    """
    by_slot: dict[datetime, list[Outcome]] = defaultdict(list)
    again = {at: predict(model, found, int(at.timestamp())) for at in {row.made_at for row in came}}
    for row in came:
        outlook = again[row.made_at].get(row.car_park_id)
        if isinstance(outlook, Mapping) and row.happened is not None:
            said = replace(outlook[row.horizon_min], free=row.free, low=row.low, high=row.high)
            by_slot[target_of(row)].append(Outcome(row.car_park_id, said, row.happened))
    return by_slot
