"""A sheet as schema.org has it (JSON-LD), for search engines and assistants: what is known, and no more."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import phonenumbers

from halles.stalls.directory.engine.publishing import (
    Business,
    Offer,
    business_of,
    claims_of,
    specifications_of,
)
from halles.stalls.directory.engine.publishing.days import LEAD
from halles.stalls.directory.models import NewsKind
from halles.stalls.directory.queries import Living, NewsView, SheetView, specials
from halles.town.engine.hours import Special, timeline, understood
from halles.town.models import Town
from halles.town.public import where_of

DAYS = 60
"""How far ahead hours are claimed."""


def structured(
    view: SheetView,
    living: Living,
    *,
    town: Town,
    now: datetime,
    page: str,
    website: str,
    images: Sequence[str],
) -> dict[str, Any]:
    """Return a sheet as one JSON-LD object; `page` and `images` are absolute, `now` is of the wall clock.

    Of a shop that has probably closed, no hours are claimed.
    """
    hours = (
        {}
        if view.is_gone
        else hours_specified(view.hours, specials(living.said), town=town, today=now.date())
    )
    shop = Business(
        page=page,
        name=view.name,
        category=view.category,
        street=" ".join(part for part in (view.number, view.street) if part),
        postcode=view.postcode,
        town=town.name,
        lon=None if view.lon is None else view.lon / 1e7,
        lat=None if view.lat is None else view.lat / 1e7,
        phone=_international(view.phone),
        email=view.email,
        website=website,
        description=view.description,
        images=tuple(images),
        offers=tuple(_offers(living.news, now.date())),
    )
    return business_of(shop, hours)


def hours_specified(hours: str, special: Sequence[Special], *, town: Town, today: date) -> dict[str, Any]:
    """Return what can be claimed of the hours from yesterday (its night may not be over) for DAYS days."""
    told, where = understood(hours), where_of(town)
    first, last = today - timedelta(days=1), today + timedelta(days=DAYS)
    start = datetime.combine(first, time()) - LEAD
    end = datetime.combine(last, time()) + LEAD
    usual = timeline(told, start, end, where=where)
    actual = timeline(told, start, end, where=where, special=special)
    return specifications_of(claims_of(usual, first, last), claims_of(actual, first, last))


def _offers(news: Sequence[NewsView], today: date) -> list[Offer]:
    """Return the offers that give their days and are not over."""
    return [
        Offer(each.text, each.starts_on, each.ends_on)
        for each in news
        if each.kind == NewsKind.OFFER and each.ends_on is not None and each.ends_on >= today
    ]


def _international(phone: str) -> str:
    """Return a number as the whole world dials it, nothing from what is no number."""
    try:
        number = phonenumbers.parse(phone, "FR")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
