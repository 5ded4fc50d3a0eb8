"""Replay a log through the engine as the hourly job and the pages use it: when was a sensor "unknown"?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from halles.stalls.sensing.bench.dead_sensors_logs import Sensor
from halles.stalls.sensing.engine.silence import (
    DAY,
    HOUR,
    MIN_DAYS,
    OUTAGE,
    QUARTER,
    Moments,
    Rhythm,
    is_source_silent,
    learn,
    spread,
    state_at,
    usual_silences,
)

KEPT = 32 * DAY
DECLARED = 1_800
SUSPECT = 1.5
"""Only hours in which a silence passes so many times the usual one are replayed: no other can alarm."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A time during which a sensor was shown as unknown, and how long nothing new came around it."""

    start: int
    end: int
    unchanged_s: int
    by_source: bool


def rhythm_at(sensor: Sensor, moment: int) -> Rhythm:
    """Return what the job of the clock hour of `moment` had learnt."""
    job = moment // HOUR * HOUR
    first, last = np.searchsorted(sensor.heard, (job - KEPT, job))
    heard, changed = as_kept(sensor.heard[first:last], sensor.changed[first:last], job)
    return learn(heard, changed, declared_s=DECLARED)


def as_kept(heard: Moments, changed: NDArray[np.bool_], job: int) -> tuple[Moments, NDArray[np.bool_]]:
    """Return what the house still knows: each moment of a day, and before it how many in each quarter."""
    old = int(np.searchsorted(heard, (job - DAY) // QUARTER * QUARTER))
    starts, at, numbers = np.unique(heard[:old] // QUARTER * QUARTER, return_index=True, return_counts=True)
    if not old:
        return heard, changed
    new = np.logical_or.reduceat(changed[:old], at)
    return np.append(spread(starts, numbers), heard[old:]), np.append(np.repeat(new, numbers), changed[old:])


def months(sensor: Sensor) -> float:
    """Return for how many months of 30.44 days a sensor was judged: from its eighth day on."""
    return max(0.0, float(sensor.heard[-1] - sensor.heard[0]) / DAY - MIN_DAYS) / 30.44


def spells(sensor: Sensor, source: Moments) -> list[Spell]:
    """Return when a sensor was unknown between its eighth day and the last message, each time once."""
    joined: list[tuple[int, int]] = []
    for start, end in _unknown(sensor):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [_spell(sensor, source, start, end) for start, end in joined]


def _spell(sensor: Sensor, source: Moments, start: int, end: int) -> Spell:
    new = sensor.heard[sensor.changed]
    after = int(np.searchsorted(new, start, "right"))
    next_ = int(new[after]) if after < len(new) else end
    return Spell(start, end, next_ - int(new[after - 1]), _is_by_source(source, start))


def _is_by_source(source: Moments, moment: int) -> bool:
    if not len(source):
        return False
    job = moment // HOUR * HOUR
    known = source[np.searchsorted(source, job - KEPT) : np.searchsorted(source, job)]
    rhythm = learn(known, np.ones(len(known), dtype=bool), declared_s=DECLARED)
    last = int(source[np.searchsorted(source, moment, "right") - 1])
    return is_source_silent(rhythm, last_heard=last, now=moment)


def _unknown(sensor: Sensor) -> Iterator[tuple[int, int]]:
    """Yield each stretch, hour by hour, in which a page would have said unknown."""
    for hour in _suspect_hours(sensor):
        rhythm = rhythm_at(sensor, hour * HOUR)
        for begin, end in stretches(sensor.heard, hour):
            yield from stretch(sensor, rhythm, begin, end)


def stretch(sensor: Sensor, rhythm: Rhythm, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the part of a time without message in which the sensor is unknown, if there is one."""
    heard, changed = last_before(sensor, begin)
    at = max(begin, heard + rhythm.silent_after_s + 1)
    if rhythm.known and rhythm.stuck_after_s:
        at = min(at, max(begin, changed + rhythm.stuck_after_s + 1))
    if at < end and state_at(rhythm, last_heard=heard, last_changed=changed, now=at) in {"silent", "stuck"}:
        yield at, end


def last_before(sensor: Sensor, moment: int) -> tuple[int, int]:
    """Return when a sensor was last heard, and last said something new, at a moment."""
    at = int(np.searchsorted(sensor.heard, moment, "right")) - 1
    new = sensor.heard[: at + 1][sensor.changed[: at + 1]]
    return int(sensor.heard[at]), int(new[-1])


def stretches(heard: Moments, hour: int) -> Sequence[tuple[int, int]]:
    """Return the times between messages within a clock hour."""
    first, last = np.searchsorted(heard, (hour * HOUR + 1, (hour + 1) * HOUR))
    edges = [hour * HOUR, *heard[first:last].tolist(), (hour + 1) * HOUR]
    return list(pairwise(edges))


def _suspect_hours(sensor: Sensor) -> list[int]:
    first, last = int(sensor.heard[0] + MIN_DAYS * DAY) // HOUR + 1, int(sensor.heard[-1]) // HOUR
    hours = np.arange(first, last, dtype=np.int64)
    if not len(hours):
        return []
    suspect = np.zeros(len(hours), dtype=bool)
    for moments in (sensor.heard, sensor.heard[sensor.changed]):
        suspect |= ~(_ages(moments, hours) <= SUSPECT * usual_silences(moments, hours))
    return hours[suspect].tolist()


def _ages(moments: Moments, hours: Moments) -> np.ndarray:
    """Return the longest silence reached in each clock hour, outages and silences not yet over included."""
    edges = np.unique(np.concatenate((moments, hours * HOUR, (hours + 1) * HOUR)))
    before = moments[np.maximum(np.searchsorted(moments, edges, "left") - 1, 0)]
    ages = edges - before
    at = np.searchsorted(edges, hours * HOUR, "right")
    until = np.searchsorted(edges, (hours + 1) * HOUR, "right")
    return np.array([ages[a:b].max() for a, b in zip(at, until, strict=True)])


def is_outage(spell: Spell) -> bool:
    """Say whether a sensor was truly dead: nothing new from it for over two days."""
    return spell.unchanged_s > OUTAGE
