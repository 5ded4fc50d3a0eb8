"""The state of the sheets of a town, by the hours engine: the one seam for who asks what is open.

The same words are judged once; what was said specially of a sheet wins over its hours.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from halles.stalls.directory.queries.special import specials_of_town, wall
from halles.town.engine.hours import (
    Interval,
    Special,
    State,
    Where,
    state_at,
    timeline,
    understood,
)
from halles.town.models import Town
from halles.town.queries import where_of

HORIZON = 8
"""Days within which a change of state is looked for in a list."""


def states(*, town: Town, moment: datetime, hours: Mapping[str, str]) -> dict[str, State]:
    """Return the state of sheets at a moment; `hours` are what each of them shows, by its id."""
    where = where_of(town)
    special = specials_of_town(town=town.slug, since=moment)
    alike: dict[str, State] = {}
    found: dict[str, State] = {}
    for sheet, raw in hours.items():
        if sheet in special:
            found[sheet] = _state(raw, wall(moment), where, special[sheet])
        else:
            found[sheet] = alike.get(raw) or alike.setdefault(raw, _state(raw, wall(moment), where))
    return found


def lines(
    *, town: Town, hours: Mapping[str, str], spans: Mapping[str, tuple[datetime, datetime]]
) -> dict[str, list[Interval]]:
    """Return the time line of sheets, each over its own span of wall clock time."""
    where = where_of(town)
    first = min((start for start, _ in spans.values()), default=None)
    special = specials_of_town(town=town.slug, since=timezone.make_aware(first)) if first else {}
    alike: dict[tuple[str, datetime, datetime], list[Interval]] = {}
    found: dict[str, list[Interval]] = {}
    for sheet, (start, end) in spans.items():
        raw, said = hours[sheet], special.get(sheet, ())
        line = None if said else alike.get((raw, start, end))
        if line is None:
            line = timeline(understood(raw), start, end, where=where, special=said)
        if not said:
            alike[raw, start, end] = line
        found[sheet] = line
    return found


def _state(raw: str, moment: datetime, where: Where, special: Sequence[Special] = ()) -> State:
    return state_at(understood(raw), moment, where=where, special=special, horizon=HORIZON)


def aware(wall: datetime | None) -> datetime | None:
    """Return a moment of the clock on the town hall as it is kept."""
    return timezone.make_aware(wall) if wall else None


def next_midnight(moment: datetime) -> datetime:
    """Return when the day of a moment ends: "demain" is then another word."""
    day = wall(moment).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return timezone.make_aware(day)
