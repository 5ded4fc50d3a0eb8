"""The product's own calls on a town's log: do they say what the walk says, how long, how heavy."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.bench.forecast_data import Town
from halles.stalls.parking.engine.forecast import Forecast, History, Model, predict, train
from halles.stalls.parking.engine.forecast.calendar import DAY_S, SLOT_S, Whole, clock
from halles.stalls.parking.engine.forecast.features import Walked
from halles.stalls.parking.engine.forecast.habits import walked
from halles.stalls.parking.engine.forecast.spoken import Raw, raw
from halles.stalls.parking.engine.forecast.table import table

CALLS = 200


@dataclass(frozen=True)
class Product:
    """Seconds of a night with nets, milliseconds and kB per car park, largest gap to the walk."""

    train_s: float
    predict_ms: float
    state_kb: float
    gap: float


def measured(town: Town) -> Product:
    """Train at the midnight before the test begins, forecast through that day, and compare with the walk."""
    midnight = _midnight(town)
    past = {park: _until(each, midnight) for park, each in town.histories.items()}
    began = time.perf_counter()
    model = train(past, town.calendar)
    train_s = time.perf_counter() - began
    packed = model.to_bytes()
    model = Model.from_bytes(packed)
    moments = midnight + SLOT_S * np.arange(28, 84, 7)
    return Product(
        round(train_s, 2),
        round(_milliseconds(model, town, int(moments[3])), 3),
        round(len(packed) / 1000 / len(past), 1),
        round(_gap(model, town, moments), 5),
    )


def _midnight(town: Town) -> int:
    near = town.test_day * DAY_S + SLOT_S * np.arange(-96, 97)
    return int(near[np.argmax(clock(near, town.calendar).day >= town.test_day)])


def _until(history: History, end: int) -> History:
    return History(history.start, history.free[: max(0, (end - history.start) // SLOT_S)], history.capacity)


def _recent(town: Town, now: int) -> dict[str, History]:
    """Return the last day of every car park, as the product reads it."""
    found = {}
    for park, each in town.histories.items():
        begin, end = ((at - each.start) // SLOT_S + 1 for at in (now - DAY_S, now))
        found[park] = History(each.start + SLOT_S * begin, each.free[begin:end], each.capacity)
    return found


def _milliseconds(model: Model, town: Town, now: int) -> float:
    """Return the median milliseconds of a town's forecast per car park."""
    recent, spent = _recent(town, now), []
    for _ in range(CALLS):
        began = time.perf_counter()
        predict(model, recent, now)
        spent.append(time.perf_counter() - began)
    return 1000 * float(np.median(spent)) / len(recent)


def _gap(model: Model, town: Town, moments: Whole) -> float:
    """Return the largest difference between the product's learnt centre and the walk's, in shares."""
    until = int(moments[-1]) + SLOT_S
    known = table(town.histories, town.calendar, until=until)
    day = clock(moments, town.calendar)
    rows = (day.day - known.first_day) * 96 + day.slot
    said = raw(known, Walked(walked(known)), rows, model.nets, model.parts)
    gaps = [0.0]
    for number, now in enumerate(moments.tolist()):
        for park, outlook in predict(model, _recent(town, now), now).items():
            column = known.parks.index(park)
            if isinstance(outlook, dict) and np.isfinite(known.taken[rows[number], column]):
                gaps += _differences(outlook, said, number, column)
    return max(gaps)


def _differences(outlook: Mapping[int, Forecast], said: Raw, number: int, column: int) -> list[float]:
    learnt = said.usual + said.shift
    return [
        abs(1 - each.learnt / each.capacity - float(np.clip(learnt[number, column, place], 0, 1)))
        for place, each in enumerate(outlook.values())
    ]
