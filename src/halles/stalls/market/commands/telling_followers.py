"""Tell who follows a shop of its news; of its slate and its offers, once a day at most."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import PublicId
from halles.kit.post import post
from halles.stalls.directory.public import shop_list
from halles.stalls.market import rights
from halles.stalls.market.commands.follow_messages import news_message
from halles.stalls.market.events import FollowersTold
from halles.stalls.market.queries.following import followers, told_since
from halles.town.public import town_by_slug

KNOWN = timedelta(days=2)
"""How long what was told is looked up: nothing older is told at all."""


def followers_tell(
    *, actor: Actor, town: str, organisation: str, thing: str, text: str, is_daily: bool = False
) -> int:
    """Send `text` to who follows a shop, once for each `thing` (its public id); return to how many.

    What `is_daily` (a slate, an offer) is not sent where anything was since midnight.
    """
    require(actor, rights.KEEP_TIME)
    place, now = town_by_slug(slug=town), timezone.now()
    shop = next(iter(shop_list(town=town, organisations=[organisation])), None)
    if place is None or shop is None:
        return 0
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    with transaction.atomic():
        told = told_since(organisation=organisation, since=now - KNOWN)
        if thing in told or (is_daily and any(at >= midnight for at in told.values())):
            return 0
        rows = followers(organisation=organisation)
        for row in rows:
            post(news_message(town=place, shop=shop, follow=row, text=text))
        if rows:
            event = FollowersTold(organisation=PublicId(organisation), thing=PublicId(thing))
            record(event, town=town, subject=organisation)
    return len(rows)
