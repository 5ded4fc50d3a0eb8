"""The form of how a shop takes orders."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from halles.kit import french
from halles.stalls.market.forms.counter_fields import whole_field
from halles.stalls.market.models import Terms

NAMES = (
    "takes_orders",
    "phone",
    "reply_minutes",
    "prepare_minutes",
    "keep_days",
    "slot_minutes",
    "slot_cap",
)


class TermsForm(forms.Form):
    """What a shop says once; each number has a usual one."""

    takes_orders = forms.BooleanField(
        label=gettext_lazy("One can reserve in my shop"),
        required=False,
        help_text=gettext_lazy("Without payment: the sale is made in the shop."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Mobile number that hears of each reservation"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Left empty: on your screen alone."),
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    reply_minutes = whole_field(
        gettext_lazy("I answer within so many minutes"),
        help_text=gettext_lazy("Of your open hours. After that the customer is told to call you."),
        required=True,
    )
    prepare_minutes = whole_field(gettext_lazy("I need so many minutes before somebody comes"), required=True)
    keep_days = whole_field(gettext_lazy("I keep things for so many open days"), required=True)
    slot_minutes = whole_field(gettext_lazy("One chooses a time within so many minutes"), required=True)
    slot_cap = whole_field(gettext_lazy("Orders at the same time, at most"), required=True)

    def __init__(self, data: Any = None, *, terms: Terms | None) -> None:
        """Show what holds now, or what is usual; a shop that never said takes none."""
        shown = terms or Terms(takes_orders=False)
        initial = {name: getattr(shown, name) for name in NAMES}
        super().__init__(data, initial={**initial, "phone": french.phone_words(shown.phone)})

    def values(self) -> dict[str, Any]:
        """Return the fields of `terms_set`."""
        return {name: self.cleaned_data[name] for name in NAMES}
