"""Find products of all the shops of a town by words typed in haste, filtered before they are counted."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from halles.kit.geo import Point, metres_to_all
from halles.stalls.directory.public import ShopCard, shop_list, shop_states
from halles.stalls.market.engine.search import Found as Rows
from halles.stalls.market.engine.search import Index
from halles.stalls.market.models import Product
from halles.stalls.market.queries.products import shown_products
from halles.stalls.market.queries.search_index import index_of
from halles.stalls.stock.public import Stand, stands
from halles.town.engine.hours import OPEN
from halles.town.models import Town

AT_ONCE = 200
"""Products whose stock is looked up together, the best found first."""


@dataclass(frozen=True)
class Found:
    """What was found, the best first."""

    products: list[Product]
    complete: bool
    """Whether each word was met, as typed or corrected; else the products hold the most telling words."""
    meant: str
    """The query as it was understood, where a word was corrected; else empty."""
    matched: int
    """How many products there are, beyond the limit too; where stock is asked for, at most that many."""


@dataclass(frozen=True)
class _Shelf:
    """The rows of an index that may be found: which are allowed, and how far each is."""

    index: Index
    allowed: np.ndarray
    metres: np.ndarray | None

    def find(self, query: str, limit: int) -> Rows:
        return self.index.find(query, limit, allowed=self.allowed, rank=self.metres)


def products_found(
    *,
    town: Town,
    query: str,
    now: datetime,
    in_stock: bool = False,
    open_at: datetime | None = None,
    near: Point | None = None,
    limit: int = 30,
) -> Found:
    """Return the products of a town that a query means, at most `limit`.

    `in_stock` leaves those that are known to be there, or probably; `open_at` those of shops that say they
    are open then; `near` (1e-7 degree) puts the nearest first among what fits as well. No word finds nothing.
    """
    shelf = _shelf(town, open_at, near)
    found = _in_stock(shelf, query, limit, now) if in_stock else shelf.find(query, limit)
    ids = [each.decode() for each in shelf.index.beside("ids")[found.rows].tolist()]
    by_id = shown_products(town.slug).in_bulk(ids)
    products = [by_id[each] for each in ids if each in by_id]
    return Found(products, found.complete, _meant(query, found), found.matched)


def _shelf(town: Town, open_at: datetime | None, near: Point | None) -> _Shelf:
    """Return the index with what its shops allow: those that are shown, and open then if that is asked."""
    index = index_of(town.slug)
    shops = {shop.organisation: shop for shop in shop_list(town=town.slug)}
    if open_at is not None:
        states = shop_states(town=town, moment=open_at, shops=shops.values())
        shops = {key: shop for key, shop in shops.items() if states[key].now == OPEN}
    own = [shops.get(each.decode()) for each in index.beside("shops").tolist()]
    shop_of = index.beside("shop_of")
    allowed = np.array([shop is not None for shop in own], dtype=bool)[shop_of]
    return _Shelf(index, allowed, None if near is None else _metres(own, near)[shop_of])


def _metres(shops: list[ShopCard | None], near: Point) -> np.ndarray:
    """Return how far each shop is, as the crow flies; one without a place is beyond all others."""
    far = np.full(len(shops), np.inf, dtype=np.float32)
    placed = [n for n, shop in enumerate(shops) if shop and shop.lon is not None and shop.lat is not None]
    where = [(shop.lon, shop.lat) for shop in shops if shop and shop.lon is not None and shop.lat is not None]
    if placed:
        far[placed] = metres_to_all(near, np.array(where, dtype=np.int64))
    return far


def _in_stock(shelf: _Shelf, query: str, limit: int, now: datetime) -> Rows:
    """Return the best rows that are in stock: what turns out to be gone is not allowed, until all are."""
    looked = np.zeros(len(shelf.index), dtype=bool)
    while True:
        found = shelf.find(query, limit)
        if looked[found.rows].all():
            return found
        rows = np.union1d(found.rows, shelf.find(query, AT_ONCE).rows)
        rows = rows[~looked[rows]]
        items = _items(shelf.index, rows)
        told = stands(items=[item for item in items if item], now=now)
        looked[rows] = True
        shelf.allowed[rows] = [item is not None and _is_there(told.get(item)) for item in items]


def _items(index: Index, rows: np.ndarray) -> list[str | None]:
    """Return the stock items of rows."""
    ids = [each.decode() for each in index.beside("ids")[rows].tolist()]
    items = dict(Product.objects.filter(pk__in=ids).values_list("pk", "item"))
    return [items.get(each) for each in ids]


def _is_there(stand: Stand | None) -> bool:
    """Say whether one may expect to find it; of what nobody counted one does not know."""
    return stand is not None and stand.known and not stand.is_gone and stand.how != "ask"


def _meant(query: str, found: Rows) -> str:
    if not found.corrected:
        return ""
    corrected = dict(found.corrected)
    return " ".join(corrected.get(word, word) for word in found.words)
