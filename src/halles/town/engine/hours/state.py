"""Whether a place is open at a moment, until when, and when it next opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.town.engine.hours.evaluate import Interval
from halles.town.engine.hours.model import CLOSED, OPEN
from halles.town.engine.hours.reading import Hours
from halles.town.engine.hours.timeline import Special, timeline
from halles.town.engine.hours.where import Where

HORIZON = 14
"""Days within which a change is looked for."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known at a moment."""

    now: str
    until: datetime | None = None
    """The first moment it is something else; None: not within the horizon."""
    comment: str = ""
    next_open: datetime | None = None
    """When it next opens, where it is not open now."""


def state_at(
    hours: Hours | None,
    moment: datetime,
    *,
    where: Where,
    special: Sequence[Special] = (),
    doubt_holidays: bool = True,
    horizon: int = HORIZON,
) -> State:
    """Return the state at a moment; `horizon` is the number of days that are looked at."""
    end = moment + timedelta(days=horizon)
    found = timeline(hours, moment, end, where=where, special=special, doubt_holidays=doubt_holidays)
    now = found[0] if found and found[0].start == moment else None
    opening = next((each.start for each in found if each.state == OPEN and each.start > moment), None)
    if now is None:
        return State(CLOSED, found[0].start if found else None, next_open=opening)
    until = _until(found)
    return State(
        now.state,
        until if until < end else None,
        now.comment,
        None if now.state == OPEN else opening,
    )


def _until(found: list[Interval]) -> datetime:
    """Return when the first state ends; a change of comment alone is none."""
    end = found[0].end
    for each in found[1:]:
        if each.start != end or each.state != found[0].state:
            break
        end = each.end
    return end
