"""Tags of the directory's pages: the words of a category, hours line by line."""

from django import template
from django.utils.translation import get_language, gettext

from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.hours_lines import hours_lines
from halles.stalls.directory.papers import hours_source, hours_unknown
from halles.stalls.directory.queries import SheetView

register = template.Library()


@register.filter
def category(key: str) -> str:
    """Return "Boulangerie" for "bakery", nothing for what is not known."""
    return gettext(CATEGORIES[key].label) if key in CATEGORIES else ""


@register.filter
def hours(raw: str) -> list[str]:
    """Return the lines of an opening hours string."""
    return hours_lines(raw, language=_language())


@register.filter
def hours_from(view: SheetView) -> str:
    """Return who gave the hours, and when; or that nobody did."""
    return hours_source(view, language=_language()) if view.hours else hours_unknown(view)


@register.filter
def degrees(value: int) -> str:
    """Return a position of 1e-7 degree as a decimal number, with a point in every language."""
    return f"{value / 10_000_000:.6f}"


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
