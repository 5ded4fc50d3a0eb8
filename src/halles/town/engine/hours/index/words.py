"""From the numbers of an index to states as the rest of the house knows them."""

from datetime import datetime, timedelta

from halles.town.engine.hours.index.row import STATES
from halles.town.engine.hours.index.store import Index
from halles.town.engine.hours.model import OPEN
from halles.town.engine.hours.state import State

Numbers = tuple[int, int, int, int]
"""A state, until when it lasts, when one next opens, and a comment."""


def states_of(index: Index, moment: datetime, *, horizon: int) -> dict[str, State]:
    """Return the state of every shop at a moment of the window, as `state_at` tells it with this horizon."""
    answer, comments = index.query(index.minute(moment)), index.comment_list()
    columns = (answer.states, answer.until, answer.opens, answer.comments)
    end = moment + timedelta(days=horizon)
    alike: dict[Numbers, State] = {}
    found: dict[str, State] = {}
    for shop, *numbers in zip(index.shops, *(column.tolist() for column in columns), strict=True):
        key: Numbers = (numbers[0], numbers[1], numbers[2], numbers[3])
        if key not in alike:
            alike[key] = _state(key, comments, index.start, end)
        found[shop] = alike[key]
    return found


def _state(numbers: Numbers, comments: list[str], start: datetime, end: datetime) -> State:
    state, until, opens, comment = numbers
    now = STATES[state]
    opening = None if now == OPEN else _moment(opens, start, end)
    return State(now, _moment(until, start, end), comments[comment], opening)


def _moment(minute: int, start: datetime, end: datetime) -> datetime | None:
    """Return the moment of a minute; None for what comes after the horizon, or never."""
    found = start + timedelta(minutes=minute)
    return found if found < end else None
