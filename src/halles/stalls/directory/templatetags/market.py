"""Tags of the pages of markets and of those who sell on them."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from halles.kit import french
from halles.town.engine.hours import spans_words

register = template.Library()


@register.filter
def spans(minutes: Sequence[tuple[int, int]]) -> str:
    """Return spans in minutes after midnight as "8 h – 13 h"."""
    return spans_words(minutes, _language())


@register.filter
def day_words(day: date) -> str:
    """Return "jeudi 3 décembre", for what can hold no element: the words of a button, of a badge."""
    return french.date_words(day, today=timezone.localdate(), language=_language())


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
