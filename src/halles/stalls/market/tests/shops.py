"""What tests of the market stand on: shops with their sheets, their terms, products and items of stock."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from halles.kit.ids import new_id
from halles.kit.text import slugify
from halles.stalls.market.models import Product, Terms

ALWAYS = "Mo-Su 08:00-20:00"


def item_of(*, town: str, organisation: str, name: str, on_hand: int | None = 10, **more: Any) -> Any:
    """Make an item of stock, counted a minute ago; with `on_hand` None nobody ever counted it."""
    item = apps.get_model("stock", "Item").objects.create(
        town=town, organisation=organisation, name=name, **more
    )
    seen = None if on_hand is None else timezone.now()
    apps.get_model("stock", "Level").objects.create(item=item, on_hand=on_hand or 0, seen_at=seen)
    return item


def level_of(product: Product) -> Any:
    """Return what stock knows of a product: `on_hand`, `held`."""
    return apps.get_model("stock", "Level").objects.get(item=product.item)


def product_of(
    *, town: str, organisation: str, name: str, price_cents: int, on_hand: int | None = 10, **more: Any
) -> Product:
    """Make a product that is shown, with its item of stock."""
    unit = more.pop("unit", "piece")
    item = item_of(town=town, organisation=organisation, name=name, on_hand=on_hand, unit=unit)
    return Product.objects.create(
        town=town,
        organisation=organisation,
        item=item.pk,
        slug=f"{slugify(name)}-{new_id()[-6:]}",
        name=name,
        unit=unit,
        price_cents=price_cents,
        **more,
    )


def terms_of(*, town: str, organisation: str, **more: Any) -> Terms:
    """Let a shop take orders."""
    return Terms.objects.create(town=town, organisation=organisation, **more)
