"""The town hall writes one text message to many, its price seen before: queued at once, sent by day."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.commands.posting import message_row
from halles.doors.events import CampaignQueued
from halles.doors.models import Campaign, OutgoingMessage
from halles.doors.queries.campaigns import AUDIENCES, Preview, campaign_numbers, campaign_preview
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, PublicId
from halles.kit.ids import is_id
from halles.kit.post import Message
from halles.town.models import Town


def campaign_send(
    *, actor: Actor, town: Town, key: str, audience: str, text: str, seen_cents: int, now: datetime
) -> Campaign:
    """Queue a message to one of AUDIENCES, as its preview showed it at `seen_cents`; return the campaign.

    `key` is its public id, made with the preview: sent twice, it is queued once. Raises BadInput where
    `campaign_checked` does, or where it has become dearer than what was seen.
    """
    require(actor, rights.TEXTS, town.slug)
    known = Campaign.objects.filter(pk=key, town=town.slug).first()
    if known:
        return known
    if not is_id(key):
        raise BadInput(gettext("This message is not known here. Write it again."))
    preview = campaign_checked(town=town, audience=audience, text=text, now=now)
    if preview.cents > seen_cents:
        raise BadInput(gettext("More people asked meanwhile, or the price changed: read it once more."))
    with transaction.atomic():
        return _queued(actor=actor, town=town, key=key, audience=audience, preview=preview, now=now)


def _queued(
    *, actor: Actor, town: Town, key: str, audience: str, preview: Preview, now: datetime
) -> Campaign:
    """Queue the message as a notice for each number that said no STOP until now; it tells how many."""
    numbers, _ = campaign_numbers(town=town.slug, audience=audience)
    segments = preview.segments * len(numbers)
    said = {"town": town.slug, "author": actor.person, "audience": audience, "text": preview.text}
    counts = {"recipients": len(numbers), "segments": segments, "cents": preview.price.cents(segments)}
    row, is_new = Campaign.objects.get_or_create(pk=key, defaults={**said, **counts, "sent_at": now})
    if is_new:
        messages = [Message("sms", to, row.text, town=town.slug, kind="notice") for to in numbers]
        rows = [message_row(message, town=town, now=now) for message in messages]
        OutgoingMessage.objects.bulk_create(rows, batch_size=500)
        facts = {"recipients": Count(len(numbers)), "segments": Count(segments)}
        event = CampaignQueued(campaign=PublicId(key), **facts)
        record(event, town=town.slug, actor=actor.person, subject=key)
    return row


def campaign_checked(*, town: Town, audience: str, text: str, now: datetime) -> Preview:
    """Return the preview of a message that may be sent; raise BadInput, saying why, for one that may not."""
    if audience not in AUDIENCES:
        raise BadInput(gettext("Choose whom you write to."), field="audience")
    if not text.strip():
        raise BadInput(gettext("Write the message."), field="text")
    preview = campaign_preview(town=town, audience=audience, text=text, now=now)
    if preview.is_long:
        message = gettext(
            "This message is %(n)d characters too long: two text messages a person are the most."
        )
        raise BadInput(message % {"n": preview.over}, field="text", advice=gettext("Shorten it."))
    if not preview.recipients:
        raise BadInput(gettext("There is nobody to write to yet."), field="audience")
    if not preview.price.price:
        raise BadInput(gettext("Say first what one text message costs, on the page before."))
    if preview.is_over:
        advice = gettext("Change the most of a month on the page before, or wait for the next month.")
        raise BadInput(gettext("It would cost more than the most of this month."), advice=advice)
    return preview
