"""The form of an article: its name, its price, how it is sold; the rest is folded."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext, gettext_lazy

from halles.kit.fields import EurosField
from halles.stalls.market.commands.product_fields import usual_rate
from halles.stalls.market.forms.counter_fields import UNIT_WORDS, whole_field
from halles.stalls.market.models import GoodsKind, Product, Rate

MORE = ("rate", "grams", "family", "barcode", "description", "is_perishable")


class ArticleForm(forms.Form):
    """What a shop tells of an article."""

    name = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=160,
        error_messages={"required": gettext_lazy("Write what it is, as on its label.")},
    )
    price_cents = EurosField(
        required=True,
        label=gettext_lazy("Price in euros, VAT included"),
        help_text=gettext_lazy("Such as 12.50. Of a new book: its publisher’s price."),
        error_messages={"required": gettext_lazy("Write a price in euros, such as 12.50.")},
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("How is it sold?"), choices=UNIT_WORDS, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=gettext_lazy("Which kind?"), widget=forms.RadioSelect)
    rate = forms.TypedChoiceField(
        label=gettext_lazy("VAT"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("If you leave it: 5.5 per cent for food and books, 20 for the rest."),
    )
    grams = whole_field(
        gettext_lazy("Weight in grams"),
        help_text=gettext_lazy("Of what is in it; or, sold by the kilo, of one: “about 800 g”."),
    )
    family = forms.CharField(
        label=gettext_lazy("Department"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("As you name it: breads, stationery…"),
    )
    barcode = forms.CharField(
        label=gettext_lazy("Barcode"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    description = forms.CharField(
        label=gettext_lazy("Good to know"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    is_perishable = forms.BooleanField(
        label=gettext_lazy("What is left in the evening is lost"), required=False
    )

    def __init__(
        self, data: Any = None, *, product: Product | None = None, like: Product | None = None
    ) -> None:
        """Show an article as it is; a new one begins with the kind and the unit of the one before."""
        super().__init__(data, initial=_shown(product) if product else _begun(like))
        self._offer("kind", [(each.value, gettext(each.label)) for each in GoodsKind])
        rates = [(str(each.value), gettext(each.label)) for each in Rate]
        self._offer("rate", [("", gettext("As usual for its kind")), *rates])
        if product:
            del self.fields["is_perishable"]  # its stock says so

    @property
    def first(self) -> list[forms.BoundField]:
        """Return what each article has."""
        return [self[name] for name in self.fields if name not in MORE]

    @property
    def more(self) -> list[forms.BoundField]:
        """Return what is folded."""
        return [self[name] for name in MORE if name in self.fields]

    @property
    def is_more_open(self) -> bool:
        """Say whether something folded is to be corrected."""
        return any(each.errors for each in self.more)

    def values(self) -> dict[str, Any]:
        """Return the columns of a product."""
        values = dict(self.cleaned_data)
        if values["rate"] is None:
            values["rate"] = usual_rate(values["kind"])
        return values

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


def _shown(product: Product) -> dict[str, Any]:
    names = [name for name in ArticleForm.base_fields if hasattr(product, name)]
    return {name: getattr(product, name) for name in names}


def _begun(like: Product | None) -> dict[str, Any]:
    if like is None:
        return {"unit": "piece", "kind": GoodsKind.OTHER}
    return {"unit": like.unit, "kind": like.kind, "family": like.family}
