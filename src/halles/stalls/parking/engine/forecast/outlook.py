"""What is said of a car park's next two hours, or why nothing is said."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import Floats

HORIZONS = (15, 30, 60, 120)
"""Minutes ahead."""
LEVELS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
"""The parts of the distribution of free spaces that a forecast carries."""
NOMINAL = 0.9
LOW, HIGH = LEVELS.index(0.05), LEVELS.index(0.95)


@dataclass(frozen=True)
class Forecast:
    """Free spaces at `at` (epoch seconds), `minutes` after the slot it was made from; all within 0..capacity.

    In 9 cases of 10 what comes lies within low..high. `quantiles` belong to `LEVELS` and never decrease. What
    `usual` change alone and what the `learnt` net alone would have said, and whether it was made `by_day`, is
    kept for `observe`.
    """

    minutes: int
    at: int
    free: float
    low: float
    high: float
    capacity: float
    quantiles: tuple[float, ...]
    usual: float
    learnt: float
    by_day: bool


@dataclass(frozen=True)
class NotYet:
    """Too little is known to say anything honest: full days known, and how many it takes."""

    days_known: int
    days_needed: int


@dataclass(frozen=True)
class Silent:
    """Nothing fresh was heard from this car park."""


Outlook = Mapping[int, Forecast] | NotYet | Silent


def chance_of_place(forecast: Forecast, places: int = 1) -> float:
    """Return the probability, 0..1, that at least `places` spaces are free at the time of the forecast."""
    return float(chances(np.array([forecast.quantiles]), np.array([forecast.capacity]), places)[0])


def chances(quantiles: Floats, capacity: Floats, places: int | Floats) -> Floats:
    """Return the same for many forecasts at once: quantiles [N, L], capacity [N].

    Spaces are whole: fewer than `places` is less than `places` - 0.5. Beyond the outer quantiles the
    distribution is drawn on to one space past the ends, so that hardly any chance is quite 0 or 1.
    """
    ends = np.full((len(quantiles), 1), -1.0), (capacity + 1.0)[:, None]
    values = np.concatenate([ends[0], quantiles, ends[1]], -1)
    levels = np.array((0.0, *LEVELS, 1.0))
    limit = np.asarray(places - 0.5, np.float64) + np.zeros(len(values))
    right = np.clip((values <= limit[:, None]).sum(-1), 1, len(levels) - 1)
    row = np.arange(len(values))
    low, high = values[row, right - 1], values[row, right]
    part = np.clip((limit - low) / np.maximum(high - low, 1e-9), 0, 1)
    below = levels[right - 1] + part * (levels[right] - levels[right - 1])
    return np.where(limit < 0, 1.0, np.where(limit > capacity, 0.0, 1 - below))
