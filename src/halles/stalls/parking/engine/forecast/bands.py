"""How wide the intervals must be, and how far the net is trusted: both follow what really happened."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import Flags, Floats
from halles.stalls.parking.engine.forecast.outlook import HORIZONS, NOMINAL, Forecast
from halles.stalls.parking.engine.forecast.packing import pack, unpack

TAIL = (1 - NOMINAL) / 2
OWN_STEP = 0.02
TOWN_STEP = np.array([0.15, 0.18, 0.22, 0.3])
"""Steps of the bounds after a miss, by horizon: what disturbs a town disturbs its car parks together."""
TOWN_KEEP = 0.99
"""What stays of the town's part from one slot to the next: a bad day widens the next ones little."""
NARROWEST, WIDEST = -1.5, 2.0
TRUSTS = np.linspace(0, 1, 5)
TRUST_KEEP = 0.5 ** (1 / (3 * 96))
"""Losses of three days ago count half."""


@dataclass(frozen=True)
class Outcome:
    """What was really free [spaces] when a forecast's time had come; NaN if nobody knows."""

    park: str
    forecast: Forecast
    free: float


@dataclass(frozen=True)
class Bands:
    """Logarithms of what moves bounds out: own [2, 2, H, P] and of the town [2, 2, H].

    First night and day, then below and above the centre (in shares taken). losses [5, H]: of each trust.
    """

    parks: tuple[str, ...]
    own: Floats
    town: Floats
    losses: Floats

    def factors(self, *, by_day: bool) -> Floats:
        """Return the factor of each bound [2, H, P]."""
        part = int(by_day)
        return np.exp(self.own[part] + self.town[part][..., None])

    def trust(self) -> Floats:
        """Return the share of the net in the centre [H], 0..1: what would have erred least of late."""
        favour = 1e-9 * np.arange(len(TRUSTS))[:, None]
        return TRUSTS[np.argmin(self.losses - favour, 0)]

    def fitting(self, parks: Iterable[str]) -> "Bands":
        """Return the same bands for other car parks: those that stay keep what they learnt."""
        new = fresh(parks)
        place = {park: column for column, park in enumerate(self.parks)}
        for column, park in enumerate(new.parks):
            if park in place:
                new.own[..., column] = self.own[..., place[park]]
        return Bands(new.parks, new.own, self.town.copy(), self.losses.copy())

    def to_bytes(self) -> bytes:
        """Return bytes that `from_bytes` reads."""
        return pack({"own": self.own, "town": self.town, "losses": self.losses}, {"parks": self.parks})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Bands":
        """Return what `to_bytes` wrote; `ValueError` if it is something else."""
        arrays, plain = unpack(data)
        return cls(tuple(plain["parks"]), arrays["own"], arrays["town"], arrays["losses"])


def fresh(parks: Iterable[str]) -> Bands:
    """Return bands that have seen nothing yet."""
    parks = tuple(sorted(parks))
    size = len(HORIZONS)
    return Bands(
        parks, np.zeros((2, 2, size, len(parks))), np.zeros((2, 2, size)), np.zeros((len(TRUSTS), size))
    )


def observe(bands: Bands, outcomes: Iterable[Outcome]) -> Bands:
    """Return bands that have seen the outcomes of one slot: wider after a miss, slightly narrower otherwise.

    Outcomes of car parks that the bands do not know, or that nobody knows (NaN), change nothing.
    """
    size = (len(HORIZONS), len(bands.parks))
    low, high, usual, learnt, came = (np.full(size, np.nan) for _ in range(5))
    by_day = np.zeros(len(HORIZONS), np.bool_)
    place = {park: column for column, park in enumerate(bands.parks)}
    for each in outcomes:
        said = each.forecast
        if each.park in place and said.capacity > 0:
            cell = HORIZONS.index(said.minutes), place[each.park]
            low[cell], high[cell], usual[cell], learnt[cell] = (
                1 - value / said.capacity for value in (said.high, said.low, said.usual, said.learnt)
            )
            came[cell] = 1 - min(max(each.free / said.capacity, 0.0), 1.0)
            by_day[cell[0]] = said.by_day
    return followed(bands, Seen(low, high, usual, learnt, came, by_day))


@dataclass(frozen=True)
class Seen:
    """Bounds, both centres and what came, as shares taken [H, P] (NaN unknown); whether said by day [H]."""

    low: Floats
    high: Floats
    usual: Floats
    learnt: Floats
    came: Floats
    by_day: Flags


HAIR = 1e-9


def followed(bands: Bands, seen: Seen) -> Bands:
    """Return bands that have seen what came of one slot's forecasts."""
    own, town, losses = bands.own.copy(), bands.town.copy(), bands.losses * TRUST_KEEP
    is_known = np.isfinite(seen.came) & np.isfinite(seen.low)
    misses = np.stack([seen.came < seen.low - HAIR, seen.came > seen.high + HAIR])
    for horizon in np.flatnonzero(is_known.any(1)).tolist():
        known, part = is_known[horizon], int(seen.by_day[horizon])
        excess = np.where(known, misses[:, horizon] - TAIL, 0)
        own[part, :, horizon] += OWN_STEP * excess
        town[part, :, horizon] *= TOWN_KEEP
        town[part, :, horizon] += TOWN_STEP[horizon] * excess.sum(1) / known.sum()
        if part:
            usual, learnt = seen.usual[horizon, known], seen.learnt[horizon, known]
            centres = np.clip(usual + TRUSTS[:, None] * (learnt - usual), 0, 1)
            losses[:, horizon] += np.abs(centres - seen.came[horizon, known]).sum(1)
    return Bands(bands.parks, np.clip(own, NARROWEST, WIDEST), np.clip(town, NARROWEST, WIDEST), losses)
