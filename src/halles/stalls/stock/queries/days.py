"""What a shop told of a day: each perishable, with what was sold, thrown away, handed over on order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halles.stalls.stock.models import DaySale, Item


@dataclass(frozen=True)
class DayRow:
    """An item and what is told of its day; None where nothing is."""

    item: Item
    told: DaySale | None

    @property
    def sold(self) -> int | None:
        """What was sold; None where only what was thrown away is known."""
        row = self.told
        is_untold = row is None or (not row.quantity and not row.is_sold_out and row.thrown_away > 0)
        return None if row is None or is_untold else row.quantity


def day_rows(*, organisation: str, day: date) -> list[DayRow]:
    """Return the perishables of a shop by department and name with their day, in two statements."""
    items = Item.objects.filter(organisation=organisation, archived_at=None, is_perishable=True)
    told = {row.item_id: row for row in DaySale.objects.filter(item__organisation=organisation, day=day)}
    return [DayRow(item, told.get(item.pk)) for item in items.order_by("family", "name", "pk")]


def days_before(*, items: Sequence[str], day: date) -> dict[str, int | None]:
    """Return what is told sold of items on a day, by item; None where nothing is."""
    told = {
        row.item_id: row for row in DaySale.objects.filter(item__in=items, day=day).select_related("item")
    }
    rows = {item: told.get(item) for item in items}
    return {item: DayRow(row.item, row).sold if row else None for item, row in rows.items()}
