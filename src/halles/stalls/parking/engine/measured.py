"""What the sensors of one car park measure together: its free places, or that this is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

FREE: Final = "free"
OCCUPIED: Final = "occupied"
SPOT: Final = "spot"
FEWEST_SPOTS: Final = 5
"""Below it, the state of places would tell the habits of whoever lives there: nothing is published."""


class Told(NamedTuple):
    """What one device last said of the car park."""

    device: str
    role: str
    value: float
    """Places: free, or taken; of a SPOT 1 when it is taken, 0 when it is free."""
    at: datetime
    until: datetime
    """When it is no longer to be told, if nothing more is heard."""
    is_live: bool
    """Neither silent nor stuck."""
    is_simulated: bool


@dataclass(frozen=True)
class Measured:
    """What is measured; `free` is None where that is not known, which is never a partial number."""

    free: int | None
    at: datetime
    """When the latest of them spoke."""
    is_stale: bool
    """A device is silent or stuck."""
    is_simulated: bool
    sees_places: bool
    """Sensors see each place; a counter at the way in sees only what comes and goes."""


def measured(told: Sequence[Told], *, capacity: int | None) -> Measured | None:
    """Return what devices measure together; None where nothing may be told of this car park.

    Counters at the ways in win over sensors under places. Of a counter that says both, what is free counts;
    taken places need `capacity`. One device that is silent or stuck makes the whole unknown.
    """
    used = used_of(told)
    if not used:
        return None
    is_stale = not all(each.is_live for each in used)
    return Measured(
        free=None if is_stale else free_of(used, capacity=capacity),
        at=max(each.at for each in used),
        is_stale=is_stale,
        is_simulated=any(each.is_simulated for each in used),
        sees_places=used[0].role == SPOT,
    )


def used_of(told: Sequence[Told]) -> list[Told]:
    """Return what counts of it."""
    chosen = chosen_of((each.device, each.role) for each in told)
    return [each for each in told if (each.device, each.role) in chosen]


def chosen_of(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which (device, role) count: one role of each counter, else sensors under enough places."""
    given = list(pairs)
    says_free = {device for device, role in given if role == FREE}
    counters = {(device, FREE) for device in says_free}
    counters |= {(device, role) for device, role in given if role == OCCUPIED and device not in says_free}
    spots = [pair for pair in given if pair[1] == SPOT]
    return counters or (set(spots) if len(spots) >= FEWEST_SPOTS else set())


def free_of(used: Sequence[Told], *, capacity: int | None) -> int | None:
    """Return the free places that live devices tell; None where they cannot be added up."""
    roles = {each.role for each in used}
    total = sum(each.value for each in used)
    if roles == {FREE}:
        return max(0, round(total))
    if roles == {SPOT}:
        return sum(each.value < 0.5 for each in used)
    if roles == {OCCUPIED} and capacity is not None:
        return max(0, round(capacity - total))
    return None  # one counts what is free, another what is taken: of which part, nobody said


def open_free(free: int, *, capacity: int | None, closed: int, counts_closed: bool) -> int:
    """Return how many of `free` places can be had while `closed` places are taken away.

    A counter at the way in takes a closed place, where nobody parks, for a free one (`counts_closed`): they
    go off. Whoever sees the places themselves did not count them: then they only bound what is left.
    """
    if counts_closed:
        return max(0, free - closed)
    return free if capacity is None else min(free, max(0, capacity - closed))
