"""Fields of heights and prices: typed in metres and euros, kept in whole centimetres and cents."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext

from halles.kit.money import parse

_LENGTH = re.compile(r"(\d{1,2})\s*[.,m]\s*(\d{1,2})\s*m?|(\d{3})\s*(?:cm)?|(\d{1,2})\s*m?", re.ASCII)


class _HundredthsField(forms.CharField):
    """An amount of which a hundredth is the unit; empty: None."""

    def __init__(self, **more: Any) -> None:
        """Show digits first on a telephone."""
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=12, required=False, widget=widget, **more)

    def prepare_value(self, value: Any) -> Any:
        """Show hundredths as one types them: 210 is "2,10"."""
        return f"{value // 100},{value % 100:02}" if isinstance(value, int) else value


class LengthField(_HundredthsField):
    """A height: "2,10", "2.10 m", "2m10" or "210" is 210 centimetres."""

    def clean(self, value: Any) -> int | None:
        """Return whole centimetres, None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        match = _LENGTH.fullmatch(text.strip().lower())
        if not match:
            raise forms.ValidationError(gettext("Write a height in metres, such as 2.10."))
        metres, rest, whole, alone = match.groups()
        return int(whole) if whole else int(metres or alone) * 100 + int((rest or "").ljust(2, "0"))


class EurosField(_HundredthsField):
    """A price: "1,50" is 150 cents."""

    def clean(self, value: Any) -> int | None:
        """Return whole cents, None for nothing."""
        text = super().clean(value)
        try:
            return parse(text) if text else None
        except ValueError:
            raise forms.ValidationError(gettext("Write an amount in euros, such as 1.50.")) from None
