"""A shop takes no order for a while by text message, and takes orders again."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.public import Answer, Reply, State, TextIn, published
from halles.doors.public import said as answered
from halles.kit.errors import BadInput
from halles.stalls.market import commands
from halles.stalls.market.engine.amounts import pause_minutes
from halles.stalls.market.intents.told import moment_told, words_told
from halles.stalls.market.intents.who import member_again, one_shop
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.terms import pause_end, terms_get


def pause(came: TextIn) -> Answer:
    """Take no order for an hour, for as long as is said, or for the rest of the day."""
    shop, actor = one_shop(came)
    until = _until(came)
    before = _paused_until(shop.organisation)
    commands.pause_set(actor=actor, town=came.town.slug, organisation=shop.organisation, until=until)
    text = gettext("no orders until %(until)s") % {"until": moment_words(until, now=came.received_at)}
    return published(came, organisation=shop.organisation, text=text, state=_state(shop.organisation, before))


def resume(came: TextIn) -> Answer:
    """Take orders again."""
    shop, actor = one_shop(came)
    before = _paused_until(shop.organisation)
    commands.pause_set(actor=actor, town=came.town.slug, organisation=shop.organisation, until=None)
    text = gettext("orders are taken again")
    return published(came, organisation=shop.organisation, text=text, state=_state(shop.organisation, before))


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Take a pause back, or its end: the pause before holds again, unless it is over."""
    if reply.kind != "undo":
        return None
    shop, before = state["shop"], datetime.fromisoformat(state["until"]) if state["until"] else None
    until = before if before and before > came.received_at else None
    commands.pause_set(actor=member_again(came, shop), town=came.town.slug, organisation=shop, until=until)
    if until is None:
        return answered(gettext("Taken back: your shop takes orders."))
    told = {"until": moment_words(until, now=came.received_at)}
    return answered(gettext("Taken back: no orders until %(until)s.") % told)


def _until(came: TextIn) -> datetime:
    """Return until when a pause lasts; raise where that is too long for a message."""
    now, hours, when = came.received_at, words_told(came, "hours"), moment_told(came)
    said = None if hours or when is None else when.end or when.start
    day = when.last_day or when.day or timezone.localdate(now) if when else timezone.localdate(now)
    if said:
        return timezone.make_aware(datetime.combine(day, said))
    if when and when.day and not hours:
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    minutes = pause_minutes(hours)
    if minutes is None:
        raise BadInput(gettext("Write how long, up to 12 hours: “pause 2h”. Nothing is changed."))
    end = now + timedelta(minutes=minutes) if minutes else pause_end("today", now=now)
    assert end is not None
    return end


def _paused_until(organisation: str) -> datetime | None:
    terms = terms_get(organisation=organisation)
    return terms.paused_until if terms else None


def _state(organisation: str, before: datetime | None) -> dict[str, str]:
    return {"shop": organisation, "until": before.isoformat() if before else ""}
