"""Who is open in a town and until when, from an index that each process makes once and keeps true."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.stalls.directory.queries.opening_index.kept import current
from halles.stalls.directory.queries.states import HORIZON, wall_of
from halles.town.engine.hours import OPEN, State
from halles.town.engine.hours.index import STATES, Answer, Index
from halles.town.models import Town

__all__ = ["Opening", "opening", "states"]


@dataclass(frozen=True)
class Opening:
    """What holds at a moment for each of `shops`, in their order."""

    shops: list[str]
    answer: Answer
    """Its minutes are those since `start`, of the clock on the wall."""
    start: datetime
    comments: list[str]


def opening(*, town: Town, moment: datetime) -> Opening:
    """Return what every sheet that a town shows says of a moment, as arrays.

    Raises ValueError for a moment that is not from yesterday to three weeks ahead.
    """
    wall = wall_of(moment)

    def asked(index: Index) -> Opening:
        answer = index.query(index.minute(wall))
        return Opening(list(index.shops), answer, index.start, index.comment_list())

    return current(town, asked)


def states(*, town: Town, moment: datetime) -> dict[str, State]:
    """Return the state of every sheet that a town shows, by its id, as the slow engine tells it."""
    told = opening(town=town, moment=moment)
    answer, end = told.answer, wall_of(moment) + timedelta(days=HORIZON)
    alike: dict[tuple[int, int, int, int], State] = {}
    columns = (answer.states.tolist(), answer.until.tolist(), answer.opens.tolist(), answer.comments.tolist())
    found = {}
    for shop, *values in zip(told.shops, *columns, strict=True):
        key = (values[0], values[1], values[2], values[3])
        found[shop] = alike.get(key) or alike.setdefault(key, _state(told, *key, end=end))
    return found


def _state(told: Opening, state: int, until: int, opens: int, comment: int, *, end: datetime) -> State:
    """Return a state in words; what comes after `end` is beyond what one is told."""

    def moment(minute: int) -> datetime | None:
        found = told.start + timedelta(minutes=minute)
        return found if found < end else None

    now = STATES[state]
    return State(now, moment(until), told.comments[comment], None if now == OPEN else moment(opens))
