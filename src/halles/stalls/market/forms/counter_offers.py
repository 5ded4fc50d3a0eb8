"""The form of an offer: its days, then a price for each article that it lowers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from halles.kit import french
from halles.kit.fields import EurosField
from halles.stalls.market.commands import OfferLine
from halles.stalls.market.forms.counter_fields import day_field
from halles.stalls.market.models import GoodsKind, Product

_SPOILS = frozenset({GoodsKind.FOOD, GoodsKind.FISH})


class OfferForm(forms.Form):
    """Lower prices between two days."""

    title = forms.CharField(
        label=gettext_lazy("What do you call it?"),
        max_length=120,
        help_text=gettext_lazy("Such as “Saturday’s roast”."),
        error_messages={"required": gettext_lazy("Give it a name that people read.")},
    )
    starts_on = day_field(gettext_lazy("First day"))
    ends_on = day_field(gettext_lazy("Last day"))

    def __init__(self, data: Any = None, *, products: Sequence[Product], **more: Any) -> None:
        """Add a price for each article, and the lowest of thirty days."""
        super().__init__(data, **more)
        self.products = products
        for product in products:
            self.fields[f"price-{product.pk}"] = EurosField(
                label=gettext("Price of the offer"),
                help_text=gettext("It costs %(price)s.") % {"price": _euros(product.price_cents)},
                required=False,
            )
            self.fields[f"lowest-{product.pk}"] = EurosField(
                label=gettext("Its lowest price of the last 30 days"),
                help_text=gettext("Only if you have shown it here for less than 30 days."),
                required=False,
            )
            if product.kind in _SPOILS:
                label = gettext("It must be sold today or tomorrow")
                self.fields[f"spoils-{product.pk}"] = forms.BooleanField(label=label, required=False)

    @property
    def days(self) -> list[forms.BoundField]:
        """Return the fields of the offer itself."""
        return [self[name] for name in ("title", "starts_on", "ends_on")]

    @property
    def articles(self) -> list[tuple[Product, list[forms.BoundField]]]:
        """Return each article with its fields."""
        parts = ("price", "lowest", "spoils")
        return [
            (row, [self[f"{part}-{row.pk}"] for part in parts if f"{part}-{row.pk}" in self.fields])
            for row in self.products
        ]

    def values(self) -> dict[str, Any]:
        """Return what `offer_publish` asks; articles without a price are not part of it."""
        told = self.cleaned_data
        lines = [
            OfferLine(
                product=row.pk,
                price_cents=told[f"price-{row.pk}"],
                lowest_cents=told.get(f"lowest-{row.pk}"),
                is_perishing=bool(told.get(f"spoils-{row.pk}")),
            )
            for row in self.products
            if told.get(f"price-{row.pk}") is not None
        ]
        return {name: told[name] for name in ("title", "starts_on", "ends_on")} | {"lines": lines}


def _euros(cents: int) -> str:
    return french.euros(cents, language=get_language() or "fr")
