"""A shop as schema.org describes it, from what is known of it; what is not known is left out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from halles.stalls.directory.engine.publishing.kinds import type_of


@dataclass(frozen=True, slots=True)
class Offer:
    """What a shop offers, in its own words, and on which days; None where it gives none."""

    text: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Business:
    """What is known of a shop. Empty texts are not known; degrees are WGS84; `phone` is international."""

    page: str
    """The address of its page, which also names it."""
    name: str
    category: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    lon: float | None = None
    lat: float | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    description: str = ""
    images: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()


def business_of(shop: Business, specifications: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Return a shop and its hours (see `specifications_of`) as one JSON-LD object."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": type_of(shop.category),
        "@id": f"{shop.page}#lieu",
        "name": shop.name,
        "url": shop.page,
        "sameAs": shop.website,
        "description": shop.description,
        "telephone": shop.phone,
        "email": shop.email,
        "image": list(shop.images),
        "address": _address(shop),
        "geo": _position(shop),
        **specifications,
        "makesOffer": [_offer(each) for each in shop.offers],
    }
    return {name: value for name, value in said.items() if value}


def script_text(said: Mapping[str, Any]) -> str:
    """Return JSON that may stand in a <script> element: no character of it can end or open a tag."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _address(shop: Business) -> dict[str, str]:
    parts = {
        "streetAddress": shop.street,
        "postalCode": shop.postcode,
        "addressLocality": shop.town,
    }
    known = {name: value for name, value in parts.items() if value}
    return {"@type": "PostalAddress", **known, "addressCountry": "FR"} if known else {}


def _position(shop: Business) -> dict[str, Any]:
    if shop.lon is None or shop.lat is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": shop.lat, "longitude": shop.lon}


def _offer(offer: Offer) -> dict[str, str]:
    days = {"validFrom": offer.starts_on, "validThrough": offer.ends_on}
    return {
        "@type": "Offer",
        "description": offer.text,
        **{name: day.isoformat() for name, day in days.items() if day},
    }
