"""Fields of a shop's own forms: a price typed in euros, a unit, a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from halles.kit.money import parse

UNIT_WORDS = (
    ("piece", gettext_lazy("By the piece")),
    ("kilo", gettext_lazy("By the kilo")),
    ("bunch", gettext_lazy("By the bunch")),
    ("punnet", gettext_lazy("By the punnet")),
    ("batch", gettext_lazy("By the batch")),
)


class PriceField(forms.CharField):
    """A price in euros: "12,50" is 1250 cents; empty: None."""

    def __init__(self, **more: Any) -> None:
        """Show digits first on a telephone."""
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 14, "widget": widget, **more})

    def prepare_value(self, value: Any) -> Any:
        """Show cents as one types them: 1250 is "12,50"."""
        return f"{value // 100},{value % 100:02}" if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Return whole cents, None for nothing."""
        text = super().clean(value)
        try:
            return parse(text) if text else None
        except ValueError:
            raise forms.ValidationError(gettext("Write a price in euros, such as 12.50.")) from None


def day_field(label: Any) -> forms.DateField:
    """Return a field for one day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Choose a day, such as 24/12/2026."),
        },
    )


def whole_field(label: Any, **more: Any) -> forms.IntegerField:
    """Return a field for a whole number."""
    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, widget=widget, **{"required": False, "min_value": 0, **more})
