"""Fields of a shop's own forms: a price typed in euros, a unit, a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

UNIT_WORDS = (
    ("piece", gettext_lazy("By the piece")),
    ("kilo", gettext_lazy("By the kilo")),
    ("bunch", gettext_lazy("By the bunch")),
    ("punnet", gettext_lazy("By the punnet")),
    ("batch", gettext_lazy("By the batch")),
)


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
