"""What a sheet says of this very moment: open or not, until when, the next public holiday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.engine.publishing import Said
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.special import specials, wall
from halles.stalls.directory.queries.states import aware, next_midnight
from halles.town.engine.hours import State, state_at, understood
from halles.town.engine.moments import Holiday, holiday_ahead, reopens_at
from halles.town.models import Town
from halles.town.queries import where_of


@dataclass(frozen=True)
class SheetNow:
    """The state of a sheet at a moment of the clock on the wall."""

    moment: datetime
    state: State | None
    """None where nobody said anything of hours."""
    reopens: datetime | None
    holiday: Holiday | None
    is_understood: bool
    """Whether its hours are, rather than shown as they were written."""
    until: datetime
    """The first moment at which a page that says all this is out of date."""


def sheet_now(row: Sheet, *, town: Town, now: datetime, said: Sequence[Said]) -> SheetNow:
    """Return what is known of a sheet at `now`; `said` is what was said specially of its days."""
    moment, where = wall(now), where_of(town)
    raw = sheet_view(row).hours
    hours, special = understood(raw), [each for each in specials(said) if each.end > moment]
    is_understood = hours is not None or not raw
    if not (hours or special):
        return SheetNow(moment, None, None, None, is_understood, next_midnight(now))
    state = state_at(hours, moment, where=where, special=special)
    return SheetNow(
        moment=moment,
        state=state,
        reopens=reopens_at(hours, state, where=where, special=special),
        holiday=holiday_ahead(hours, moment.date(), where=where, special=special),
        is_understood=is_understood,
        until=min(aware(state.until) or next_midnight(now), next_midnight(now)),
    )
