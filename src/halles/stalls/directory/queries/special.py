"""What shops said of days that are not as usual: for the hours engine, for calendars, for their holders."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from halles.kit.versions import UNDO
from halles.stalls.directory.engine.publishing import Said
from halles.stalls.directory.models import SpecialHours
from halles.town.engine.hours import CLOSED, OPEN, Special, Where, spans_on, understood

COLUMNS = ("id", "starts_at", "ends_at", "is_open", "news__text", "source")


class TownSaid(NamedTuple):
    """An exception of a shop, among those of its town."""

    slug: str
    name: str
    said: Said


def special_of(*, sheet: str, since: datetime) -> list[Special]:
    """Return the exceptions of a sheet that end after `since`, in the order they were said."""
    return specials(said_of(sheet=sheet, since=since))


def specials_of_town(*, town: str, since: datetime) -> dict[str, list[Special]]:
    """Return the exceptions of a town's sheets by the sheet's id, in one statement."""
    found: dict[str, list[Special]] = defaultdict(list)
    rows = _valid(since).filter(sheet__town=town).values_list("sheet", *COLUMNS)
    for sheet, *row in rows:
        found[sheet].append(_special(said_in(row)))
    return dict(found)


def said_of(*, sheet: str, since: datetime) -> list[Said]:
    """Return what a sheet said of its days that end after `since`, in the order it was said."""
    return [said_in(row) for row in _valid(since).filter(sheet=sheet).values_list(*COLUMNS)]


def said_in_town(*, town: str, since: datetime) -> list[TownSaid]:
    """Return what the shops shown to all said of their days, each with its name and address."""
    shown = {"sheet__town": town, "sheet__is_published": True, "sheet__hidden_at": None}
    columns = ("sheet__slug", "sheet__name", "sheet__osm__name")
    rows = _valid(since).filter(**shown).values_list(*columns, *COLUMNS)
    return [TownSaid(row[0], row[1] or row[2] or "", said_in(row[3:])) for row in rows]


def news_said(*, news: str) -> list[Said]:
    """Return what a piece of news closes and opens, in the order it was said."""
    return [said_in(row) for row in standing_rows().filter(news=news).values_list(*COLUMNS)]


def special_of_holder(*, sheet: str) -> list[SpecialHours]:
    """Return the holder's own gestures that are not over: standing, or just withdrawn."""
    now = timezone.now()
    found = SpecialHours.objects.filter(sheet=sheet, news=None, pitch=None, ends_at__gt=now)
    kept = found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=now - UNDO))
    return list(kept.order_by("starts_at", "id"))


def standing_rows() -> QuerySet[SpecialHours, Any]:
    """Exceptions that hold: neither withdrawn nor read in news that is withdrawn or that the town hides."""
    told = Q(news=None) | Q(news__withdrawn_at=None, news__hidden_at=None)
    return SpecialHours.objects.filter(told, withdrawn_at=None, pitch=None).order_by("created_at", "id")


def specials(said: Sequence[Said]) -> list[Special]:
    """Return exceptions as the hours engine takes them."""
    return [_special(each) for each in said]


def said_in(row: Sequence[Any]) -> Said:
    """Return the exception of a row of COLUMNS, on the clock on the wall."""
    key, starts_at, ends_at, is_open, text, source = row
    return Said(key, wall(starts_at), wall(ends_at), bool(is_open), text or "", source)


def said_rows(rows: Iterable[SpecialHours]) -> list[Said]:
    """Return the exceptions of rows that hold, without the sentences in which they were read."""
    said = [
        (row.pk, row.starts_at, row.ends_at, row.is_open, "", row.source)
        for row in rows
        if not row.withdrawn_at
    ]
    return [said_in(each) for each in said]


def usual_spans(*, hours: str, where: Where) -> Callable[[date], list[tuple[datetime, datetime]]]:
    """Return what tells the usual open spans of a day, none where they are not known."""
    told = understood(hours)

    def spans(day: date) -> list[tuple[datetime, datetime]]:
        midnight = datetime.combine(day, time())
        found = spans_on(told, day, where=where) if told else ()
        return [
            (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)) for start, end in found
        ]

    return spans


def wall(moment: datetime) -> datetime:
    """Return a moment as the clock on the town hall shows it."""
    return timezone.localtime(moment).replace(tzinfo=None)


def _valid(since: datetime) -> QuerySet[SpecialHours, Any]:
    return standing_rows().filter(ends_at__gt=since)


def _special(said: Said) -> Special:
    return Special(said.start, said.end, OPEN if said.is_open else CLOSED)
