"""Tags of the register: a device's state, its rhythm, its fields and refusals in words."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from halles.kit import french
from halles.stalls.sensing.exchange import words
from halles.stalls.sensing.models import Measure
from halles.stalls.sensing.queries.pages import DeviceView, Value
from halles.stalls.sensing.queries.states import moment
from halles.ui.templatetags.ui import badge

register = template.Library()


@register.simple_tag
def state_badge(view: DeviceView) -> SafeString:
    """Return the state of a device in a frame; simulated is said as well."""
    word, tone = words.LIVE[view.state.name]
    shown = badge(gettext(word), tone)
    simulated = badge(gettext("Simulated"), "warn")
    return SafeString(f"{shown} {simulated}") if view.row.is_simulated else shown


@register.simple_tag
def kept_lines() -> list[str]:
    """Return how long what is kept, a sentence each."""
    return [gettext(line) for line in words.KEPT]


@register.simple_tag
def refused_lines() -> list[str]:
    """Return what is refused and what is never written, a sentence each."""
    return [gettext(line) for line in words.REFUSED]


@register.filter
def state_sentence(view: DeviceView) -> str:
    """Return in a sentence what is known of a device now."""
    return words.state_sentence(view, now=timezone.now())


@register.filter
def rhythm(view: DeviceView) -> str:
    """Return how often a device is expected."""
    return words.rhythm_words(view)


@register.filter
def value_said(value: Value) -> str:
    """Return a value with its unit."""
    return words.value_words(value)


@register.filter
def measured_at(value: Value) -> str:
    """Return "measured at 10:12 am"."""
    return gettext("measured %(when)s") % {"when": words.moment_words(value.at, now=timezone.now())}


@register.filter
def field_said(measure: Measure) -> str:
    """Return a declared field in words."""
    return words.field_words(measure)


@register.filter
def reason_title(reason: str) -> str:
    """Return the title of a reason to refuse; a word that has none is shown as it is."""
    return gettext(words.REASONS[reason][0]) if reason in words.REASONS else reason


@register.filter
def reason_meaning(reason: str) -> str:
    """Return what a reason to refuse means."""
    return gettext(words.REASONS[reason][1]) if reason in words.REASONS else ""


@register.filter
def number(value: int) -> str:
    """Return "1 234"."""
    return french.number_words(value, language=words.language())


@register.filter
def oldest_said(milliseconds: int | None) -> str:
    """Return the moment of the oldest row that is left."""
    if milliseconds is None:
        return gettext("nothing")
    return words.moment_words(moment(milliseconds), now=timezone.now())
