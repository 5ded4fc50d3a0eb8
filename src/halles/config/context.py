"""What every template may use: the town, its navigation, the language, the address of the bell."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from halles.config.loader import manifests


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the values common to all pages."""
    town = getattr(request, "town", None)
    closed = town.closed_stalls if town else ()
    opened = (manifest for manifest in manifests().values() if manifest.slug not in closed)
    items = sorted((n for manifest in opened for n in manifest.navigation), key=lambda item: item.order)
    return {
        "town": town,
        "navigation": items,
        "is_local": settings.IS_LOCAL,
        "bell_url": settings.BELL_URL,
    }
