"""The way out of a message: whether it leaves at all."""

from django.conf import settings

from halles.doors.models import Channel
from halles.town.queries import town_by_slug

RESERVED = ("example", "invalid", "localhost", "test", "example.com", "example.net", "example.org")
"""Domains that belong to nobody (RFC 2606): invented addresses; nothing is ever sent to them."""


def stays_here(channel: str, town: str, to: str) -> bool:
    """Say whether a message never leaves: a demonstration's, to nobody, or no way out is set up."""
    found = town_by_slug(slug=town) if town else None
    domain = "." + to.strip().lower().rpartition("@")[2]
    if (found and found.is_demo) or domain.endswith(tuple(f".{each}" for each in RESERVED)):
        return True
    return channel == Channel.SMS or not settings.SMTP_URL  # text messages have no operator yet
