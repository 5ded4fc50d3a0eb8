"""From an answer to special hours: which spans of which days are open or closed."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from halles.kit import french
from halles.kit.errors import BadInput
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.timetables import midnight, spans_of
from halles.town.engine.hours import OPEN, Hours, Interval, Where, read, understood
from halles.town.engine.typed_hours import hours_typed
from halles.town.public import town_by_slug
from halles.town.queries import where_of

Period = tuple[datetime, datetime, bool]
"""From a moment of the wall clock until another: open, or closed."""
ONE_DAY = timedelta(days=1)


def periods_closed(sheet: Sheet, first: date, last: date) -> list[Period]:
    """Return the time closed from a day until another: nights belong to the evening on which they began."""
    hours, where = understood(sheet_view(sheet).hours), _where(sheet)
    before = [each.end for each in _usual(hours, first - ONE_DAY, where)]
    during = [each.end for each in _usual(hours, last, where)]
    start, end = midnight(first), midnight(last + ONE_DAY)
    night = end + ONE_DAY / 2  # what goes on until noon is no night any more
    starts = max([start, *(each for each in before if each <= start + ONE_DAY / 2)])
    return [(starts, max([end, *(each for each in during if each <= night)]), False)]


def periods_open(sheet: Sheet, day: date, *, typed: str) -> list[Period]:
    """Return the time open on a day: the usual hours of that weekday, or those typed, closed around them."""
    where = _where(sheet)
    usual = _usual(understood(sheet_view(sheet).hours), day, where)
    if not typed.strip():
        if not usual:
            message = gettext("Say at what hours: those of that weekday are not known.")
            raise BadInput(message, field="hours", advice=gettext("For example: 9 am to noon."))
        return [(each.start, each.end, True) for each in usual]
    told = _usual(_read(typed, day), day, where)
    if not told:
        raise BadInput(gettext("These hours say nothing of that day."), field="hours")
    return [*periods_closed(sheet, day, day), *((each.start, each.end, True) for each in told)]


def _read(typed: str, day: date) -> Hours:
    """Return hours typed for one day; what is not surely understood is asked again."""
    weekday = french.date_words(day, today=day).split()[0]
    told = hours_typed(typed.strip()).hours or hours_typed(f"{weekday} {typed}").hours
    if not told:
        advice = gettext("For example: 9 am to noon.")
        raise BadInput(gettext("These hours were not understood."), field="hours", advice=advice)
    return read(told)


def _usual(hours: Hours | None, day: date, where: Where) -> list[Interval]:
    """Return the open time that begins on a day, as if it were no public holiday."""
    if hours is None:
        return []
    return [each for each in spans_of(hours, day, where=where, doubt=False) if each.state == OPEN]


def _where(sheet: Sheet) -> Where:
    town = town_by_slug(slug=sheet.town)
    return where_of(town) if town else Where()
