"""Tags of the shop's screen of orders: since when one waits, what a button says, what a line comes to."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.kit import french
from halles.kit.text import mark
from halles.stalls.market.commands import quantity_left
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.models import OrderLine

register = template.Library()

_BUTTONS = {
    engine.ACCEPT: mark("Accept"),
    engine.PREPARE: mark("It is ready"),
    engine.HAND_OVER: mark("Handed over"),
    engine.REFUSE: mark("Refuse"),
}
_STEPS = {
    engine.PLACE: mark("Reserved"),
    engine.ACCEPT: mark("Accepted"),
    engine.PREPARE: mark("Ready"),
    engine.HAND_OVER: mark("Handed over"),
    engine.REFUSE: mark("Refused"),
    engine.CANCEL: mark("Cancelled by the customer"),
    engine.EXPIRE: mark("No answer in time: the customer was told"),
    engine.RELEASE: mark("Not collected: on the shelf again"),
    engine.PUT_BACK: mark("Taken back"),
}


@register.filter
def press_label(action: str) -> str:
    """Return what the button of a press says."""
    return gettext(_BUTTONS[action])


@register.filter
def step_label(action: str) -> str:
    """Return what a step is called where it can be taken back."""
    return gettext(_STEPS[action])


@register.filter
def since(moment: datetime) -> str:
    """Return "depuis 4 min", "depuis 2 h", "depuis 3 jours"."""
    minutes = max(0, int((timezone.now() - moment).total_seconds() // 60))
    if minutes < 60:
        return gettext("for %(n)s min") % {"n": minutes}
    if minutes < 24 * 60:
        return gettext("for %(n)s h") % {"n": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("for %(n)s day", "for %(n)s days", days) % {"n": days}


@register.filter
def left(line: OrderLine) -> int:
    """Return how much of an article that was handed over can still be brought back."""
    return quantity_left(line)


@register.filter
def rate_words(rate: int) -> str:
    """Return a VAT rate as it is read: "5,5 %"."""
    return f"{french.number_words(rate / 10)}{french.NBSP}%"
