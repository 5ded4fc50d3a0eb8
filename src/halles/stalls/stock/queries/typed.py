"""What a typed list means in a shop: known items, new ones, lines without a number."""

from dataclasses import dataclass
from decimal import Decimal

from halles.stalls.stock.engine import typed
from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.engine.typed import Typed
from halles.stalls.stock.models import Item, Unit
from halles.stalls.stock.queries.items import item_meant


@dataclass(frozen=True)
class ListLine:
    """One line of a list: what it means, and how many; `quantity` is None where it does not say."""

    name: str
    quantity: int | None
    unit: str
    item: Item | None

    @property
    def is_new(self) -> bool:
        """The shop has no such item yet."""
        return self.item is None

    @property
    def is_counted(self) -> bool:
        """It can be counted: it says how many, in the unit of its item."""
        return self.quantity is not None and (self.item is None or self.item.unit == self.unit)


def list_understood(*, organisation: str, text: str) -> list[ListLine]:
    """Return the lines of a list, each looked for among the shop’s items; of one said twice the last."""
    items = list(Item.objects.filter(organisation=organisation, archived_at=None).order_by("pk"))
    lines: dict[str, ListLine] = {}
    for each in typed.read(text):
        meant = item_meant(organisation=organisation, text=each.name, items=items)
        name, unit = (meant.item.name, _unit(each, meant.item)) if meant.item else (each.name, each.unit)
        lines[meant.item.pk if meant.item else each.name.lower()] = ListLine(
            name, each.quantity, unit, meant.item
        )
    return list(lines.values())


def one_typed(text: str) -> Typed:
    """Return one thing as it was scanned or typed: a code is never a number of something."""
    if code_of(text).state in ("checked", "repaired") or text.strip().isdigit():
        return Typed(text.strip(), None, Unit.PIECE)
    lines = typed.read(text)
    return lines[0] if len(lines) == 1 else Typed(" ".join(text.split()), None, Unit.PIECE)


def number_typed(line: Typed) -> str:
    """Return the number of a line as one types it: kilos of what is weighed."""
    if line.unit == Unit.KILO and line.quantity is not None:
        return f"{Decimal(line.quantity) / 1000:f}".replace(".", ",")
    return str(line.quantity)


def _unit(each: Typed, item: Item) -> str:
    """A bare number counts in the item's own unit, unless that is weighed."""
    return item.unit if each.unit == Unit.PIECE and item.unit != Unit.KILO else each.unit
