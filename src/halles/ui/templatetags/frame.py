"""The frame of every page, its head and foot: made without a template, for every page pays for it."""

from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from halles.ui.templatetags import links


def page_skip() -> SafeString:
    """Return the link that leads past the header."""
    label = _("Skip to content")
    return SafeString(f'<a class="skip" href="#content">{label}</a>')


def page_ribbon(context: Context) -> SafeString:
    """Return what a page says above all else: whose session it is, that its town is invented or closed."""
    own = getattr(context.get("request"), "ribbon", None)
    return SafeString(_ribbon(context.get("town")) + (own() if own else ""))


def page_top(context: Context) -> SafeString:
    """Return the town's name and the tools."""
    town = context.get("town")
    name = escape(town.name) if town else "Halles"
    tools = f"{_account(context.get('request'))}<li>{_other_language(context)}</li>"
    return SafeString(
        f'<a class="home" href="{get_script_prefix()}">{_mark()}<span>{name}</span></a>\n'
        f'<ul class="tools no-print">{tools}</ul>'
    )


def sections(items: Iterable[Any], request: HttpRequest | None) -> SafeString:
    """Return the town's navigation: the sections whose pages are there, the present one marked."""
    found = ((links.url_or_none(item.url_name), item.label) for item in items)
    entries = [
        f'<li><a href="{href}"{links.current(href, request)}>{_(label)}</a></li>'
        for href, label in found
        if href
    ]
    if not entries:
        return SafeString("")
    title = _("Sections")
    return SafeString(f'<nav class="no-print" aria-label="{title}">\n<ul>{"".join(entries)}</ul>\n</nav>')


def page_bottom(context: Context) -> SafeString:
    """Return who helps, the pages that the law asks for, and what a town tells in figures."""
    town_pages = {
        "office:premises": _("Available premises"),
        "office:statistics": _("Statistics"),
        "sensing:register": _("Sensors of the town"),
    }
    told = ((links.url_or_none(name), label) for name, label in town_pages.items())
    rules = (
        *(f'<a href="{href}">{label}</a>' for href, label in told if href),
        links.link_or_text("office:legal", gettext("Legal notice")),
        links.link_or_text("office:personal-data", gettext("Personal data")),
        links.link_or_text("office:accessibility", gettext("Accessibility: not compliant")),
    )
    entries = "".join(f"<li>{rule}</li>\n" for rule in rules)
    return SafeString(f'<p class="aid">{_help(context.get("town"))}</p>\n<ul>\n{entries}</ul>\n')


def _(message: str) -> str:
    return said(get_language() or "fr", message)


@lru_cache(maxsize=500)
def said(language: str, message: str) -> str:
    """Return a label of the frame ready for a page: the words of a language never change while it runs."""
    return escape(gettext(message))


@cache
def _mark() -> str:
    """Return the drawing that stands before the name."""
    return str(get_template("ui/mark.svg").render()).strip()


def _ribbon(town: Any) -> str:
    if not town or (town.is_open and not town.is_demo):
        return ""
    demo, closed = _("Demonstration: invented data"), _("Preview: this town is not open to the public yet")
    return f'<p class="ribbon">{demo if town.is_demo else closed}</p>\n'


def _account(request: HttpRequest | None) -> str:
    href, label = links.url_or_none("people:account"), _("My account")
    return f'<li><a href="{href}"{links.current(href, request)}>{label}</a></li>' if href else ""


def _other_language(context: Context) -> str:
    """Return the link to this page in the other language, short enough for the first line of a phone."""
    other, name = ("fr", "Français") if (get_language() or "fr").startswith("en") else ("en", "English")
    href = escape(links.other_language_url(context))
    return f'<a href="{href}" lang="{other}" hreflang="{other}" aria-label="{name}">{other.upper()}</a>'


def _help(town: Any) -> str:
    if not town or not town.help_phone:
        return links.link_or_text("office:help", gettext("Help: at the town hall, at the counter"))
    name = f" {escape(town.help_name)} –" if town.help_name else ""
    hours = f" ({escape(town.help_hours)})" if town.help_hours else ""
    first = links.link_or_text("office:help", gettext("Help:"))
    return f"{first}{name} {links.phone_link(town.help_phone)}{hours}"
