"""The items of a shop: all of them with where they stand, those that a word means, one of them."""

from dataclasses import dataclass
from datetime import datetime

from halles.kit.text import fold
from halles.stalls.stock.engine.matching import SAME, alike
from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.models import Barcode, Item, ShopChoice
from halles.stalls.stock.queries.stands import Stand, stands

MOST = 100
"""Items on one page."""


@dataclass(frozen=True)
class Shown:
    """An item and where it stands."""

    item: Item
    stand: Stand


@dataclass(frozen=True)
class Listed:
    """Some items of a shop, and how many there are in all."""

    shown: list[Shown]
    total: int
    families: list[str]


@dataclass(frozen=True)
class Meant:
    """What a word or a code means in a shop: one item for sure, or some that it may be."""

    item: Item | None = None
    likely: tuple[Item, ...] = ()
    code: str = ""
    """What was read is a barcode, this one."""
    name: str = ""
    """What a new item would be called."""


def items_listed(*, organisation: str, now: datetime, query: str = "", family: str = "") -> Listed:
    """Return the items of a shop by name, those alike `query` or of a family only, at most MOST."""
    kept = list(Item.objects.filter(organisation=organisation, archived_at=None).order_by("name", "pk"))
    found = [item for item in kept if not family or item.family == family]
    if query.strip():
        meant = item_meant(organisation=organisation, text=query, items=found)
        found = _containing(found, query) or ([meant.item] if meant.item else list(meant.likely))
    told = stands(items=[item.pk for item in found[:MOST]], now=now)
    shown = [Shown(item, told[item.pk]) for item in found[:MOST] if item.pk in told]
    return Listed(shown, len(kept), sorted({item.family for item in kept} - {""}, key=fold))


def item_meant(*, organisation: str, text: str, items: list[Item] | None = None) -> Meant:
    """Return what a scanned code or a typed name means among a shop's own items."""
    if items is None:
        items = list(Item.objects.filter(organisation=organisation, archived_at=None).order_by("pk"))
    code = code_of(text)
    if code.state in ("checked", "repaired") or (code.text.isdigit() and len(code.text) > 3):
        exact = next((item for item in items if code.text in (item.barcode, item.till_code)), None)
        return Meant(item=exact, code=code.text, name="" if exact else _public_name(code.text))
    found = alike(fold(text), [fold(item.name) for item in items])
    if found and found[0][1] >= SAME and (len(found) == 1 or found[1][1] < SAME):
        return Meant(item=items[found[0][0]], name=text)
    return Meant(likely=tuple(items[place] for place, _ in found), name=text)


def item_get(*, organisation: str, item: str) -> Item | None:
    """Return an item of a shop, archived or not."""
    return Item.objects.filter(organisation=organisation, pk=item).select_related("level").first()


def choice_of(*, organisation: str, town: str) -> ShopChoice:
    """Return what a shop chose, or what holds while it chose nothing (a row that is not saved)."""
    found = ShopChoice.objects.filter(organisation=organisation).first()
    return found or ShopChoice(organisation=organisation, town=town)


def _containing(items: list[Item], query: str) -> list[Item]:
    words = fold(query).split()
    return [item for item in items if all(word in fold(f"{item.name} {item.barcode}") for word in words)]


def _public_name(code: str) -> str:
    found = Barcode.objects.filter(code=code).values_list("name", flat=True).first()
    return found or ""


def items_all(*, organisation: str, now: datetime) -> list[tuple[Item, Stand]]:
    """Return every item of a shop by department and name, with where it stands."""
    items = Item.objects.filter(organisation=organisation, archived_at=None).order_by("family", "name", "pk")
    kept = list(items)
    told = stands(items=[item.pk for item in kept], now=now)
    return [(item, told[item.pk]) for item in kept if item.pk in told]
