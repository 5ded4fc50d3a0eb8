"""What every template may use: the town, its navigation, the language, the address of the bell."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from halles.config.loader import manifests


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the values common to all pages."""
    items = sorted((n for m in manifests().values() for n in m.navigation), key=lambda item: item.order)
    return {
        "town": getattr(request, "town", None),
        "navigation": items,
        "is_local": settings.IS_LOCAL,
        "bell_url": settings.BELL_URL,
    }
