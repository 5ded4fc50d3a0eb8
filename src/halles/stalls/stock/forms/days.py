"""The form of a day: for each perishable what was sold, what was thrown away, whether it ran out."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext

from halles.stalls.stock.commands import Told
from halles.stalls.stock.forms.quantity import QuantityField
from halles.stalls.stock.queries import DayRow


class DayForm(forms.Form):
    """Three small fields an item; what is left empty says nothing."""

    def __init__(self, *args: Any, rows: list[DayRow], **more: Any) -> None:
        """`rows`: the items, with what is told already."""
        super().__init__(*args, **more)
        self.rows = rows
        for place, row in enumerate(rows):
            told = row.told
            self.fields[f"sold-{place}"] = _number(row, gettext("Sold"), row.sold)
            self.fields[f"thrown-{place}"] = _number(
                row, gettext("Thrown away"), told.thrown_away if told else None
            )
            self.fields[f"out-{place}"] = forms.BooleanField(
                label=gettext("Sold out before closing"),
                required=False,
                initial=bool(told and told.is_sold_out),
            )

    @property
    def lines(self) -> list[tuple[DayRow, list[BoundField]]]:
        """Return each item with its three fields."""
        return [
            (row, [self[f"{name}-{place}"] for name in ("sold", "thrown", "out")])
            for place, row in enumerate(self.rows)
        ]

    def told(self) -> list[Told]:
        """Return what is said of the items of which something is."""
        found = []
        for place, row in enumerate(self.rows):
            sold, thrown, out = (
                self.cleaned_data.get(f"{name}-{place}") for name in ("sold", "thrown", "out")
            )
            if sold is not None or thrown is not None or out or row.told:
                found.append(Told(row.item.pk, sold, thrown, bool(out)))
        return found


def _number(row: DayRow, label: str, initial: int | None) -> QuantityField:
    return QuantityField(label=label, unit=row.item.unit, is_large=False, required=False, initial=initial)
