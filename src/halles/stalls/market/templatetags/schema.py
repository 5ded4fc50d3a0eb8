"""A product of the page as schema.org has it."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from halles.stalls.market.exchange.schema_org import product_of, script_text

register = template.Library()


@register.simple_tag(takes_context=True)
def product_data(context: Context) -> SafeString:
    """Return the product of the page as JSON-LD: a block of data, which browsers do not run."""
    request: Any = context["request"]
    card = context["card"]
    said = product_of(
        card,
        town=context["town"],
        now=timezone.now(),
        page=request.build_absolute_uri(reverse("market:product", kwargs={"slug": card.product.slug})),
        shop_page=request.build_absolute_uri(reverse("market:shop", kwargs={"slug": card.shop.slug})),
    )
    return SafeString(f'<script type="application/ld+json">{script_text(said)}</script>')
