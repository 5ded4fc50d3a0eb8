"""Links: to a page that may not be there, to this page in the other language, to a telephone."""

import re
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.http import HttpRequest
from django.template import Context
from django.templatetags import static as files
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString

from halles.kit import french

NOTHING = SafeString("")

_NOT_CALLED = re.compile(r"[^\d+]")
_NATIONAL = re.compile(r"0[1-9](?: [0-9]{2}){4}")


@cache
def static(path: str) -> str:
    """Return the address of a file of the house: Django's own tag, but for looking it up once."""
    return escape(files.static(path))


def phone_link(number: str, css: str = "") -> SafeString:
    """Return a link that calls a number; `css` is its class: phone for one that stands out."""
    named = f' class="{escape(css)}"' if css else ""
    if _NATIONAL.fullmatch(number):  # as nearly all are kept
        called, words = number.replace(" ", ""), number.replace(" ", french.NBSP)
    else:
        called, words = _NOT_CALLED.sub("", number), escape(french.phone_words(number))
    return SafeString(f'<a{named} href="tel:{called}">{words}</a>')


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


def link_or_text(url_name: str, label: str) -> SafeString:
    """Return `label`, as a link where the page of that name exists."""
    href = url_or_none(url_name)
    return SafeString(f'<a href="{href}">{escape(label)}</a>' if href else escape(label))


def home_url() -> str:
    """Return the address of the town's home, or of the deployment's outside any town."""
    return get_script_prefix()


def current(href: str, request: HttpRequest | None) -> SafeString:
    """Return the attribute that marks `href` as this page, or as the part of the site it belongs to."""
    path = request.path if request else ""
    if href == path:
        return SafeString(' aria-current="page"')
    inside = href != get_script_prefix() and path.startswith(href)
    return SafeString(' aria-current="true"') if inside else NOTHING


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
