"""What a shop answers: open, closed or its dates; kept as special hours, and changed until the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import make_aware
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import NOBODY, Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Day, PublicId, Slug
from halles.stalls.directory import rights
from halles.stalls.directory.commands.holidays.links import question_by_link
from halles.stalls.directory.commands.holidays.planning import Period, periods_closed, periods_open
from halles.stalls.directory.engine.occasions import Occasion, occasion_of
from halles.stalls.directory.events import HolidayReplied
from halles.stalls.directory.models import HolidayQuestion, Sheet, SpecialHours, SpecialSource
from halles.stalls.directory.queries.special import wall
from halles.stalls.directory.queries.timetables import midnight

UNDONE = "undone"
"""What the journal says of an answer that was taken back."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reply:
    """An answer as typed: a key of REPLIES, hours in words for "open", two dates for "leave"."""

    reply: str
    hours: str = ""
    first: date | None = None
    last: date | None = None


def holiday_reply(*, actor: Actor, sheet: Sheet, occasion: str, reply: Reply, now: datetime) -> None:
    """Take the answer of a shop, by its holder or, on the telephone, by the town's manager.

    The latest answer holds; the same one again does nothing.
    """
    require(actor, rights.REPLY, sheet)
    _answer(actor, sheet, occasion, reply, now)


def holiday_reply_by_link(*, actor: Actor, token: str, reply: Reply, now: datetime) -> HolidayQuestion:
    """Take the answer of whoever received the question's link, signed in or not; return the question."""
    question = question_by_link(token=token, now=now)
    _answer(actor if actor.is_known else NOBODY, question.sheet, question.occasion, reply, now)
    question.refresh_from_db()
    return question


def holiday_undo(*, actor: Actor, sheet: Sheet, occasion: str, now: datetime) -> None:
    """Take an answer back until the day: the question waits again; one that waits is left as it is."""
    require(actor, rights.REPLY, sheet)
    about = _coming(occasion, now)
    with transaction.atomic():
        question = _held(sheet, occasion)
        if question.replied_at is not None:
            _withdraw(sheet, about, now)
            _keep(actor, question, about, reply="", said=UNDONE, now=None)


def _answer(actor: Actor, sheet: Sheet, occasion: str, reply: Reply, now: datetime) -> None:
    about = _coming(occasion, now)
    periods = _periods(sheet, about, reply, wall(now).date())
    with transaction.atomic():
        question = _held(sheet, occasion)
        if question.reply == reply.reply and periods == _told(sheet, about):
            return
        _withdraw(sheet, about, now)
        source = SpecialSource.LEAVE if about.is_summer else SpecialSource.HOLIDAY
        gesture = {"sheet": sheet, "source": source, "author": actor.person, "created_at": now}
        SpecialHours.objects.bulk_create(
            SpecialHours(starts_at=make_aware(start), ends_at=make_aware(end), is_open=is_open, **gesture)
            for start, end, is_open in periods
        )
        _keep(actor, question, about, reply=reply.reply, said=reply.reply, now=now)


def _coming(slug: str, now: datetime) -> Occasion:
    """Return an occasion that is not over."""
    about = occasion_of(slug)
    if about is None:
        raise NotFound(gettext("Nobody asked that."))
    if about.last < wall(now).date():
        raise BadInput(gettext("This day has passed."), advice=gettext("Nothing was changed."))
    return about


def _periods(sheet: Sheet, about: Occasion, reply: Reply, today: date) -> list[Period]:
    """Return what an answer makes of the days it is about; raise BadInput where it makes no sense."""
    if about.is_summer and reply.reply == "usual":
        return []
    if about.is_summer and reply.reply == "leave":
        return periods_closed(sheet, *_dates(reply, today))
    if not about.is_summer and reply.reply == "closed":
        return periods_closed(sheet, about.first, about.first)
    if not about.is_summer and reply.reply == "open":
        return periods_open(sheet, about.first, typed=reply.hours)
    raise BadInput(gettext("Choose one of the answers."), field="answer")


def _dates(reply: Reply, today: date) -> tuple[date, date]:
    if reply.first is None or reply.last is None:
        field = "first" if reply.first is None else "last"
        raise BadInput(gettext("Give both dates: the first and the last day away."), field=field)
    if reply.last < reply.first:
        raise BadInput(gettext("The last day comes before the first one."), field="last")
    if reply.last < today:
        raise BadInput(gettext("These dates have passed."), field="last")
    return reply.first, reply.last


def _held(sheet: Sheet, occasion: str) -> HolidayQuestion:
    """Return the question, locked."""
    found = HolidayQuestion.objects.select_for_update().filter(sheet=sheet, occasion=occasion).first()
    if found is None:
        raise NotFound(gettext("Nobody asked that."))
    return found


def _rows(sheet: Sheet, about: Occasion) -> list[SpecialHours]:
    """Return what earlier answers made of an occasion: what begins on the day, or touches the summer."""
    first, end = make_aware(midnight(about.first)), make_aware(midnight(about.last + ONE_DAY))
    rows = SpecialHours.objects.filter(sheet=sheet, withdrawn_at=None, pitch=None, starts_at__lt=end)
    if about.is_summer:
        rows = rows.filter(source=SpecialSource.LEAVE, ends_at__gt=first)
    else:
        rows = rows.filter(source=SpecialSource.HOLIDAY, starts_at__gte=first)
    return list(rows.order_by("created_at", "id"))


def _told(sheet: Sheet, about: Occasion) -> list[Period]:
    return [(wall(row.starts_at), wall(row.ends_at), row.is_open) for row in _rows(sheet, about)]


def _withdraw(sheet: Sheet, about: Occasion, now: datetime) -> None:
    keys = [row.pk for row in _rows(sheet, about)]
    SpecialHours.objects.filter(pk__in=keys).update(withdrawn_at=now)


def _keep(
    actor: Actor, question: HolidayQuestion, about: Occasion, *, reply: str, said: str, now: datetime | None
) -> None:
    """Write the answer on the question and tell the journal."""
    question.reply, question.replied_at = reply, now
    question.save(update_fields=["reply", "replied_at"])
    sheet = question.sheet
    event = HolidayReplied(sheet=PublicId(sheet.pk), day=Day(about.first.isoformat()), reply=Slug(said))
    record(event, town=sheet.town, actor=actor.person, subject=sheet.pk)
