"""Who else in town has it: shops that agreed to say yes or no, the nearest first."""

from datetime import datetime

from halles.kit.geo import metres
from halles.kit.text import fold
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.stock.engine.pooling import Word, who_has
from halles.stalls.stock.models import Item, ShopChoice
from halles.stalls.stock.queries.stands import stands

FAR = 1e9
"""Metres to a shop that is on no map: it comes last."""


def neighbours(*, town: str, organisation: str, barcode: str, name: str, now: datetime) -> list[str]:
    """Return the public ids of other shops of the town that have an article now, nearest first.

    Only shops that share are named, to shops that share, and yes or no only: never how many. The same
    barcode, where one is given, else the same name.
    """
    sharing = ShopChoice.objects.filter(town=town, shares=True).values_list("organisation", flat=True)
    shops = set(sharing)
    if organisation not in shops:
        return []
    having = _having(shops - {organisation}, barcode, fold(name), now)
    cards = {each.organisation: each for each in shop_list(town=town, organisations=[organisation, *having])}
    here = cards.get(organisation)
    words = [
        Word(shop, _away(here, card), has_agreed=True, has_it=shop in having) for shop, card in cards.items()
    ]
    return who_has(words, asked_in=organisation, has_agreed=True)


def _having(shops: set[str], barcode: str, name: str, now: datetime) -> set[str]:
    """Return the shops of `shops` that have the article, or probably do."""
    items = Item.objects.filter(organisation__in=shops, archived_at=None)
    rows = (items.filter(barcode=barcode) if barcode else items).values_list("pk", "organisation", "name")
    found = {pk: shop for pk, shop, named in rows if barcode or fold(named) == name}
    told = stands(items=list(found), now=now)
    return {found[pk] for pk, stand in told.items() if stand.how != "ask"}


def _away(here: ShopCard | None, there: ShopCard) -> float:
    if here is None or here.lon is None or here.lat is None or there.lon is None or there.lat is None:
        return FAR
    return metres((here.lon, here.lat), (there.lon, there.lat))
