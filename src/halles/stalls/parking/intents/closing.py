"""The town hall closes a car park by text message: what was understood is confirmed before it is told."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.engine.spelling import spelled
from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.parking import rights
from halles.stalls.parking.commands import closure_read, closure_set, closure_withdraw
from halles.stalls.parking.engine.sentence import reason_of
from halles.stalls.parking.intents.meant import actor_for, car_park_meant, name_of
from halles.stalls.parking.models import ClosureReason
from halles.stalls.parking.queries import car_park_get
from halles.stalls.parking.queries.said import reason_words, span_words

EVERY = frozenset({"tous", "toutes", "chaque"})


def close(came: TextIn) -> Answer | None:
    """Read when a car park is to be closed, and ask whether that is right."""
    car_park = car_park_meant(came)
    if car_park is None:
        return None
    actor_for(came, rights.CLOSE)
    if EVERY & set(fold(came.text).split()):
        advice = gettext("Do it on the desk of the car parks.")
        raise BadInput(gettext("A closing of each week is not set by text message."), advice=advice)
    when = came.slots.get("when")
    words = spelled(when, today=timezone.localdate(came.received_at)) if isinstance(when, Moment) else ""
    read = closure_read(when=words, town=came.town.slug, now=came.received_at, is_weekly=False)
    start, end = read.starts_at or came.received_at, read.ends_at
    reason = reason_of(came.text) or ClosureReason.OTHER.value
    facts = {"name": name_of(car_park), "when": span_words(start, end), "reason": reason_words(reason)}
    state = {"car_park": car_park.slug, "reason": reason, "start": start.isoformat()}
    state["end"] = end.isoformat() if end else ""
    question = gettext("%(name)s closed on %(when)s (%(reason)s)?") % facts
    return said(question, ask=Ask("confirm", state))


def close_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Close the car park once it is confirmed; or call the closing off."""
    car_park = car_park_get(town=came.town.slug, slug=state["car_park"])
    if car_park is None or reply.kind == "no":
        return said(gettext("Nothing was changed."))
    actor, name = actor_for(came, rights.CLOSE), {"name": name_of(car_park)}
    if reply.kind == "undo":
        closure_withdraw(actor=actor, car_park=car_park, closure=state["closure"])
        return said(gettext("%(name)s: the closing is called off.") % name)
    end = datetime.fromisoformat(state["end"]) if state["end"] else None
    start = datetime.fromisoformat(state["start"])
    made = closure_set(actor=actor, car_park=car_park, reason=state["reason"], starts_at=start, ends_at=end)
    words = {**name, "when": span_words(made.starts_at, made.ends_at)}
    undo = Ask("undo", {"car_park": car_park.slug, "closure": made.pk})
    return said(gettext("%(name)s closed on %(when)s: drivers read it now.") % words, ask=undo)
