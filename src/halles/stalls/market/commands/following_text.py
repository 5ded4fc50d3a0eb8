"""Follow a shop from one's telephone: the number that writes and says yes is the one that is told."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound
from halles.kit.event import PublicId
from halles.kit.ids import new_id
from halles.stalls.directory.public import shop_list
from halles.stalls.market import rights
from halles.stalls.market.commands.following import stop_taken_back
from halles.stalls.market.events import ShopFollowed, ShopUnfollowed
from halles.stalls.market.models import Follow
from halles.stalls.market.queries.following import follow_secret, secret_hash
from halles.town.models import Town


def number_follow(*, actor: Actor, town: Town, organisation: str, number: str) -> Follow:
    """Send a shop's news to the number that asked for them and confirmed; a second time does nothing.

    No code is sent: that she wrote and answered from this number proves as much, and takes a STOP back.
    """
    require(actor, rights.ORDER, town.slug)
    if not shop_list(town=town.slug, organisations=[organisation]):
        raise NotFound(gettext("This shop is no longer here."))
    with transaction.atomic():
        known = Follow.objects.select_for_update().filter(organisation=organisation, channel="sms", to=number)
        row = known.first() or _new(town.slug, organisation, number)
        stop_taken_back(row)
        if row.confirmed_at is not None:
            return row
        row.confirmed_at, row.person = timezone.now(), row.person or actor.person
        row.save()
        event = ShopFollowed(organisation=PublicId(organisation))
        record(event, town=town.slug, actor=actor.person, subject=organisation)
    return row


def number_unfollow(*, actor: Actor, town: Town, organisation: str, number: str) -> None:
    """Send a shop's news to a number no longer; raise NotFound where it received none."""
    require(actor, rights.ORDER, town.slug)
    with transaction.atomic():
        rows = Follow.objects.select_for_update().filter(
            town=town.slug, organisation=organisation, channel="sms", to=number
        )
        if not rows.delete()[0]:
            raise NotFound(gettext("This number receives no news of this shop."))
        event = ShopUnfollowed(organisation=PublicId(organisation))
        record(event, town=town.slug, actor=actor.person, subject=organisation)


def _new(town: str, organisation: str, number: str) -> Follow:
    pk = new_id()
    secret = secret_hash(follow_secret(pk))
    return Follow(pk=pk, town=town, organisation=organisation, channel="sms", to=number, secret=secret)
