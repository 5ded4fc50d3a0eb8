"""Who else in town has it: shops that agreed to say yes or no, the nearest first."""

from datetime import datetime

from halles.kit.geo import metres
from halles.kit.text import fold
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.stock.models import Item, ShopChoice
from halles.stalls.stock.queries.stands import stands


def neighbours(*, town: str, organisation: str, barcode: str, name: str, now: datetime) -> list[str]:
    """Return the public ids of other shops of the town that have an article now, nearest first.

    Shops that share only, and yes or no only: never how many. The same barcode, else the same name.
    """
    shops = ShopChoice.objects.filter(town=town, shares=True).exclude(organisation=organisation)
    items = Item.objects.filter(organisation__in=shops.values("organisation"), archived_at=None)
    same = items.filter(barcode=barcode) if barcode else items
    found = {
        pk: shop
        for pk, shop, named in same.values_list("pk", "organisation", "name")
        if barcode or fold(named) == fold(name)
    }
    told = stands(items=list(found), now=now)
    having = {found[pk] for pk, stand in told.items() if stand.how != "ask"}
    return _nearest_first(town, organisation, having)


def _nearest_first(town: str, organisation: str, having: set[str]) -> list[str]:
    cards = shop_list(town=town, organisations=[organisation, *having])
    here = next((card for card in cards if card.organisation == organisation), None)
    others = [card for card in cards if card.organisation in having]
    return [card.organisation for card in sorted(others, key=lambda card: (_away(here, card), card.name))]


def _away(here: ShopCard | None, there: ShopCard) -> float:
    """Return how far a shop is in metres; one that is on no map comes last."""
    if here is None or here.lon is None or here.lat is None or there.lon is None or there.lat is None:
        return float("inf")
    return metres((here.lon, here.lat), (there.lon, there.lat))
