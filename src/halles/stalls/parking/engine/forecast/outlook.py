"""What is said of a car park's next two hours, or why nothing is said."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

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
    if places <= 0:
        return 1.0
    if places > forecast.capacity:
        return 0.0
    # Spaces are whole: fewer than `places` means less than `places` - 0.5 on the continuous scale. Beyond the
    # outer parts the distribution is drawn to the ends, one space further, so that no chance is quite 0 or 1.
    values = np.array((-1.0, *forecast.quantiles, forecast.capacity + 1.0))
    levels = np.array((0.0, *LEVELS, 1.0))
    steps = values + 1e-9 * np.arange(len(values))
    return float(1 - np.interp(places - 0.5, steps, levels))
