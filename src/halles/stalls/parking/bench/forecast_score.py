"""What forecasts were worth: errors, coverage of intervals by month, and whether chances come true."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from halles.stalls.parking.bench.forecast_walk import Said
from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, Flags, Floats
from halles.stalls.parking.engine.forecast.habits import AHEAD
from halles.stalls.parking.engine.forecast.outlook import HIGH, HORIZONS, LOW, NOMINAL, chances
from halles.stalls.parking.engine.forecast.table import later

CELL = 500
"""Fewer points than this say nothing of a coverage."""
SHARES = (0.0, 0.05, 0.1, 0.2)
"""Chances are asked of one place, and of these shares of the capacity."""
HAIR = 1e-9


@dataclass(frozen=True)
class Scores:
    """Points of one town: errors in % of capacity and intervals by method and horizon [N, H]; month [N]."""

    name: str
    is_main: bool
    minutes: tuple[int, ...]
    month: np.ndarray
    errors: dict[str, Floats]
    covered: dict[str, Floats]
    interval: dict[str, Floats]
    chances: Floats
    came_true: Floats


def scored(said: Said) -> Scores:
    """Return what a town's forecasts were worth on its test, next to simpler methods on the same points."""
    is_asked = _asked(said)
    came = np.where(is_asked, said.came, np.nan)
    methods = {
        "ours": said.centre,
        "persistence": np.repeat(said.now[..., None], len(HORIZONS), -1),
        "now_plus_change": _now_plus_change(said),
        "now_plus_followed_change": np.clip(said.usual, 0, 1),
    }
    bounds = {
        "ours": (said.parts[..., LOW], said.parts[..., HIGH]),
        "split_conformal": _split(said, is_asked),
    }
    test = slice(said.first, None)
    days = said.known.first_day + said.rows[test] // DAY_SLOTS
    month = np.repeat([_month(int(day)) for day in days], came.shape[1])
    chance, came_true = _chances(said, came)
    kind = said.town.kind
    return Scores(
        name=said.town.name,
        is_main=kind.minutes == HORIZONS[0],
        minutes=tuple(each for each in HORIZONS if each >= kind.minutes),
        month=month,
        errors={name: _flat(100 * np.abs(each - came)[test]) for name, each in methods.items()},
        covered={name: _flat(_covers(*each, came)[test]) for name, each in bounds.items()},
        interval={name: _flat(_winkler(*each, came)[test]) for name, each in bounds.items()},
        chances=chance,
        came_true=came_true,
    )


def _flat(values: Floats) -> Floats:
    return values.reshape(-1, values.shape[-1])


def _month(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(day)).strftime("%Y-%m")


def _asked(said: Said) -> Flags:
    """Return which forecasts count [R, P, H]: known at both ends, made in the kind's hours on a reading."""
    kind = said.town.kind
    first, end = (4 * hour for hour in kind.hours)
    slot = said.rows % DAY_SLOTS
    is_made = (slot >= first) & (slot < end) & (slot % (kind.minutes // 15) == 0)
    asked = np.zeros(said.came.shape, np.bool_)
    for number, lag in enumerate(AHEAD):
        is_within = slot + lag <= end if kind.is_target_within else np.ones(len(slot), np.bool_)
        asked[..., number] = (is_made & is_within)[:, None]
    return asked & np.isfinite(said.came) & np.isfinite(said.now)[..., None]


def _now_plus_change(said: Said) -> Floats:
    """Return the published rule: now, plus the mean change of the weekday and time before the test."""
    known, end = said.known, said.rows[said.first]
    weekday = (known.first_day + np.arange(len(known.taken)) // DAY_SLOTS + 3) % 7
    place = weekday * DAY_SLOTS + np.arange(len(known.taken)) % DAY_SLOTS
    found = []
    for lag in AHEAD:
        change = later(known.taken, lag) - known.taken
        change[max(0, end - lag) :] = np.nan
        total, count = (np.zeros((7 * DAY_SLOTS, change.shape[1])) for _ in range(2))
        np.add.at(total, place, np.nan_to_num(change))
        np.add.at(count, place, np.isfinite(change))
        found.append((total / np.maximum(count, 1))[place[said.rows]])
    return np.clip(said.now[..., None] + np.stack(found, -1), 0, 1)


def _split(said: Said, is_asked: Flags) -> tuple[Floats, Floats]:
    """Return split conformal intervals around our own forecast, per car park, of the weeks before."""
    errors = np.where(is_asked, np.abs(said.came - said.centre), np.nan)[: said.first]
    count = np.isfinite(errors).sum(0)
    ordered = np.sort(np.where(np.isfinite(errors), errors, np.inf), 0)
    rank = np.clip(np.ceil((count + 1) * NOMINAL).astype(int) - 1, 0, np.maximum(count - 1, 0))
    reach = np.take_along_axis(ordered, rank[None], 0)[0]
    reach = np.where(np.isfinite(reach), reach, 1.0)
    return np.clip(said.centre - reach, 0, 1), np.clip(said.centre + reach, 0, 1)


def _covers(low: Floats, high: Floats, came: Floats) -> Floats:
    inside = (came >= low - HAIR) & (came <= high + HAIR)
    return np.where(np.isfinite(came), inside, np.nan)


def _winkler(low: Floats, high: Floats, came: Floats) -> Floats:
    """Return the interval score in % of capacity: width, plus 2 / 0.1 times what lies outside."""
    outside = np.maximum(low - came, 0) + np.maximum(came - high, 0)
    return 100 * (high - low + 2 / (1 - NOMINAL) * outside)


def _chances(said: Said, came: Floats) -> tuple[Floats, Floats]:
    """Return chances said and whether they came true, for one place and for shares of the capacity."""
    spaces = np.broadcast_to(said.known.capacity[:, None], came.shape[1:])
    is_known = np.isfinite(came[said.first :])
    parts = said.parts[said.first :][is_known]
    capacity = np.broadcast_to(spaces, is_known.shape)[is_known]
    free = capacity * (1 - came[said.first :][is_known])
    quantiles = capacity[:, None] * (1 - parts[:, ::-1])
    said_chances, true = [], []
    for share in SHARES:
        places = np.maximum(1.0, np.ceil(share * capacity))
        said_chances.append(chances(quantiles, capacity, places))
        true.append(np.round(free) >= places)
    return np.concatenate(said_chances), np.concatenate(true)


def reliability(scores: Iterable[Scores]) -> float:
    """Return by how many points chances differ from what came true, over tenths that are really doubtful."""
    said, true = (
        np.concatenate([getattr(each, name) for each in scores]) for name in ("chances", "came_true")
    )
    tenth = np.clip((said * 10).astype(int), 0, 9)
    gaps = [
        (abs(said[tenth == each].mean() - true[tenth == each].mean()), (tenth == each).sum())
        for each in range(10)
        if (tenth == each).any()
    ]
    return float(100 * sum(gap * count for gap, count in gaps) / max(1, sum(count for _gap, count in gaps)))


def worst_reliability(scores: Iterable[Scores]) -> float:
    """Return the largest such difference among tenths with at least `CELL` chances."""
    said, true = (
        np.concatenate([getattr(each, name) for each in scores]) for name in ("chances", "came_true")
    )
    tenth = np.clip((said * 10).astype(int), 0, 9)
    gaps = [
        abs(said[tenth == each].mean() - true[tenth == each].mean())
        for each in range(10)
        if (tenth == each).sum() >= CELL
    ]
    return float(100 * max(gaps, default=0.0))


def cells(scores: Iterable[Scores], method: str) -> dict[str, dict[str, float]]:
    """Return coverage by town and month, then by horizon, where there are at least `CELL` points."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for each in scores:
        for month in sorted(set(each.month.tolist())):
            for minutes in each.minutes:
                inside = each.covered[method][each.month == month, HORIZONS.index(minutes)]
                inside = inside[np.isfinite(inside)]
                if len(inside) >= CELL:
                    found[f"{each.name} {month}"][str(minutes)] = round(float(inside.mean()), 4)
    return dict(found)


def mean_of(scores: Iterable[Scores], part: str, method: str, minutes: int) -> float | None:
    """Return the mean over all points of a horizon; None without any."""
    number = HORIZONS.index(minutes)
    values = [getattr(each, part)[method][:, number] for each in scores if minutes in each.minutes]
    points = np.concatenate(values) if values else np.zeros(0)
    points = points[np.isfinite(points)]
    return round(float(points.mean()), 3) if len(points) else None


def by_town(scores: Iterable[Scores], method: str) -> dict[str, Any]:
    """Return mean absolute errors by town and horizon."""
    return {
        each.name: {str(m): mean_of([each], "errors", method, m) for m in each.minutes} for each in scores
    }
