"""Read when a car park is closed, in the words one would say; what is not sure is refused, and told back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit.errors import BadInput
from halles.stalls.parking.engine.closings import moments_of
from halles.stalls.parking.engine.sentence import cut
from halles.town.engine.hours import OPEN, Hours, Where, explain, intervals, read
from halles.town.engine.hours.sentence import Told, read_sentence
from halles.town.engine.typed_hours import hours_typed
from halles.town.public import town_by_slug, where_of

SEEN = timedelta(days=760)
"""Two years: within them what comes back does so twice."""
MOST = 255


@dataclass(frozen=True)
class Understood:
    """A closing as it was understood."""

    rule: str
    """An `opening_hours` string of the closed times; "" for once."""
    starts_at: datetime | None
    ends_at: datetime | None
    """Of what happens once; None for a rule."""
    reason: str
    """A value of `ClosureReason` that the words told; "" for none."""


def closure_read(*, when: str, town: str, now: datetime, is_weekly: bool) -> Understood:
    """Return what "jeudi 6 h–14 h" or "Fermé du 3 au 5 décembre : travaux" says at a moment.

    Raises BadInput on `when`, saying what was understood, where this is not sure.
    """
    said = cut(when)
    if not said.when:
        raise BadInput(gettext("Write a day and its hours."), field="when")
    found = town_by_slug(slug=town)
    where = where_of(found) if found else Where()
    if is_weekly:
        return Understood(_rule(said.when, where, now), None, None, said.reason)
    return Understood("", *_once(said.when, where, now), said.reason)


def _once(text: str, where: Where, now: datetime) -> tuple[datetime, datetime]:
    """Return from when until when; one stretch of time only."""
    wall = timezone.localtime(now).replace(tzinfo=None)
    told = read_sentence(f"Fermé {text}", now=wall, spans=_always)
    if told.question:
        raise BadInput(
            gettext("These times are not understood for sure."),
            field="when",
            advice=gettext("Write each day with its month, and both hours."),
        )
    closed = _stretches(told)
    if not closed:
        raise _not_understood("")
    if len(closed) > 1:
        advice = gettext("Write one closing after the other, each with its day and its hours.")
        raise BadInput(gettext("Several times are understood here."), field="when", advice=advice)
    return moments_of(*closed[0], zone=where.clock)


def _stretches(told: Told) -> list[tuple[datetime, datetime]]:
    """Return the closed times; none where anything else was understood besides."""
    if any(is_open for _, _, is_open in told.special):
        return []
    return [(start, end) for start, end, _ in told.special]


def _always(day: date) -> list[tuple[datetime, datetime]]:
    """A car park is usually open day and night: what is told to be closed is closed whole."""
    midnight = datetime.combine(day, time())
    return [(midnight, midnight + timedelta(days=1))]


def _rule(text: str, where: Where, now: datetime) -> str:
    """Return closed times that come back as an `opening_hours` string."""
    typed = hours_typed(text)
    if not typed.hours:
        if typed.choices:
            raise _unsure(typed.choices)
        raise _not_understood(typed.wrong)
    if len(typed.hours) > MOST:
        raise BadInput(gettext("This is too long: write several closings."), field="when")
    _check(read(typed.hours), where, now)
    return typed.hours


def _check(hours: Hours, where: Where, now: datetime) -> None:
    """Raise BadInput for times that nobody can know, that never come, or come only once."""
    start = timezone.localtime(now).replace(tzinfo=None)
    found = intervals(hours, start, start + SEEN, where=where)
    told = _told(hours)
    if any(each.state != OPEN for each in found):
        raise BadInput(gettext("Nobody can know these times for sure: %s.") % told, field="when")
    if not found:
        raise BadInput(gettext("These times never come: %s.") % told, field="when")
    if len(found) < 2 and found[0].end < start + SEEN:
        raise BadInput(gettext("This comes only once: %s.") % told, field="when")


def _unsure(choices: tuple[str, ...]) -> BadInput:
    meant = " / ".join(_told(read(each)) for each in choices)
    advice = gettext("It may mean: %s. Write it in full.") % meant
    return BadInput(gettext("These times are not understood for sure."), field="when", advice=advice)


def _not_understood(wrong: str) -> BadInput:
    message = gettext("These times are not understood.")
    if wrong:
        message = gettext("“%s”: not understood in these times.") % wrong
    return BadInput(message, field="when", advice=gettext("Write for example: “jeudi 6 h–14 h”."))


def _told(hours: Hours) -> str:
    return "; ".join(explain(hours, get_language() or "fr"))
