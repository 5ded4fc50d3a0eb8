"""The components of the design system; every template has them without `{% load %}`."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.defaultfilters import stringfilter
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.ui.templatetags import charts, forms

register = template.Library()
register.simple_tag(forms.field)
register.simple_tag(forms.errors)
register.simple_tag(charts.chart)
register.simple_tag(charts.table)

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


_NOT_CALLED = re.compile(r"[^\d+]")
_NATIONAL = re.compile(r"0[1-9](?: [0-9]{2}){4}")


@register.simple_tag
def phone_link(number: str, css: str = "") -> SafeString:
    """Return a link that calls a number; `css` is its class: phone for one that stands out."""
    named = f' class="{escape(css)}"' if css else ""
    if _NATIONAL.fullmatch(number):  # as nearly all are kept
        called, words = number.replace(" ", ""), number.replace(" ", french.NBSP)
    else:
        called, words = _NOT_CALLED.sub("", number), escape(french.phone_words(number))
    return SafeString(f'<a{named} href="tel:{called}">{words}</a>')


@register.simple_tag
def url_or_none(url_name: str, **kwargs: Any) -> str:
    """Return the address of a page, or "" where this town or deployment has no such page."""
    if not kwargs:
        return _fixed_url(url_name, get_urlconf(), get_script_prefix())
    try:
        return reverse(url_name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=2_000)
def _fixed_url(url_name: str, urlconf: str | None, prefix: str) -> str:
    """Return an address that has no argument: each page asks for a dozen, and none ever changes."""
    try:
        return reverse(url_name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


@register.simple_tag
def link_or_text(url_name: str, label: str) -> SafeString:
    """Return `label`, as a link where the page of that name exists."""
    href = url_or_none(url_name)
    return format_html('<a href="{}">{}</a>', href, label) if href else format_html("{}", label)


@register.simple_tag
def home_url() -> str:
    """Return the address of the town's home, or of the deployment's outside any town."""
    return get_script_prefix()


@register.simple_tag
def current(href: str, request: HttpRequest | None) -> SafeString:
    """Return the attribute that marks `href` as this page, or as the part of the site it belongs to."""
    path = request.path if request else ""
    if href == path:
        return SafeString(' aria-current="page"')
    inside = href != get_script_prefix() and path.startswith(href)
    return SafeString(' aria-current="true"') if inside else NOTHING


@register.simple_tag
def sections(items: Iterable[Any], request: HttpRequest | None) -> SafeString:
    """Return the links of the town's navigation: those whose pages are there, the present one marked."""
    links = ((url_or_none(item.url_name), item.label) for item in items)
    return SafeString(
        "".join(
            f'<li><a href="{href}"{current(href, request)}>{escape(gettext(label))}</a></li>'
            for href, label in links
            if href
        )
    )


@register.simple_tag(takes_context=True)
def other_language_url(context: Context) -> str:
    """Return the address of this page in the other language: "/en" is put first, or taken off.

    A shelved page is shown to everybody: it must not repeat what one visitor asked.
    """
    request = context.get("request")
    if request is None:
        return "/"
    outer = request.META.get("SCRIPT_NAME", "").rstrip("/")
    path = request.path[len(outer) :]
    query = "" if context.get("shelved") or request.method != "GET" else request.META.get("QUERY_STRING", "")
    other = (path[3:] or "/") if path == "/en" or path.startswith("/en/") else f"/en{path}"
    return f"{outer}{other}?{query}" if query else f"{outer}{other}"
