"""Who is asked about a public holiday or a summer, who answered, and who has yet to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from halles.stalls.directory.engine.occasions import Occasion, occasion_of
from halles.stalls.directory.models import HolidayQuestion, Sheet, SpecialHours, SpecialSource
from halles.stalls.directory.queries.sheets import SheetView, sheet_view
from halles.stalls.directory.queries.special import specials_of_town
from halles.stalls.directory.queries.timetables import is_undecided, midnight, spans_of
from halles.town.engine.hours import understood
from halles.town.models import Town
from halles.town.queries import where_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """A shop that a round asks."""

    sheet: str
    slug: str
    name: str
    organisation: str


@dataclass(frozen=True)
class Waiting:
    """A question about `occasion` that a shop has not answered, with how to call it."""

    occasion: Occasion
    asked_at: datetime
    sheet: SheetView


def shops_to_ask(*, town: Town, occasion: Occasion) -> list[Asked]:
    """Return the shops whose page could not tell what they do then, and that nobody asked yet."""
    held = Sheet.objects.filter(town=town.slug, is_published=True, hidden_at=None).exclude(organisation="")
    free = held.exclude(holiday_questions__occasion=occasion.slug).select_related("osm").order_by("pk")
    chosen = _without_leave(free, occasion) if occasion.is_summer else _undecided(free, town, occasion.first)
    return [Asked(view.id, view.slug, view.name, view.organisation) for view in map(sheet_view, chosen)]


def question_get(*, question: str) -> HolidayQuestion | None:
    """Return a question with its sheet."""
    return HolidayQuestion.objects.select_related("sheet__osm").filter(pk=question).first()


def question_of(*, sheet: str, occasion: str) -> HolidayQuestion | None:
    """Return what a shop was asked about an occasion."""
    return HolidayQuestion.objects.filter(sheet=sheet, occasion=occasion).first()


def question_next(*, sheet: str, today: date, day: date | None = None) -> HolidayQuestion | None:
    """Return the nearest question that a shop has not answered: about a day, or a summer with it in."""
    rows = questions_open(today).filter(sheet=sheet, replied_at=None).order_by("day", "pk")
    found = ((occasion_of(row.occasion), row) for row in rows)
    open_ = ((about, row) for about, row in found if about and about.last >= today)
    return next((row for about, row in open_ if day is None or about.first <= day <= about.last), None)


def holidays_waiting(*, town: str, today: date) -> list[Waiting]:
    """Return the questions of a town that wait, the nearest first: a call is then the shop's own channel."""
    rows = questions_open(today).filter(sheet__town=town, replied_at=None).select_related("sheet__osm")
    found = [(occasion_of(row.occasion), row) for row in rows.order_by("day", "sheet__listed_as", "pk")]
    return [
        Waiting(occasion, row.asked_at, sheet_view(row.sheet))
        for occasion, row in found
        if occasion and occasion.last >= today
    ]


def questions_open(today: date) -> QuerySet[HolidayQuestion]:
    """Questions of days to come; a summer that began is not over."""
    return HolidayQuestion.objects.filter(
        Q(day__gte=today) | Q(occasion__startswith="summer-", day__year=today.year)
    )


def _undecided(sheets: Iterable[Sheet], town: Town, day: date) -> Iterable[Sheet]:
    """Yield those whose hours do not say what they do on a public holiday, unless closed that weekday."""
    where = where_of(town)
    said = specials_of_town(town=town.slug, since=make_aware(midnight(day)))
    for sheet in sheets:
        hours = understood(sheet_view(sheet).hours)
        if is_undecided(spans_of(hours, day, where=where, special=said.get(sheet.pk, ()))):
            yield sheet


def _without_leave(sheets: QuerySet[Sheet], summer: Occasion) -> QuerySet[Sheet]:
    """Those that did not tell their leave of that summer yet."""
    told = SpecialHours.objects.filter(
        source=SpecialSource.LEAVE,
        withdrawn_at=None,
        ends_at__gt=make_aware(midnight(summer.first)),
        starts_at__lt=make_aware(midnight(summer.last + ONE_DAY)),
    )
    return sheets.exclude(pk__in=told.values("sheet"))
