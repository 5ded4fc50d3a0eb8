"""A product as schema.org has it (JSON-LD), for search engines and assistants: what is known, and no more."""

import json
from datetime import datetime
from typing import Any

from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine import freshness
from halles.stalls.market.engine.measures import KILO
from halles.stalls.market.queries.freshness import freshness_of
from halles.stalls.market.queries.products import ProductCard
from halles.town.models import Town

GTIN_LENGTHS = (8, 12, 13, 14)
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""No character of what shops write can end or open a tag."""


def product_of(card: ProductCard, *, town: Town, now: datetime, page: str, shop_page: str) -> dict[str, Any]:
    """Return a product and what its shop offers as one JSON-LD object; both pages are absolute addresses."""
    product = card.product
    said = {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": f"{page}#produit",
        "name": product.name,
        "description": product.description,
        "category": product.family,
        "gtin": product.barcode if _is_gtin(product.barcode) else "",
        "url": page,
        "weight": _grams(product.grams) if product.grams and product.unit != KILO else None,
        "offers": _offer(card, town=town, now=now, page=page, shop_page=shop_page),
    }
    return {name: value for name, value in said.items() if value}


def script_text(said: dict[str, Any]) -> str:
    """Return JSON that may stand in a <script> element."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def availability_of(word: str) -> str:
    """Return schema.org's word for a freshness: there only if seen today, nothing where nobody knows."""
    if freshness.is_seen(word):
        return "https://schema.org/InStock"
    if word in (freshness.TILL, freshness.PROBABLY):
        return "https://schema.org/LimitedAvailability"
    return ""


def _offer(card: ProductCard, *, town: Town, now: datetime, page: str, shop_page: str) -> dict[str, Any]:
    said = {
        "@type": "Offer",
        "url": page,
        "price": _euros(card.price.cents),
        "priceCurrency": "EUR",
        "priceSpecification": _by_the_kilo(card),
        "priceValidUntil": card.price.until.isoformat() if card.price.until else "",
        "availability": availability_of(freshness_of(card.stand, now=now)),
        "seller": _seller(card.shop, town, shop_page),
    }
    return {name: value for name, value in said.items() if value}


def _by_the_kilo(card: ProductCard) -> dict[str, Any] | None:
    """Return the price of a kilo: what the price is of, or what it comes to."""
    cents = card.price.cents if card.product.unit == KILO else card.per_kilo
    if cents is None:
        return None
    return {
        "@type": "UnitPriceSpecification",
        "price": _euros(cents),
        "priceCurrency": "EUR",
        "referenceQuantity": {"@type": "QuantitativeValue", "value": 1, "unitCode": "KGM"},
    }


def _seller(shop: ShopCard, town: Town, page: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        **({"streetAddress": shop.address} if shop.address else {}),
        "addressLocality": town.name,
        "addressCountry": "FR",
    }
    said = {"@type": "Store", "name": shop.name, "url": page, "telephone": shop.phone, "address": address}
    return {name: value for name, value in said.items() if value}


def _grams(value: int) -> dict[str, Any]:
    return {"@type": "QuantitativeValue", "value": value, "unitCode": "GRM"}


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def _is_gtin(barcode: str) -> bool:
    return barcode.isdecimal() and len(barcode) in GTIN_LENGTHS
