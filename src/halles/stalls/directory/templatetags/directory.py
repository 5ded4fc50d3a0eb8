"""Tags of the directory's pages: cards of a list, the words of a category, hours line by line."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, override

from halles.kit import french
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.facets import FACETS
from halles.stalls.directory.papers import hours_source, hours_unknown
from halles.stalls.directory.queries import Card, Group, SheetView
from halles.stalls.directory.queries.objections import can_object
from halles.town.engine.hours import explain_text
from halles.ui.templatetags.links import phone_link

register = template.Library()
KIND = '<li><a class="button quiet" href="?{}"{}>{}</a></li>'
NOW = ' aria-current="true"'


@register.simple_tag
def cards(shown: Iterable[Card], notes: Mapping[str, str] | str = "") -> SafeString:
    """Return the cards of a list. Made without a template: this fragment is most of the hottest page.

    `notes` are what is said on cards beside what they hold, by their id.
    """
    language, prefix = _language(), reverse("directory:list")
    words = _kinds(language)
    if not isinstance(notes, Mapping):
        return SafeString("".join([_card(card, prefix, words, language) for card in shown]))
    return SafeString(
        "".join([_card(card, prefix, words, language, notes.get(card.id, "")) for card in shown])
    )


@register.simple_tag
def names(shown: Iterable[Card], notes: Mapping[str, str] | str = "") -> SafeString:
    """Return the lines of a short list: each name, its kind, and what is noted of it."""
    language, prefix = _language(), reverse("directory:list")
    words, said = _kinds(language), notes if isinstance(notes, Mapping) else {}
    lines = []
    for card in shown:
        name = escape(french.typeset(card.name, language=language))
        more = " · ".join(filter(None, (words.get(card.category, ""), escape(said.get(card.id, "")))))
        more = f'<br><span class="muted">{more}</span>' if more else ""
        lines.append(f'<li><a href="{prefix}{card.slug}/">{name}</a>{more}</li>\n')
    return SafeString("".join(lines))


@register.simple_tag
def kinds(groups: Iterable[Group], chosen: str, kept: str) -> SafeString:
    """Return the links to each group of a list; `kept` is the rest of the query, which they keep."""
    words = [(group.slug, f"{gettext(group.title)} ({group.count})") for group in groups]
    links = [
        KIND.format(f"{escape(kept)}group={slug}", NOW * (slug == chosen), escape(text))
        for slug, text in words
    ]
    if chosen:
        links.insert(0, KIND.format(escape(kept), "", escape(gettext("All kinds"))))
    return SafeString(f'<ul class="row list-plain">{"".join(links)}</ul>')


@register.simple_tag
def can_be_removed(sheet: SheetView) -> bool:
    """Say whether whoever a sheet is about may remove it without an account."""
    return can_object(sheet=sheet.id, organisation=sheet.organisation, category=sheet.category)


@register.simple_tag
def facet_links(kept: str, of_group: str) -> SafeString:
    """Return the links to what else a list can be asked for, without counting it."""
    return _facet_links(kept, of_group, _language())


@lru_cache(maxsize=500)
def _facet_links(kept: str, of_group: str, language: str) -> SafeString:
    """Return them in a language; the same on each page of a list."""
    with override(language):
        links = [
            KIND.format(f"{escape(kept + of_group)}with={facet.slug}", "", escape(gettext(facet.label)))
            for facet in FACETS.values()
        ]
    return SafeString(f'<ul class="row list-plain">{"".join(links)}</ul>')


def _card(card: Card, prefix: str, words: Mapping[str, str], language: str, note: str = "") -> str:
    name = escape(french.typeset(card.name, language=language))
    kind, address = words.get(card.category, ""), escape(card.address)
    what = f"{kind} · {address}" if kind and address else kind or address
    phone = f"<p>{phone_link(card.phone)}</p>" if card.phone else ""
    heading = f'<h2><a href="{prefix}{card.slug}/">{name}</a></h2>'
    said = f"<p><strong>{escape(note)}</strong></p>" if note else ""
    return f'<li class="card">{heading}<p>{what}</p>{said}{phone}</li>\n'


@cache
def _kinds(language: str) -> dict[str, str]:
    """Return the words of every category in a language, ready for a page."""
    with override(language):
        return {key: escape(gettext(kind.label)) for key, kind in CATEGORIES.items()}


@register.filter
def category(key: str) -> str:
    """Return "Boulangerie" for "bakery", nothing for what is not known."""
    return gettext(CATEGORIES[key].label) if key in CATEGORIES else ""


@register.filter
def hours(raw: str) -> list[str]:
    """Return the lines of an opening hours string."""
    return explain_text(raw, _language())


@register.filter
def hours_from(view: SheetView) -> str:
    """Return who gave the hours; or that nobody did."""
    if not view.hours:
        return hours_unknown(view)
    if "hours" in view.borrowed:
        return hours_source(view, language=_language())
    return gettext("Hours given by the shop.")


@register.filter
def degrees(value: int) -> str:
    """Return a position of 1e-7 degree as a decimal number, with a point in every language."""
    return f"{value / 10_000_000:.6f}"


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
