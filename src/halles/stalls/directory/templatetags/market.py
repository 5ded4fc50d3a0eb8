"""Tags of the pages of markets and of those who sell on them."""

from collections.abc import Sequence

from django import template
from django.utils.translation import get_language

from halles.town.engine.hours import spans_words

register = template.Library()


@register.filter
def spans(minutes: Sequence[tuple[int, int]]) -> str:
    """Return spans in minutes after midnight as "8 h – 13 h"."""
    return spans_words(minutes, "en" if (get_language() or "fr").startswith("en") else "fr")
