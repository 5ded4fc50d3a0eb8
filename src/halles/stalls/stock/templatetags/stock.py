"""Quantities and freshness in words, for the pages of a shop's stock."""

from datetime import datetime

from django import template
from django.utils.translation import gettext

from halles.stalls.stock.models import Movement, Reason
from halles.stalls.stock.queries import words
from halles.stalls.stock.queries.stands import Stand

register = template.Library()


@register.filter
def quantity(value: int | None, unit: str) -> str:
    """Return "12" or "2,5 kg"; a dash where nobody knows."""
    return "–" if value is None else words.quantity_words(value, unit)


@register.filter
def change(line: Movement) -> str:
    """Return "+ 12" or "− 3 kg" of a line of the ledger."""
    return words.change_words(line.change, line.item.unit)


@register.filter
def reason(line: Movement) -> str:
    """Return why a quantity changed."""
    return gettext(Reason(line.reason).label)


@register.simple_tag
def stand_said(stand: Stand, now: datetime) -> str:
    """Return when a quantity was seen, and by whom."""
    return words.stand_words(stand, now=now)


@register.filter
def doubt(stand: Stand) -> str:
    """Return what a customer reads of it."""
    return words.doubt_words(stand)
