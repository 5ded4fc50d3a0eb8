"""Who follows which shop: her page, opened by its secret, and whom a shop's news go to."""

from dataclasses import dataclass
from datetime import datetime

from halles.journal.models import Entry
from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.events import FollowersTold
from halles.stalls.market.models import Follow


@dataclass(frozen=True)
class FollowView:
    """One shop that somebody follows; `shop` is None once it is shown no longer."""

    id: str
    shop: ShopCard | None


@dataclass(frozen=True)
class Follows:
    """All that goes to one address, and the secret that opens it."""

    channel: str
    to: str
    shops: list[FollowView]


def follow_secret(follow: str) -> str:
    """Return the word that opens the page of who follows: each of her messages holds it anew.

    It is made from the follow's public id by the deployment's secret; the table holds its hash alone.
    """
    return keyed_hash("market:follow-page", follow)[:32]


def secret_hash(secret: str) -> str:
    """Return what the table keeps of it."""
    return keyed_hash("market:follow", secret)


def follow_of(*, town: str, secret: str) -> Follow | None:
    """Return the follow, confirmed, whose page this secret opens."""
    found = Follow.objects.filter(town=town, secret=secret_hash(secret), confirmed_at__isnull=False)
    return found.first()


def follow_waiting(*, town: str, follow: str) -> Follow | None:
    """Return a follow by its public id, for the page where its code is typed."""
    return Follow.objects.filter(town=town, pk=follow).first()


def follows_with(*, follow: Follow) -> Follows:
    """Return all that the same address follows in the same town, by the shops' names."""
    same = Follow.objects.filter(
        town=follow.town, channel=follow.channel, to=follow.to, confirmed_at__isnull=False
    )
    rows = list(same.order_by("created_at", "id"))
    cards = shop_list(town=follow.town, organisations=[row.organisation for row in rows])
    shops = {card.organisation: card for card in cards}
    views = [FollowView(row.pk, shops.get(row.organisation)) for row in rows]
    views.sort(key=lambda view: view.shop.name if view.shop else "")
    return Follows(follow.channel, follow.to, views)


def followers(*, organisation: str) -> list[Follow]:
    """Return who follows a shop and said so."""
    found = Follow.objects.filter(organisation=organisation, confirmed_at__isnull=False)
    return list(found.order_by("id"))


def told_since(*, organisation: str, since: datetime) -> dict[str, datetime]:
    """Return what the followers of a shop were told since a moment, and when, by the thing's public id."""
    rows = Entry.objects.filter(subject=organisation, kind=FollowersTold.kind, recorded_at__gte=since)
    return {payload["thing"]: at for payload, at in rows.values_list("payload", "recorded_at")}
