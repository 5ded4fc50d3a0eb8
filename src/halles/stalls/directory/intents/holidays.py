"""A shop answers what it was asked about a public holiday or the summer: open, closed, hours or dates."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.engine.spelling import time_spelled
from halles.doors.public import Answer, State, TextIn, said
from halles.doors.public import Reply as TextReply
from halles.kit import french
from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.directory.commands import Reply, holiday_reply, holiday_undo
from halles.stalls.directory.engine.occasions import Occasion, holiday, occasion_of
from halles.stalls.directory.intents.looking import language
from halles.stalls.directory.intents.whose import Own, own_get, own_list, publish_for
from halles.stalls.directory.queries import occasion_words, question_of, wall
from halles.stalls.directory.queries.holidays import question_next
from halles.town.engine.hours.sentence import Told

OPEN = frozenset({"1", "ouvert", "ouverte", "ouvre", "ouvrons", "oui"})
CLOSED = frozenset({"2", "ferme", "fermee", "fermes", "fermons", "non"})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Open:
    """A question that waits for a shop's answer."""

    own: Own
    about: Occasion


def reply(came: TextIn) -> Answer | None:
    """Take the answer to the nearest question that waits; None where none does."""
    waiting = _waiting(came)
    if waiting is None:
        return None
    words = set(fold(f"{came.slots.get('word', '')} {came.text}").split())
    is_open, is_closed = bool(words & OPEN), bool(words & CLOSED)
    if is_open == is_closed:
        raise BadInput(gettext("Open or closed?"), advice=_how(waiting.about))
    given = _given(came, waiting.about, is_open=is_open)
    own = waiting.own
    holiday_reply(
        actor=own.actor, sheet=own.sheet, occasion=waiting.about.slug, reply=given, now=came.received_at
    )
    state = {"sheet": own.sheet.slug, "occasion": waiting.about.slug}
    words_back = _words(waiting.about, given, wall(came.received_at))
    return publish_for(came, own, words_back, state)


def reply_undo(came: TextIn, state: State, answer: TextReply) -> Answer | None:
    """Take an answer back: the question waits again."""
    if answer.kind != "undo":
        return None
    own = own_get(came, state["sheet"])
    taken_back_too(own, state, now=came.received_at)
    return said(gettext("%(name)s: your answer is taken back.") % {"name": own.name})


def answered_too(own: Own, told: Told, *, now: datetime, state: MutableMapping[str, Any]) -> bool:
    """Answer with an exception the question that waits about its day; say whether there was one.

    `state` is told which, to take it back.
    """
    day = told.special[0][0].date()
    question = question_of(sheet=own.sheet.pk, occasion=holiday(day).slug)
    opened = [span for span in told.special if span[2]]
    whole = told.special[0][1] - told.special[0][0] >= ONE_DAY - timedelta(hours=5)
    if question is None or any(start.date() != day for start, _, _ in told.special):
        return False
    if not opened and not whole:
        return False
    hours = ", ".join(
        f"{time_spelled(start.time())} - {time_spelled(end.time())}" for start, end, _ in opened
    )
    given = Reply("open", hours=hours) if opened else Reply("closed")
    holiday_reply(actor=own.actor, sheet=own.sheet, occasion=question.occasion, reply=given, now=now)
    state["occasion"] = question.occasion
    return True


def taken_back_too(own: Own, state: State, *, now: datetime) -> None:
    """Take back the answer that an exception, or a reply, gave to a question."""
    if "occasion" in state:
        holiday_undo(actor=own.actor, sheet=own.sheet, occasion=state["occasion"], now=now)


def _waiting(came: TextIn) -> _Open | None:
    """Return the nearest question that waits for a shop of who writes, about the day that she names."""
    when, today = came.slots.get("when"), wall(came.received_at).date()
    day = when.day if isinstance(when, Moment) and when.day != today else None  # hours alone are of today
    found = []
    for own in own_list(came):
        row = question_next(sheet=own.sheet.pk, today=today, day=day)
        about = occasion_of(row.occasion) if row else None
        if about:
            found.append(_Open(own, about))
    return min(found, key=lambda each: (each.about.first, each.own.sheet.slug), default=None)


def _given(came: TextIn, about: Occasion, *, is_open: bool) -> Reply:
    when = came.slots.get("when")
    if about.is_summer and is_open:
        return Reply("usual")
    if about.is_summer:
        days = (when.day, when.last_day) if isinstance(when, Moment) else (None, None)
        return Reply("leave", first=days[0], last=days[1])
    if not is_open:
        return Reply("closed")
    return Reply("open", hours=_hours(when) if isinstance(when, Moment) else "")


def _hours(when: Moment) -> str:
    if when.start is None or when.end is None:
        return ""
    return f"{time_spelled(when.start)} - {time_spelled(when.end)}"


def _words(about: Occasion, given: Reply, now: datetime) -> str:
    facts = {"when": occasion_words(about, today=now.date()), "hours": given.hours}
    if given.first and given.last:
        days = french.period_words(given.first, given.last, today=now.date(), language=language())
        facts["days"] = days
    hours = gettext("open on %(when)s, %(hours)s") if given.hours else gettext("open as usual on %(when)s")
    words = {
        "open": hours,
        "closed": gettext("closed on %(when)s"),
        "usual": gettext("open all summer"),
        "leave": gettext("on leave %(days)s"),
    }
    return words[given.reply] % facts


def _how(about: Occasion) -> str:
    if about.is_summer:
        return gettext("Answer FERIE OUVERT, or FERIE FERME DU 3 AU 17 AOUT.")
    return gettext("Answer FERIE OUVERT or FERIE FERME.")
