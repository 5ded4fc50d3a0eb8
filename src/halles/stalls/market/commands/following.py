"""Follow a shop without an account: asked for, confirmed by a code, seen and deleted by who follows."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.commands import stop_lift
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.ids import new_id
from halles.kit.post import post
from halles.kit.ratelimit import Limit, hit, keyed_hash
from halles.stalls.directory.public import shop_list
from halles.stalls.market import rights
from halles.stalls.market.commands.addresses import address_checked
from halles.stalls.market.commands.follow_messages import code_message
from halles.stalls.market.events import ShopFollowed, ShopUnfollowed
from halles.stalls.market.models import Follow
from halles.stalls.market.queries.following import follow_of, follow_secret, secret_hash
from halles.town.models import Town

CODE_LIFE = timedelta(minutes=30)
_PER_CALLER = Limit("market.follow-caller", 12, 3600)
_PER_ADDRESS = Limit("market.follow-address", 4, 3600)
_TRIES = Limit("market.follow-tries", 5, 1800)


def shop_follow(
    *, actor: Actor, town: Town, organisation: str, channel: str, to: str, caller: str = ""
) -> Follow:
    """Send the code that confirms; nothing else is sent before it is typed.

    Who follows already gets a code too: it leads her back to her page, and tells nobody else that she does.
    """
    require(actor, rights.ORDER, town.slug)
    shop = next(iter(shop_list(town=town.slug, organisations=[organisation])), None)
    if shop is None:
        raise NotFound(gettext("This shop is no longer here."))
    if not channel:
        raise BadInput(gettext("Choose how you are told."), field="channel")
    channel, to = address_checked(channel, to)
    if caller:
        hit(_PER_CALLER, caller)
    hit(_PER_ADDRESS, to)
    with transaction.atomic():
        row = _row(town.slug, organisation, channel, to)
        row.created_at = timezone.now() if row.confirmed_at is None else row.created_at
        row.person = row.person or actor.person
        row.save()
        post(code_message(town=town, shop=shop, follow=row, code=code_of(row)))
    return row


def follow_confirm(*, actor: Actor, town: str, follow: str, code: str) -> str:
    """Check the code of the message; return the secret that opens the page of who follows."""
    require(actor, rights.ORDER, town)
    hit(_TRIES, follow)
    row = Follow.objects.filter(town=town, pk=follow).first()
    if row is None:
        raise NotFound(gettext("This code has expired."), advice=gettext("Ask for a new one."))
    typed = "".join(c for c in code if c.isdigit())
    if not any(secrets.compare_digest(typed, each) for each in _codes(row)):
        advice = gettext("Look at the last message you received, or ask for a new code.")
        raise BadInput(gettext("This is not the code we sent."), field="code", advice=advice)
    with transaction.atomic():
        stop_taken_back(row)
        if row.confirmed_at is None:
            row.confirmed_at = timezone.now()
            row.save(update_fields=["confirmed_at"])
            _record(ShopFollowed(organisation=PublicId(row.organisation)), row, actor)
    return follow_secret(row.pk)


def stop_taken_back(follow: Follow) -> None:
    """Let a number that had said STOP hear of the shop that it asks for anew, and of no other it had stopped.

    Part of the command by which it asks.
    """
    if follow.channel == "sms" and stop_lift(town=follow.town, number=follow.to):
        others = Follow.objects.filter(town=follow.town, channel="sms", to=follow.to)
        others.exclude(pk=follow.pk).delete()


def shop_unfollow(*, actor: Actor, town: str, secret: str, follow: str = "") -> int:
    """Follow one shop no longer, or (without `follow`) none of those of this page; return how many."""
    mine = follow_of(town=town, secret=secret)
    if mine is None:
        raise NotFound(gettext("You follow no shop by this address any more."))
    with transaction.atomic():
        rows = Follow.objects.select_for_update().filter(town=town, channel=mine.channel, to=mine.to)
        gone = list(rows.filter(pk=follow) if follow else rows.order_by("pk"))
        for row in gone:
            row_id = row.pk
            row.delete()
            row.pk = row_id
            _record(ShopUnfollowed(organisation=PublicId(row.organisation)), row, actor)
    return len(gone)


def code_of(follow: Follow) -> str:
    """Return the six digits that confirm a follow in this half-hour; no table holds them."""
    return _code(follow, _half_hour())


def _codes(follow: Follow) -> tuple[str, str]:
    """Return the codes of this half-hour and of the one before: each is good for half an hour at least."""
    now = _half_hour()
    return _code(follow, now), _code(follow, now - 1)


def _half_hour() -> int:
    return int(timezone.now().timestamp() // CODE_LIFE.total_seconds())


def _code(follow: Follow, half_hour: int) -> str:
    return f"{int(keyed_hash('market:follow-code', f'{follow.pk} {half_hour}')[:12], 16) % 1_000_000:06}"


def _row(town: str, organisation: str, channel: str, to: str) -> Follow:
    """Return what this address already asked for, or something new that nothing confirms yet."""
    known = Follow.objects.select_for_update().filter(organisation=organisation, channel=channel, to=to)
    row = known.first()
    if row is None:
        pk = new_id()
        row = Follow(
            pk=pk,
            town=town,
            organisation=organisation,
            channel=channel,
            to=to,
            secret=secret_hash(follow_secret(pk)),
        )
    return row


def _record(event: ShopFollowed | ShopUnfollowed, row: Follow, actor: Actor) -> None:
    record(event, town=row.town, actor=actor.person, subject=row.organisation)
