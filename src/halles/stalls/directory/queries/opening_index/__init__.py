"""Who is open in a town and until when, from an index that each process makes once and keeps true."""

from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.queries.opening_index.kept import current
from halles.stalls.directory.queries.special import wall
from halles.stalls.directory.queries.states import HORIZON
from halles.town.engine.hours import State
from halles.town.engine.hours.index import Answer, states_of
from halles.town.models import Town

__all__ = ["Opening", "opening", "states"]


@dataclass(frozen=True)
class Opening:
    """What holds at a moment for each of `shops`, in their order."""

    shops: list[str]
    answer: Answer
    """Its minutes are those since `start`, of the clock on the wall."""
    start: datetime


def opening(*, town: Town, moment: datetime) -> Opening:
    """Return what every sheet that a town shows says of a moment, as arrays.

    Raises ValueError for a moment that is neither yesterday nor in the month to come.
    """
    at = wall(moment)
    return current(town, lambda index: Opening(list(index.shops), index.query(index.minute(at)), index.start))


def states(*, town: Town, moment: datetime) -> dict[str, State]:
    """Return the state of every sheet that a town shows, by its id, as the slow engine tells it."""
    return current(town, lambda index: states_of(index, wall(moment), horizon=HORIZON))
