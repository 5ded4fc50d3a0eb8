"""Writes of days that are not as usual: closed or open exceptionally, on leave, taken back, put back."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.versions import is_undoable
from halles.stalls.directory import rights
from halles.stalls.directory.events import SpecialHoursSet, SpecialHoursWithdrawn
from halles.stalls.directory.models import News, Sheet, SpecialHours, SpecialSource
from halles.stalls.directory.queries import sheet_view, usual_spans, wall
from halles.town.engine.hours import Where
from halles.town.public import holidays_around, town_by_slug, where_of

AHEAD = timedelta(days=400)
"""How far ahead a shop can say that it will be closed or open."""
KEPT = timedelta(days=730)
"""How long past exceptions stay as history."""
ONE_DAY = timedelta(days=1)

Span = tuple[datetime, datetime, bool]
"""From and until, on the clock on the wall, and whether the shop is then open."""


def special_set(
    *, actor: Actor, sheet: Sheet, starts_at: datetime, ends_at: datetime, is_open: bool, source: str
) -> str:
    """Say that a shop is open or closed from a moment until another, and return the exception's id.

    The latest word on a moment wins. Saying again what already holds changes nothing.
    """
    require(actor, rights.EDIT, sheet)
    span = (wall(starts_at), wall(ends_at), is_open)
    fault = span_fault(span, now=wall(timezone.now()))
    if fault:
        raise BadInput(fault)
    with transaction.atomic():
        held = Sheet.objects.select_for_update().get(pk=sheet.pk)
        known = _already(held, starts_at, ends_at, is_open)
        if known:
            return known
        row = special_write(sheet=held, spans=[span], source=source, author=actor.person)[-1]
        _record_set(actor, held, row)
    return str(row.pk)


def leave_set(*, actor: Actor, sheet: Sheet, first: date, last: date) -> str:
    """Say that a shop is on leave from one day to another, both whole, and return the exception's id."""
    if last < first:
        raise BadInput(gettext("The last day comes before the first."), field="last")
    if last < timezone.localdate():
        raise BadInput(gettext("These days are over."), field="last")
    starts_at, ends_at = (timezone.make_aware(day_start(sheet, day)) for day in (first, last + ONE_DAY))
    source = SpecialSource.LEAVE
    return special_set(
        actor=actor, sheet=sheet, starts_at=starts_at, ends_at=ends_at, is_open=False, source=source
    )


def closed_until(*, actor: Actor, sheet: Sheet, day: date) -> str:
    """Close a shop from now until the morning of a day, and return the exception's id."""
    if day <= timezone.localdate():
        raise BadInput(gettext("Choose a day after today."), field="day")
    ends_at = timezone.make_aware(day_start(sheet, day))
    now, source = timezone.now().replace(second=0, microsecond=0), SpecialSource.GESTURE
    return special_set(actor=actor, sheet=sheet, starts_at=now, ends_at=ends_at, is_open=False, source=source)


def special_withdraw(*, actor: Actor, sheet: Sheet, special: str) -> None:
    """Take back what was said of a day: usual hours hold again; once withdrawn, nothing more happens."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, special)
        if row.withdrawn_at:
            return
        _of_one_gesture(row).update(withdrawn_at=timezone.now())
        event = SpecialHoursWithdrawn(sheet=PublicId(sheet.pk), special=PublicId(row.pk))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.pk)


def special_restore(*, actor: Actor, sheet: Sheet, special: str) -> None:
    """Put back an exception withdrawn less than ten minutes ago."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, special)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            raise BadInput(gettext("The ten minutes have passed."), advice=gettext("Say it again."))
        _of_one_gesture(row).update(withdrawn_at=None)
        _record_set(actor, sheet, row)


def special_sweep(*, actor: Actor, now: datetime) -> int:
    """Delete exceptions that were over two years ago; return how many.

    No journal entry: nothing changes for anybody but the space taken.
    """
    require(actor, rights.SWEEP)
    return SpecialHours.objects.filter(ends_at__lt=now - KEPT).delete()[0]


def special_write(
    *, sheet: Sheet, spans: Iterable[Span], source: str, author: str, news: News | None = None
) -> list[SpecialHours]:
    """Write the rows of one gesture inside its transaction; the caller records what happened.

    Who says that she opens on a public holiday from 9 to 12 says that she is closed for the rest of it: the
    first opening told of a holiday comes after a closing of the whole day.
    """
    told, now = list(spans), timezone.now()
    days = {start.date() for start, _end, is_open in told if is_open}
    closed = [_whole(sheet, day) for day in sorted(days) if _is_first_on_holiday(sheet, day)]
    rows = [
        SpecialHours(
            sheet=sheet,
            news=news,
            starts_at=timezone.make_aware(start),
            ends_at=timezone.make_aware(end),
            is_open=is_open,
            source=source,
            author=author,
            created_at=now,
        )
        for start, end, is_open in (*closed, *told)
    ]
    return SpecialHours.objects.bulk_create(rows)


def span_fault(span: Span, *, now: datetime) -> str:
    """Say why an exception cannot be: it ends before it begins, is over, is too far ahead; else nothing."""
    start, end, _is_open = span
    if end <= start:
        return gettext("The end comes before the beginning.")
    if end <= now:
        return gettext("This moment is over.")
    return gettext("This is more than a year ahead: say it later.") if end > now + AHEAD else ""


def day_start(sheet: Sheet, day: date) -> datetime:
    """Return when a day begins for a shop, on the wall clock: midnight, or the end of the night before."""
    midnight = datetime.combine(day, time())
    ends = [end for _start, end in spans_usual(sheet)(day - ONE_DAY)]
    return max([midnight, *(end for end in ends if end < midnight + ONE_DAY / 2)])


def spans_usual(sheet: Sheet) -> Callable[[date], list[tuple[datetime, datetime]]]:
    """Return what tells the usual open spans of a sheet’s days, none where they are not known."""
    town = town_by_slug(slug=sheet.town)
    return usual_spans(hours=sheet_view(sheet).hours, where=where_of(town) if town else Where())


def _whole(sheet: Sheet, day: date) -> Span:
    return day_start(sheet, day), day_start(sheet, day + ONE_DAY), False


def _is_first_on_holiday(sheet: Sheet, day: date) -> bool:
    town = town_by_slug(slug=sheet.town)
    if town is None or day not in holidays_around(insee=town.insee, day=day):
        return False
    start, end = (timezone.make_aware(datetime.combine(each, time())) for each in (day, day + ONE_DAY))
    same_day = sheet.special_hours.filter(starts_at__lt=end, ends_at__gt=start)
    return not same_day.filter(is_open=True, withdrawn_at=None, pitch=None).exists()


def _already(sheet: Sheet, starts_at: datetime, ends_at: datetime, is_open: bool) -> str:
    """Return the id of the holder's own latest word on this time, if it says the same of all of it."""
    said = sheet.special_hours.filter(news=None, pitch=None, withdrawn_at=None)
    latest = said.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).order_by("created_at", "id").last()
    if latest is None or latest.is_open != is_open:
        return ""
    return str(latest.pk) if latest.starts_at <= starts_at and ends_at <= latest.ends_at else ""


def _of_one_gesture(row: SpecialHours) -> QuerySet[SpecialHours]:
    """What was written, and withdrawn, together with a row: the closing around an opening on a holiday."""
    same = {"sheet": row.sheet_id, "news": row.news_id, "author": row.author, "created_at": row.created_at}
    return SpecialHours.objects.filter(**same, source=row.source, withdrawn_at=row.withdrawn_at)


def _record_set(actor: Actor, sheet: Sheet, row: SpecialHours) -> None:
    event = SpecialHoursSet(
        sheet=PublicId(sheet.pk),
        special=PublicId(row.pk),
        is_open=row.is_open,
        source=Slug(str(row.source)),
    )
    record(event, town=sheet.town, actor=actor.person, subject=sheet.pk)


def _locked(sheet: Sheet, special: str) -> SpecialHours:
    row = SpecialHours.objects.select_for_update().filter(sheet=sheet, pk=special).first()
    if row is None:
        raise NotFound(gettext("This sheet says nothing of the kind."))
    return row
