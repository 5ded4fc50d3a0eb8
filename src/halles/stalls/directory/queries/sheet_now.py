"""What a sheet says of this very moment: open or not, until when, the next public holiday."""

from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.states import aware, next_midnight, specials_of_sheet, wall_of
from halles.town.engine.hours import Special, State, state_at, understood
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
    special: tuple[Special, ...]
    is_understood: bool
    """Whether its hours are, rather than shown as they were written."""
    until: datetime
    """The first moment at which a page that says all this is out of date."""


def sheet_now(row: Sheet, *, town: Town, now: datetime) -> SheetNow:
    """Return what is known of a sheet at `now`; asks the database for what was said specially, if anything."""
    wall, where = wall_of(now), where_of(town)
    raw = sheet_view(row).hours
    hours = understood(raw)
    has_special = getattr(row, "has_special", True)
    special = specials_of_sheet(sheet=row.pk, since=now) if has_special else []
    if not (hours or special):
        return SheetNow(wall, None, None, None, (), is_understood=not raw, until=next_midnight(now))
    state = state_at(hours, wall, where=where, special=special)
    changes = (aware(state.until) if state.until else None, next_midnight(now))
    return SheetNow(
        moment=wall,
        state=state,
        reopens=reopens_at(hours, state, where=where, special=special),
        holiday=holiday_ahead(hours, wall.date(), where=where, special=special),
        special=tuple(special),
        is_understood=hours is not None or not raw,
        until=min(moment for moment in changes if moment),
    )
