"""The indexes that a process keeps, one for each town that was asked about.

What was recorded since an index was made is found in the journal: a sheet that changed is read again, the
others are not. The window moves on by itself, a week at a time.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.timezone import make_aware

from halles.journal.queries import head_position, marks_read, touched_after
from halles.kit.prepared import Prepared
from halles.stalls.directory.events import ClaimCodesIssued, HolidayAsked
from halles.stalls.directory.models import Sheet, SpecialHours
from halles.stalls.directory.queries.cards import listed
from halles.stalls.directory.queries.special import specials_of_town, standing_rows, wall
from halles.stalls.directory.queries.timetables import midnight
from halles.town.engine.hours import CLOSED, OPEN, Interval, Special, Where, timeline, understood
from halles.town.engine.hours.index import Index
from halles.town.models import Town
from halles.town.queries import where_of

DAYS, BEFORE, MOVED = 38, 1, 7
"""How long the window is, how much of it is past when it is made, and after how much more it is made anew."""
MOST_CHANGES = 500
"""Sheets that changed, beyond which all are read again."""
QUIET = frozenset({ClaimCodesIssued.kind, HolidayAsked.kind})
"""What is recorded of many sheets at once and changes the hours of none."""
ONE_DAY = timedelta(days=1)

Answered = TypeVar("Answered")
Seen = tuple[int, object]


@dataclass
class Kept:
    """The index of a town, and up to where it follows the journal."""

    where: Where
    index: Index
    position: int
    mark: int
    seen: Seen | None = None
    """The state of the database, as this process counts it, for which nothing is left to follow."""


_kept: dict[str, Kept] = {}
_lock = threading.Lock()


def current(town: Town, asked: Callable[[Index], Answered]) -> Answered:
    """Return what `asked` makes of the index of a town as it is now; no other thread changes it meanwhile."""
    with _lock:
        kept, where = _kept.get(town.pk), where_of(town)
        if kept is None or kept.where != where or _is_old(kept.index) or not _follow(town, kept):
            kept = _kept[town.pk] = _made(town, where)
        return asked(kept.index)


def _is_old(index: Index) -> bool:
    return not BEFORE * ONE_DAY <= _today() - index.start < (BEFORE + MOVED) * ONE_DAY


def _today() -> datetime:
    return midnight(wall(timezone.now()).date())


def _made(town: Town, where: Where) -> Kept:
    """Make the index of a town; what is recorded while it is read is followed at the next question."""
    seen, position, mark = _seen(), head_position(), _mark(town)
    kept = Kept(where, Index(start=_today() - BEFORE * ONE_DAY, days=DAYS), position, mark, seen)
    special = specials_of_town(town=town.slug, since=_since(kept))
    for sheet, *told in _ALL.rows(town=town.slug):
        _put(kept, sheet, _hours(*told), tuple(special.get(sheet, ())))
    return kept


def _follow(town: Town, kept: Kept) -> bool:
    """Bring an index up to date; False where so much changed that it is rather made anew."""
    seen = _seen()
    if seen is not None and seen == kept.seen:
        return True
    mark = _mark(town)
    if mark != kept.mark and not _replayed(town, kept):
        return False
    kept.mark, kept.seen = mark, seen
    return True


def _replayed(town: Town, kept: Kept) -> bool:
    """Read again the sheets that the journal names; on PostgreSQL its last entries have no position yet."""
    found = touched_after(town=town.slug, position=kept.position)
    rows = [row for row in found if row[1].startswith("directory.")]
    sheets = {subject for _, _, subject in rows if subject}
    if len(sheets) > MOST_CHANGES or any(not subject and kind not in QUIET for _, kind, subject in rows):
        return False
    for sheet in sheets:
        _read_again(town, kept, sheet)
    kept.position = max([kept.position, *(position for position, _, _ in rows if position)])
    return True


def _read_again(town: Town, kept: Kept, sheet: str) -> None:
    rows = _ONE.rows(town=town.slug, sheet=sheet)
    if not rows:
        kept.index.remove(sheet)
    special = [_special(row) for row in _SAID.instances(sheet=sheet)]
    for _, *told in rows:
        _put(kept, sheet, _hours(*told), tuple(each for each in special if each.end > kept.index.start))


def _put(kept: Kept, sheet: str, hours: str, special: tuple[Special, ...]) -> None:
    """Give a sheet its timetable: that of all who say the same, its own where something special is said."""
    start, end = kept.index.start, kept.index.end

    def spans() -> list[Interval]:
        return timeline(understood(hours), start, end, where=kept.where, special=special)

    kept.index.replace(sheet, (hours, special), spans)


def _rows(town: str) -> QuerySet[Sheet, Any]:
    return listed(town).order_by().values_list("id", "hours", "without", "osm__hours")


def _row(town: str, sheet: str) -> QuerySet[Sheet, Any]:
    return _rows(town).filter(pk=sheet)


def _said(sheet: str) -> QuerySet[SpecialHours, Any]:
    return standing_rows().filter(sheet=sheet)


_ALL, _ONE, _SAID = Prepared(_rows, "town"), Prepared(_row, "town", "sheet"), Prepared(_said, "sheet")
"""A sheet that changed is read in statements written once: writing them takes longer than the answer."""


def _special(row: SpecialHours) -> Special:
    return Special(wall(row.starts_at), wall(row.ends_at), OPEN if row.is_open else CLOSED)


def _hours(own: str, without: str, theirs: str | None) -> str:
    """Return the hours that a sheet shows (see `engine.merge`)."""
    return own or ("" if '"hours"' in without else theirs) or ""


def _since(kept: Kept) -> datetime:
    return make_aware(kept.index.start)


def _mark(town: Town) -> int:
    topic = f"{town.slug}/directory"
    return marks_read([topic])[topic]


def _seen() -> Seen | None:
    """Return what is different once anything was committed; None where that is not known.

    Within a transaction what one reads is older than what others committed. A process born by a fork counts
    anew.
    """
    if not settings.SHELF_CHANGED or connection.in_atomic_block:
        return None
    version = import_string(settings.SHELF_CHANGED)()
    return None if version is None else (os.getpid(), version)
