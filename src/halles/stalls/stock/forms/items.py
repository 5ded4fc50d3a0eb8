"""Forms of an item and of a shop's choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halles.kit.fields import EurosField
from halles.stalls.stock.commands.choices import BOUNDS
from halles.stalls.stock.forms.quantity import QuantityField
from halles.stalls.stock.models import Item, ShopChoice, Unit

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip

ADDED = ("name", "unit", "barcode", "family", "is_perishable", "cost_cents", "pack")
"""What an item is added with; the rest is changed later."""


def units() -> list[tuple[str, str]]:
    """Return what one can count in, in the language of the page."""
    return [(value, gettext(label)) for value, label in Unit.choices]


class ItemForm(forms.Form):
    """What a shop says of an item."""

    name = forms.CharField(label=_("Name"), max_length=160, error_messages={"required": _("Give it a name.")})
    barcode = forms.CharField(
        label=_("Barcode"), required=False, max_length=40, widget=forms.TextInput(_NUMERIC)
    )
    family = forms.CharField(label=_("Department"), required=False, max_length=80)
    unit = forms.ChoiceField(label=_("Counted by"), choices=units)
    is_perishable = forms.BooleanField(label=_("What is left in the evening is lost"), required=False)
    cost_cents = EurosField(
        label=_("What one costs you"),
        help_text=_("In euros; seen by your shop alone, it makes the list better."),
    )
    margin = forms.IntegerField(
        label=_("Your margin, in %"),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.TextInput(_NUMERIC),
        help_text=_("Empty: the one of your choices."),
    )
    is_advised = forms.BooleanField(label=_("May be on the list for tomorrow"), required=False)

    def __init__(self, *args: Any, item: Item | None = None, **more: Any) -> None:
        """`item`: what is there already."""
        names = [*self.base_fields, "pack"]
        start = {name: getattr(item, name) for name in names} if item else {"is_advised": True, "pack": 1}
        more["initial"] = start
        super().__init__(*args, **more)
        self.fields["pack"] = QuantityField(
            label=_("Ordered or baked by"),
            unit=item.unit if item else Unit.PIECE,
            is_large=False,
            help_text=_("12 where it comes by the dozen; 1 otherwise."),
        )
        self.order_fields([*list(self.fields)[:-2], "pack", "is_advised"])


class ChoiceForm(forms.Form):
    """How a shop wants its stock looked after."""

    is_listed = forms.BooleanField(label=_("Make my list for tomorrow, each evening"), required=False)
    shares = forms.BooleanField(
        label=_("Neighbours may be told that I have an article"),
        required=False,
        help_text=_("Yes or no, never how many; and only shops of the town that share too."),
    )
    delivery_days = forms.MultipleChoiceField(
        label=_("Days of delivery"),
        choices=[(str(at), name) for at, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day of delivery.")},
    )
    lead_days = forms.IntegerField(
        label=_("Days from an order to its delivery"), widget=forms.TextInput(_NUMERIC)
    )
    margin_perishable = forms.IntegerField(
        label=_("Margin on what does not keep, in %"),
        widget=forms.TextInput(_NUMERIC),
        help_text=_("The higher it is, the more the list proposes: fewer lost sales, more left over."),
    )
    margin_other = forms.IntegerField(label=_("Margin on the rest, in %"), widget=forms.TextInput(_NUMERIC))
    holding = forms.IntegerField(
        label=_("What keeping goods costs in a year, per cent of their price"),
        widget=forms.TextInput(_NUMERIC),
        help_text=_("Room, money that sleeps, what goes out of fashion: 25 is usual."),
    )

    def __init__(self, *args: Any, choice: ShopChoice, **more: Any) -> None:
        """`choice`: what holds now."""
        names = [*BOUNDS, "is_listed", "shares"]
        start = {name: getattr(choice, name) for name in names}
        more["initial"] = {**start, "delivery_days": choice.delivery_days.split()}
        super().__init__(*args, **more)
        for name, (least, most) in BOUNDS.items():
            message = gettext("Write a whole number between %(least)d and %(most)d.") % {
                "least": least,
                "most": most,
            }
            self.fields[name].error_messages |= {"required": message, "invalid": message}
