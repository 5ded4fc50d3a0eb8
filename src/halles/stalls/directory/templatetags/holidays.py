"""Filters of the pages of public holidays: spans of a day, what a question is about, what was answered."""

from collections.abc import Iterable

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.stalls.directory import queries
from halles.stalls.directory.engine.occasions import REPLIES, Occasion
from halles.town.engine.hours import spans_words

register = template.Library()


@register.filter
def spans(minutes: Iterable[tuple[int, int]]) -> str:
    """Return "9 h – 12 h 30, 14 h – 19 h" for spans in minutes after midnight."""
    return spans_words(minutes, "en" if (get_language() or "fr").startswith("en") else "fr")


@register.filter
def occasion_words(occasion: Occasion) -> str:
    """Return "Mercredi 11 novembre" or "L’été 2027", as a heading."""
    words = queries.occasion_words(occasion, today=timezone.localdate())
    return words[:1].upper() + words[1:]


@register.filter
def holiday_reply(reply: str) -> str:
    """Return the words of an answer."""
    return gettext(REPLIES[reply]) if reply in REPLIES else ""
