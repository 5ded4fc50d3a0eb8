"""The components of the design system; every template has them without `{% load %}`."""

import datetime as dt
from typing import Any

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.ui.templatetags import charts, forms, frame, links, offline, words

register = template.Library()
register.tag("translate", words.translate)
register.simple_tag(forms.field)
register.simple_tag(forms.errors)
register.simple_tag(charts.chart)
register.simple_tag(charts.table)
register.simple_tag(frame.page_skip)
register.simple_tag(frame.sections)
for tag in (frame.page_ribbon, frame.page_top, frame.page_bottom, links.other_language_url):
    register.simple_tag(tag, takes_context=True)
register.simple_tag(offline.may_wait, takes_context=True)
for part in (links.static, links.phone_link, links.url_or_none, links.link_or_text):
    register.simple_tag(part)
register.simple_tag(links.home_url)
register.simple_tag(links.current)
NOTHING = SafeString("")


def language() -> str:
    """Return "fr" or "en", the two languages the house speaks."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


@register.simple_tag
def button(label: str, kind: str = "primary", href: str = "", name: str = "", value: str = "") -> SafeString:
    """Return a button, or a link that looks like one if it has an `href`; kind: primary, quiet or danger."""
    if href:
        return format_html('<a class="button {}" href="{}">{}</a>', kind, href, label)
    named = format_html(' name="{}" value="{}"', name, value) if name else NOTHING
    return format_html('<button class="button {}"{}>{}</button>', kind, named, label)


@register.simple_tag
def badge(text: str, tone: str = "calm") -> SafeString:
    """Return a short state in a frame; tone: calm, good, warn or bad. The words alone must tell the state."""
    return format_html('<span class="badge {}">{}</span>', tone, text)


@register.simple_tag
def empty(sentence: str, href: str = "", label: str = "") -> SafeString:
    """Return what to show where there is nothing yet: a sentence, and a way on."""
    way = format_html("<p>{}</p>", button(label, "quiet", href)) if href else NOTHING
    return format_html('<div class="empty"><p>{}</p>{}</div>', sentence, way)


@register.simple_tag
def ranking(sentence: str) -> SafeString:
    """Return how a list is ordered, folded under it, with what holds for all: no place in it is for sale."""
    return format_html(
        '<details class="ranking"><summary>{}</summary><p>{} {}</p></details>',
        gettext("How this list is ordered"),
        sentence,
        gettext("Nobody pays to come first."),
    )


@register.simple_block_tag
def card(content: SafeString, title: str, href: str = "", level: int = 2) -> SafeString:
    """Return an article under its title, which links to `href`; `level` is that of its heading."""
    heading = format_html('<a href="{}">{}</a>', href, title) if href else title
    return format_html('<article class="card"><h{}>{}</h{}>{}</article>', level, heading, level, content)


@register.simple_tag
def french_date(day: dt.date) -> SafeString:
    """Return <time>jeudi 14 novembre</time>, in the language of the page and the town's time zone."""
    day = _local(day)
    words = french.date_words(day, today=timezone.localdate(), language=language())
    return format_html('<time datetime="{}">{}</time>', day.strftime("%Y-%m-%d"), words)


@register.simple_tag
def french_time(moment: dt.time | dt.datetime) -> SafeString:
    """Return <time>9 h 30</time>, in the language of the page and the town's time zone."""
    moment = _local(moment)
    words = french.time_words(moment, language=language())
    return format_html('<time datetime="{}">{}</time>', moment.strftime("%H:%M"), words)


def _local(moment: Any) -> Any:
    return (
        timezone.localtime(moment)
        if isinstance(moment, dt.datetime) and timezone.is_aware(moment)
        else moment
    )


@register.filter
def euros(cents: int | None) -> str:
    """Return "1 234,50 €" from whole cents, nothing from None."""
    return "" if cents is None else french.euros(cents, language=language())


@register.filter
@stringfilter
def nbsp(text: str) -> str:
    """Return what somebody typed with the spaces and apostrophes of French typography."""
    return french.typeset(text, language=language())


@register.filter
@stringfilter
def phone(text: str) -> str:
    """Return a French number as France writes it, on one line; other texts are left alone."""
    return french.phone_words(text)
