"""A field for quantities: typed as one says them, kept in the smallest step of the unit."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from halles.stalls.stock.models import Unit

_WEIGHT = re.compile(r"(\d{1,5})(?:[.,](\d{1,3}))?\s*(kg|g)?", re.ASCII | re.IGNORECASE)
_CODE = 8
"""So many digits are a barcode that was scanned into the wrong field."""


class QuantityField(forms.CharField):
    """How many: pieces, or kilos ("2,5", "800 g") of what is weighed, which is kept in grams."""

    def __init__(self, *, unit: str = Unit.PIECE, is_large: bool = True, **more: Any) -> None:
        """`unit`: what the item is counted in."""
        self.unit = unit
        mode = "decimal" if unit == Unit.KILO else "numeric"
        attrs = {"inputmode": mode, "autocomplete": "off", **({"class": "figure"} if is_large else {})}
        super().__init__(max_length=16, widget=forms.TextInput(attrs), **more)
        self.error_messages["required"] = gettext("Write a number: 0 if there is none.")

    def prepare_value(self, value: Any) -> Any:
        """Show what is kept as one types it."""
        if isinstance(value, int) and self.unit == Unit.KILO:
            return f"{Decimal(value) / 1000:f}".replace(".", ",")
        return value

    def clean(self, value: Any) -> int | None:
        """Return the smallest steps; None for nothing where nothing is allowed."""
        text = super().clean(value).replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        if not text:
            return None
        if text.isdigit() and len(text) >= _CODE:
            raise forms.ValidationError(gettext("This is a barcode: write how many first."))
        return self._weight(text) if self.unit == Unit.KILO else self._whole(text)

    def _whole(self, text: str) -> int:
        if not (text.isdigit() and text.isascii()):
            raise forms.ValidationError(gettext("Write a number: 0 if there is none."))
        return int(text)

    def _weight(self, text: str) -> int:
        found = _WEIGHT.fullmatch(text)
        if not found:
            raise forms.ValidationError(gettext("Write a weight, such as 2.5 kg or 800 g."))
        whole, rest, unit = found.groups()
        if (unit or "").lower() == "g":
            return int(whole)
        return int(whole) * 1000 + int((rest or "").ljust(3, "0"))
