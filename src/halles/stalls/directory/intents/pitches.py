"""A seller says by text message that she does not come to the market on a day, or takes that back."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.public import Answer, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.directory.commands import pitch_absent, pitch_present
from halles.stalls.directory.intents.looking import day_words
from halles.stalls.directory.intents.whose import Own, for_chosen, for_own, own_get, publish_for
from halles.stalls.directory.queries import Seller, pitches_of

Days = list[tuple[str, date]]
"""Pitches, each with a day."""


def absent(came: TextIn) -> Answer:
    """Note that a seller is absent on the days that she names."""
    since = timezone.localdate(came.received_at)
    return for_own(
        came, _absent, fits=lambda own: bool(pitches_of(sheet=own.sheet.pk, town=came.town, since=since))
    )


def absent_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Go on for the sheet that was chosen; or take an absence back."""
    if reply.kind != "undo":
        return for_chosen(came, state, reply, _absent)
    own = own_get(came, state["sheet"])
    for pitch, day in state["days"]:
        pitch_present(actor=own.actor, pitch=pitch, day=date.fromisoformat(day))
    return said(gettext("%(name)s: you are expected again.") % {"name": own.name})


def _absent(came: TextIn, own: Own) -> Answer:
    when = came.slots.get("when")
    if not isinstance(when, Moment) or when.day is None:
        advice = gettext("For example: ABSENT JEUDI.")
        raise BadInput(gettext("Which day was not understood."), advice=advice)
    today = timezone.localdate(came.received_at)
    found = _days(own, came, when.day, when.last_day or when.day)
    if not found:
        words = {"name": own.name, "day": day_words(when.day, today)}
        raise BadInput(gettext("%(name)s is expected nowhere %(day)s.") % words)
    for pitch, day in found:
        pitch_absent(actor=own.actor, pitch=pitch, day=day)
    days = ", ".join(day_words(day, today) for day in sorted({day for _, day in found}))
    text = gettext("absent from the market %(days)s") % {"days": days}
    state = {"sheet": own.sheet.slug, "days": [(pitch, day.isoformat()) for pitch, day in found]}
    return publish_for(came, own, text, state)


def _days(own: Own, came: TextIn, first: date, last: date) -> Days:
    """Return where she is expected from one day to another."""
    pitches = pitches_of(sheet=own.sheet.pk, town=came.town, since=first)
    return [(each.id, seller.day) for each in pitches for seller in _within(each.days, first, last)]


def _within(days: Sequence[Seller], first: date, last: date) -> list[Seller]:
    return [each for each in days if first <= each.day <= last and not each.is_absent]
