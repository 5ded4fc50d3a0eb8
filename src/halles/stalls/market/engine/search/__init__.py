"""Search in product names: one file of flat arrays, made in one go, mapped by each process that asks."""

from halles.stalls.market.engine.search.index import Found, Index
from halles.stalls.market.engine.search.making import Document, build
from halles.stalls.market.engine.search.store import Unreadable, written

__all__ = ["Document", "Found", "Index", "Unreadable", "build", "written"]
