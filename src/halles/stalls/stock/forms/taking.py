"""Forms of a stock-taking: what is it, how many, a list typed at once, a photo of a barcode."""

from django import forms
from django.utils.translation import gettext_lazy as _

from halles.kit.ids import is_id, new_id
from halles.kit.images import FORMATS
from halles.stalls.stock.forms.quantity import QuantityField
from halles.stalls.stock.models import Unit


class KeyForm(forms.Form):
    """A form that is sent once: its key is drawn when it is shown."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=26)

    def clean_key(self) -> str:
        """Return the key, or a new one in place of what is none."""
        key: str = self.cleaned_data["key"]
        return key if is_id(key) else new_id()


class WhatForm(forms.Form):
    """One field: a code that is scanned, or a name that is typed."""

    what = forms.CharField(
        label=_("Scan a barcode, or write a name"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "enterkeyhint": "next"}),
        error_messages={"required": _("Scan a barcode, or write a name.")},
    )


class CountForm(KeyForm):
    """How many of an item there are."""

    def __init__(self, *args: object, unit: str = Unit.PIECE, **more: object) -> None:
        """`unit`: what the item is counted in."""
        super().__init__(*args, **more)  # type: ignore[arg-type]
        label = _("How many kilos?") if unit == Unit.KILO else _("How many?")
        self.fields["quantity"] = QuantityField(label=label, unit=unit)


class FoundForm(KeyForm):
    """A new item and how many of it there are."""

    name = forms.CharField(
        label=_("Its name"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Give it a name.")},
    )
    barcode = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    quantity = QuantityField(label=_("How many?"))
    is_perishable = forms.BooleanField(label=_("What is left in the evening is lost"), required=False)


class ListForm(KeyForm):
    """Many items at once, as one says them."""

    text = forms.CharField(
        label=_("Your list"),
        max_length=8_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("For instance: 12 notebooks, 3 blue pens, 2.5 kg of tomatoes."),
        error_messages={"required": _("Write at least one article, with how many.")},
    )


class PhotoForm(forms.Form):
    """A photo of one barcode or several."""

    photo = forms.FileField(
        label=_("A photo of the barcode"),
        widget=forms.FileInput(
            {"accept": ",".join(f"image/{kind.lower()}" for kind in FORMATS), "capture": "environment"}
        ),
        error_messages={"required": _("Choose a photo.")},
    )
