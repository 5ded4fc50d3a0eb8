"""Faults injected into real logs at seeded times: a sensor dies, or says the same for ever."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from halles.stalls.sensing.bench.dead_sensors_logs import Sensor
from halles.stalls.sensing.bench.dead_sensors_replay import last_before, rhythm_at, stretch, stretches
from halles.stalls.sensing.engine.silence import DAY, HOUR, MIN_DAYS, TIMES, state_at

Kind = Literal["dead", "stuck"]
TEST_SHARE = 0.4
"""Faults strike in this last part of a log."""
AFTER = 4 * DAY
"""So much of the log is left after a fault."""
WITHIN = 21 * DAY
TRIES = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One injected fault, and when it was shown."""

    log: str
    kind: Kind
    delay_s: int | None
    """From the fault to "unknown"; None: not within three weeks."""
    interval_s: int
    """The sensor's learnt interval, of saying nothing or nothing new, at its last good message."""
    shown_s: int
    """The interval that the page showed just before the fault."""

    @property
    def is_detected(self) -> bool:
        """Say whether it was shown within three learnt intervals."""
        return self.delay_s is not None and self.delay_s <= TIMES * self.interval_s + 1


def inject(sensor: Sensor, kind: Kind, number: int, *, seed: str) -> Iterator[Fault]:
    """Yield so many faults of a kind, each in a fresh copy of the log, at times when the sensor was live."""
    draw = random.Random(f"{seed}/{sensor.name}/{kind}")  # noqa: S311
    first, last = int(sensor.heard[0]), int(sensor.heard[-1])
    begin = max(first + (MIN_DAYS + 1) * DAY, last - int(TEST_SHARE * (last - first)))
    for _ in range(number if begin < last - AFTER else 0):
        for _ in range(TRIES):
            moment = draw.randrange(begin, last - AFTER)
            if _is_live(sensor, moment):
                yield _struck(sensor, kind, moment)
                break


def _is_live(sensor: Sensor, moment: int) -> bool:
    heard, changed = last_before(sensor, moment)
    rhythm = rhythm_at(sensor, moment)
    state = state_at(rhythm, last_heard=heard, last_changed=changed, now=moment)
    return state == "live" and (rhythm.stuck_after_s > 0)


def _struck(sensor: Sensor, kind: Kind, moment: int) -> Fault:
    broken = _broken(sensor, kind, moment)
    before = rhythm_at(sensor, moment)
    heard, changed = last_before(broken, moment)
    good = heard if kind == "dead" else changed
    learnt = rhythm_at(_broken(sensor, "dead", good), good + HOUR)
    at = _noticed(broken, moment)
    stuck = kind == "stuck"
    interval = learnt.stuck_after_s // TIMES if stuck else learnt.interval_s
    shown = before.stuck_after_s // TIMES if stuck else before.interval_s
    return Fault(sensor.log, kind, None if at is None else at - moment, interval, shown)


def _broken(sensor: Sensor, kind: Kind, moment: int) -> Sensor:
    """Return the sensor as it would have been: silent, or the same value at the same times."""
    if kind == "dead":
        until = int(np.searchsorted(sensor.heard, moment, "right"))
        return replace(sensor, heard=sensor.heard[:until], changed=sensor.changed[:until])
    return replace(sensor, changed=sensor.changed & (sensor.heard <= moment))


def _noticed(sensor: Sensor, moment: int) -> int | None:
    """Return when the page says unknown, job after job and message after message."""
    for hour in range(moment // HOUR, (moment + WITHIN) // HOUR):
        rhythm = rhythm_at(sensor, hour * HOUR)
        for begin, end in stretches(sensor.heard, hour):
            for at, _ in stretch(sensor, rhythm, max(begin, moment), end):
                return at
    return None
