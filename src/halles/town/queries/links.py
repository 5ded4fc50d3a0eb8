"""Addresses of a town's pages for who reads them elsewhere: an e-mail, a printed sheet."""

from django.conf import settings
from django.urls import get_script_prefix, reverse, set_script_prefix

from halles.kit.reportable import Address
from halles.town.models import Town


def full_address(page: Address, *, town: Town) -> str:
    """Return the whole address of a page of a town, in French."""
    before = get_script_prefix()
    set_script_prefix("/" if town.host else f"/{town.slug}/")
    try:
        path = reverse(page.name, urlconf=settings.TOWN_URLCONF, kwargs=dict(page.kwargs))
    finally:
        set_script_prefix(before)
    return f"https://{town.host}{path}" if town.host else f"{settings.SITE_URL}{path}"
