"""The way out of a message: whether it leaves at all, and by which operator."""

from django.conf import settings

from halles.doors.models import Channel
from halles.doors.queries.operators import text_way
from halles.kit.text_gateway import Gateway
from halles.town.queries import town_by_slug

__all__ = ["gateway_of", "is_repeatable", "stays_here", "text_way"]

RESERVED = ("example", "invalid", "localhost", "test", "example.com", "example.net", "example.org")
"""Domains that belong to nobody (RFC 2606): invented addresses; nothing is ever sent to them."""


def stays_here(channel: str, town: str, to: str) -> bool:
    """Say whether a message never leaves: a demonstration's, to nobody, or no way out is set up."""
    found = town_by_slug(slug=town) if town else None
    domain = "." + to.strip().lower().rpartition("@")[2]
    if (found and found.is_demo) or domain.endswith(tuple(f".{each}" for each in RESERVED)):
        return True
    return not (text_way(town) if channel == Channel.SMS else settings.SMTP_URL)


def gateway_of(town: str) -> Gateway:
    """Return how a town's HTTP gateway wants to be spoken to."""
    known = settings.SMS_OPERATORS.gateways
    found: Gateway = known.get(town) or known.get("") or Gateway()
    return found


def is_repeatable(channel: str, town: str) -> bool:
    """Say whether a message handed over twice is sent once: then what died may be tried again."""
    way = text_way(town) if channel == Channel.SMS else ""
    return way.startswith("gammu:") or bool(way and gateway_of(town).idempotency)
