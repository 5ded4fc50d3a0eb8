"""Silent is not unchanged: each device teaches how long it usually says nothing, hour by hour.

What is learnt of a clock hour: the longest silence that nine days in ten of the last 28 did not exceed
around that hour, nor the last four same weekdays (a shop's car park sleeps on Sundays), of which a silence
that was itself "unknown" counts no more than that. A silence becomes "unknown" at the first moment when it
lasts three times what is usual at that hour. A third of it is the device's interval: known when the silence
begins, so that nobody waits longer than was said.

Everything is derived from the moments at which the device was heard, in whatever order they came.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

State = Literal["live", "silent", "stuck", "learning"]
Moments = NDArray[np.int64]
"""Sorted seconds since 1970."""

HOUR, DAY = 3_600, 86_400
TIMES = 3
"""A device is unknown once it is silent for so many of its intervals."""
DAYS, SHARE = 28, 0.9
SAME_WEEKDAYS = (6, 13, 20, 27)
"""Which of the last 28 days are the same day of the week."""
MIN_DAYS, MIN_HEARD = 7, 24
"""Before so many days and messages, the interval that the register declares is the one that counts."""
OUTAGE = 2 * DAY
"""A longer silence is an outage: nothing is learnt from it."""
RECENT = 5
"""A device that was told to speak less often is believed after so many messages."""
SHORTEST = 60
QUARTER = 900


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long a device may say nothing, and say the same, from its last message on; in seconds."""

    interval_s: int
    """It usually says nothing for at most so long."""
    silent_after_s: int
    stuck_after_s: int
    """0: nothing is known of how its values change."""
    known: bool
    """Learnt; otherwise it is what the register declares."""


def learn(heard: Moments, changed: NDArray[np.bool_], *, declared_s: int) -> Rhythm:
    """Return the rhythm that follows from when a device was heard, and whether it said something new.

    `heard` is sorted, `changed` as long as it; 32 days are enough. `declared_s` counts until it is learnt.
    """
    usual = _interval(heard)
    interval = usual or declared_s
    unchanged = _interval(heard[changed]) if usual else 0
    return Rhythm(interval, TIMES * interval, TIMES * unchanged, bool(usual))


def state_at(rhythm: Rhythm, *, last_heard: int | None, last_changed: int | None, now: int) -> State:
    """Return what a page may say of a device at `now`; moments in seconds, None for never."""
    if last_heard is None:
        return "learning"
    if now - last_heard > rhythm.silent_after_s:
        return "silent"
    if not rhythm.known:
        return "learning"
    if rhythm.stuck_after_s and last_changed is not None and now - last_changed > rhythm.stuck_after_s:
        return "stuck"
    return "live"


def is_source_silent(rhythm: Rhythm, *, last_heard: int, now: int) -> bool:
    """Say whether a device's silence is its source's: everything that speaks through it is silent too.

    The rhythm and `last_heard` are those of all messages of the source together. Such a silence is one alarm.
    """
    return now - last_heard > rhythm.interval_s


def spread(starts: Moments, numbers: NDArray[np.int64]) -> Moments:
    """Return moments for so many messages in each quarter of an hour, evenly: what is left of a day."""
    each = np.repeat(starts, numbers)
    rank = np.arange(len(each)) - np.repeat(np.cumsum(numbers) - numbers, numbers)
    return np.asarray(each + (2 * rank + 1) * QUARTER // (2 * np.repeat(numbers, numbers)), dtype=np.int64)


def usual_silences(moments: Moments, hours: Moments) -> NDArray[np.float64]:
    """Return the usual longest silence in seconds in each clock hour (hours since 1970); NaN: not known."""
    days = DAY * np.arange(1, DAYS + 1)
    starts = (hours * HOUR)[:, None] - days[None, :] - HOUR
    longest = _longest(moments, starts, starts + 3 * HOUR)
    most = _low_quantile(longest, SHARE)
    same_weekday = _low_quantile(longest[:, SAME_WEEKDAYS], 1.0)
    return np.fmax(most, np.minimum(same_weekday, TIMES * most))


def _interval(moments: Moments) -> int:
    """Return a third of the silence that is allowed from the last moment on, in whole seconds; 0: unknown."""
    if len(moments) < MIN_HEARD or moments[-1] - moments[0] < MIN_DAYS * DAY:
        return 0
    last = int(moments[-1])
    recent = float(np.median(np.diff(moments[-RECENT - 1 :])))
    hours = last // HOUR + np.arange(OUTAGE // HOUR)
    usual = np.fmax(usual_silences(moments[moments >= last - (DAYS + 4) * DAY], hours), max(recent, SHORTEST))
    deadlines = np.maximum(hours * HOUR, last + TIMES * usual)
    reached = np.flatnonzero(deadlines < (hours + 1) * HOUR)
    deadline = deadlines[reached[0]] if len(reached) else last + TIMES * float(usual.max())
    return int(-(-(deadline - last) // TIMES))


def _longest(moments: Moments, starts: Moments, ends: Moments) -> NDArray[np.float64]:
    """Return the longest silence reached within each window; NaN where that is not known, or an outage."""
    silences = np.append(np.diff(moments), 0)
    before = np.searchsorted(moments, starts, "right") - 1
    within = np.searchsorted(moments, ends, "left") - 1
    known = (before >= 0) & (ends <= moments[-1])
    first, last = np.where(known, before, 0), np.where(known, within, 0)
    closed = np.maximum.reduceat(silences, np.stack((first, last), axis=-1).ravel())[::2].reshape(first.shape)
    closed = np.where(last > first, closed, 0)
    longest = np.maximum(closed, ends - moments[last]).astype(float)
    longest[~known | (np.maximum(closed, silences[last]) > OUTAGE)] = np.nan
    return longest


def _low_quantile(rows: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Return for each row the greatest of the `share` smallest known values; NaN where none is known."""
    ranked = np.sort(rows, axis=1)
    known = np.count_nonzero(~np.isnan(rows), axis=1)
    at = np.maximum(np.ceil(share * known - 1e-9).astype(int) - 1, 0)
    return np.asarray(ranked[np.arange(len(rows)), at])
