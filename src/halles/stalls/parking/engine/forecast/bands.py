"""How wide the intervals must be: bounds that follow what really happened, per car park and for the town."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import Floats
from halles.stalls.parking.engine.forecast.outlook import HORIZONS, NOMINAL, Forecast
from halles.stalls.parking.engine.forecast.packing import pack, unpack

TAIL = (1 - NOMINAL) / 2
STEP_PARK = 0.03
STEP_TOWN = 0.05


@dataclass(frozen=True)
class Outcome:
    """What was really free [spaces] when a forecast's time had come; NaN if nobody knows."""

    park: str
    forecast: Forecast
    free: float


@dataclass(frozen=True)
class Bands:
    """Factors by which the bounds are moved out [2, H, P] and [2, H]: few free first, many free second."""

    parks: tuple[str, ...]
    own: Floats
    town: Floats

    def factors(self, parks: Iterable[str]) -> Floats:
        """Return the factor of each bound, horizon and car park [2, H, P]; 1 for a car park not followed yet."""
        place = {park: column for column, park in enumerate(self.parks)}
        own = np.stack(
            [self.own[:, :, place[p]] if p in place else np.zeros((2, len(HORIZONS))) for p in parks], axis=-1
        )
        return np.exp(own + self.town[:, :, None])

    def to_bytes(self) -> bytes:
        """Return bytes that `from_bytes` reads."""
        return pack({"own": self.own, "town": self.town}, {"parks": self.parks})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Bands":
        """Return what `to_bytes` wrote; `ValueError` if it is something else."""
        arrays, plain = unpack(data)
        return cls(tuple(plain["parks"]), arrays["own"], arrays["town"])


def fresh(parks: Iterable[str]) -> Bands:
    """Return bands that have seen nothing yet."""
    parks = tuple(sorted(parks))
    size = len(HORIZONS)
    return Bands(parks, np.zeros((2, size, len(parks))), np.zeros((2, size)))


def adopted(bands: Bands, parks: Iterable[str]) -> Bands:
    """Return the same bands for another set of car parks: those that stay keep what they learnt."""
    new = fresh(parks)
    place: Mapping[str, int] = {park: column for column, park in enumerate(bands.parks)}
    own = new.own
    for column, park in enumerate(new.parks):
        if park in place:
            own[:, :, column] = bands.own[:, :, place[park]]
    return Bands(new.parks, own, bands.town.copy())


def observe(bands: Bands, outcomes: Iterable[Outcome]) -> Bands:
    """Return bands that have seen the outcomes of one slot: wider after a miss, slightly narrower otherwise."""
    own = bands.own.copy()
    misses: list[list[tuple[bool, bool]]] = [[] for _ in HORIZONS]
    place = {park: column for column, park in enumerate(bands.parks)}
    for each in outcomes:
        if each.park in place and np.isfinite(each.free):
            few, many = each.free < each.forecast.low, each.free > each.forecast.high
            horizon = HORIZONS.index(each.forecast.minutes)
            own[:, horizon, place[each.park]] += STEP_PARK * (np.array([few, many]) - TAIL)
            misses[horizon].append((few, many))
    town = bands.town.copy()
    for horizon, seen in enumerate(misses):
        if seen:
            town[:, horizon] += STEP_TOWN * (np.mean(seen, axis=0) - TAIL)
    return Bands(bands.parks, own, town)
