"""Reads of the town floor."""

from halles.town.models import Town


def town_by_slug(*, slug: str) -> Town | None:
    """Return the town whose pages are under /<slug>/."""
    return Town.objects.filter(slug=slug).first()


def town_by_host(*, host: str) -> Town | None:
    """Return the town that has this host name for its own."""
    return Town.objects.filter(host=host).first()
