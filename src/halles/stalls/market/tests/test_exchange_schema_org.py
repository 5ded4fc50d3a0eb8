"""A product as schema.org has it: only properties that its types have, and never more than is known."""

import json
from datetime import timedelta

import pytest

from halles.stalls.market.exchange.schema_org import product_of, script_text
from halles.stalls.market.models import Offer, OfferPrice
from halles.stalls.market.queries.products import product_cards
from halles.stalls.market.tests.conftest import Scene
from halles.stalls.market.tests.shops import level_of

pytestmark = pytest.mark.django_db
PAGE, SHOP = (
    "https://halles.example/redon/produits/x/",
    "https://halles.example/redon/produits/tous/magasins/y/",
)
PROPERTIES = {
    "Product": {"@context", "@id", "name", "description", "category", "gtin", "url", "weight", "offers"},
    "Offer": {
        "url", "price", "priceCurrency", "priceSpecification", "priceValidUntil", "availability", "seller",
    },
    "UnitPriceSpecification": {"price", "priceCurrency", "referenceQuantity"},
    "QuantitativeValue": {"value", "unitCode"},
    "Store": {"name", "url", "telephone", "address"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
}  # fmt: skip
"""Written by hand from schema.org's own pages."""
NEEDED = {
    "Product": {"name", "offers"},
    "Offer": {"price", "priceCurrency", "url", "seller"},
    "UnitPriceSpecification": {"price", "priceCurrency"},
}


def said_of(scene: Scene, product) -> dict:
    (card,) = product_cards(town=scene.town, products=[product], now=scene.now)
    return product_of(card, town=scene.town, now=scene.now, page=PAGE, shop_page=SHOP)


def check(said: dict) -> None:
    """Go through an object and all that it holds."""
    kind = said["@type"]
    assert set(said) - {"@type"} <= PROPERTIES[kind], kind
    assert NEEDED.get(kind, set()) <= set(said)
    for value in said.values():
        assert value not in ("", None, [], {})
        if isinstance(value, dict):
            check(value)


def test_every_product_of_the_scene_is_valid(scene: Scene):
    for product in (scene.baguette, scene.cheese, scene.book):
        check(said_of(scene, product))


def test_what_is_sold_by_weight_tells_of_what_its_price_is(scene: Scene):
    offer = said_of(scene, scene.cheese)["offers"]
    assert offer["price"] == "24.50"
    assert offer["priceSpecification"]["referenceQuantity"] == {
        "@type": "QuantitativeValue", "value": 1, "unitCode": "KGM",
    }  # fmt: skip


def test_what_holds_grams_tells_its_price_a_kilo_and_its_weight(scene: Scene):
    scene.baguette.grams = 250
    scene.baguette.barcode = "3017620422003"
    said = said_of(scene, scene.baguette)
    check(said)
    assert said["offers"]["price"] == "1.30"
    assert said["offers"]["priceSpecification"]["price"] == "5.20"
    assert said["weight"]["value"] == 250
    assert said["gtin"] == "3017620422003"


@pytest.mark.parametrize(
    ("days", "on_hand", "perishable", "expected"),
    [
        (0, 10, False, "https://schema.org/InStock"),
        (0, 10, True, "https://schema.org/InStock"),
        (3, 10, False, "https://schema.org/LimitedAvailability"),
        (3, 10, True, None),
        (0, 0, False, None),
        (None, 0, False, None),
    ],
)
def test_availability_follows_what_somebody_saw(scene: Scene, days, on_hand, perishable, expected):
    level = level_of(scene.book)
    level.on_hand = on_hand
    level.seen_at = None if days is None else scene.now - timedelta(days=days, minutes=5)
    level.save()
    level.item.is_perishable = perishable
    level.item.save()
    assert said_of(scene, scene.book)["offers"].get("availability") == expected


def test_an_offer_tells_until_when(scene: Scene):
    today = scene.now.date()
    offer = Offer.objects.create(
        town="redon", organisation=scene.bakery.pk, title="Brioches", starts_on=today, ends_on=today
    )
    OfferPrice.objects.create(offer=offer, product=scene.baguette, price_cents=110, lowest_cents=130)
    said = said_of(scene, scene.baguette)["offers"]
    assert (said["price"], said["priceValidUntil"]) == ("1.10", "2026-11-26")


def test_nothing_a_shop_writes_ends_the_script(scene: Scene):
    scene.book.description = "</script><script>alert(1)</script> & \u2028"
    text = script_text(said_of(scene, scene.book))
    assert "<" not in text
    assert json.loads(text)["description"] == scene.book.description
