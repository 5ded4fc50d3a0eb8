"""The state of the sheets of a town, by the hours engine: the one seam for who asks what is open.

The same words are judged once; what was said specially of a sheet wins over its hours.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from halles.stalls.directory.models import SpecialHours
from halles.town.engine.hours import (
    CLOSED,
    OPEN,
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
    wall, where = wall_of(moment), where_of(town)
    special = specials_of_town(town=town.slug, since=moment)
    alike: dict[str, State] = {}
    found: dict[str, State] = {}
    for sheet, raw in hours.items():
        if sheet in special:
            found[sheet] = _state(raw, wall, where, special[sheet])
        else:
            found[sheet] = alike.get(raw) or alike.setdefault(raw, _state(raw, wall, where))
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
        key = (raw, start, end)
        if said or key not in alike:
            line = timeline(understood(raw), start, end, where=where, special=said)
            if not said:
                alike[key] = line
        found[sheet] = line if said else alike[key]
    return found


def specials_of_town(*, town: str, since: datetime) -> dict[str, list[Special]]:
    """Return what was said specially of each sheet of a town and is not over at `since`, the latest last."""
    found: dict[str, list[Special]] = defaultdict(list)
    for sheet, *said in _said(SpecialHours.objects.filter(sheet__town=town), since):
        found[sheet].append(_special(*said))
    return found


def specials_of_sheet(*, sheet: str, since: datetime) -> list[Special]:
    """Return what was said specially of one sheet and is not over at `since`, the latest last."""
    return [_special(*said) for _, *said in _said(SpecialHours.objects.filter(sheet=sheet), since)]


def _said(
    rows: QuerySet[SpecialHours], since: datetime
) -> QuerySet[SpecialHours, tuple[str, datetime, datetime, bool]]:
    live = rows.filter(ends_at__gt=since, withdrawn_at=None, pitch=None).order_by("created_at", "id")
    return live.values_list("sheet", "starts_at", "ends_at", "is_open")


def _special(starts_at: datetime, ends_at: datetime, is_open: bool) -> Special:
    return Special(wall_of(starts_at), wall_of(ends_at), OPEN if is_open else CLOSED)


def _state(raw: str, wall: datetime, where: Where, special: Sequence[Special] = ()) -> State:
    return state_at(understood(raw), wall, where=where, special=special, horizon=HORIZON)


def wall_of(moment: datetime) -> datetime:
    """Return a moment as the clock on the town hall shows it."""
    return timezone.localtime(moment).replace(tzinfo=None)


def aware(wall: datetime | None) -> datetime | None:
    """Return a moment of the clock on the town hall as it is kept."""
    return timezone.make_aware(wall) if wall else None


def next_midnight(moment: datetime) -> datetime:
    """Return when the day of a moment ends: "demain" is then another word."""
    day = wall_of(moment).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return timezone.make_aware(day)
