"""Which sheets a text message means, and how one of them is told in a few words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.text import fold
from halles.stalls.directory.engine.trades import shop_of
from halles.stalls.directory.queries import Card, kind_asked, kind_words, sheet_list
from halles.stalls.directory.queries.misses import OTHER

MOST_WORDS = 60
"""Characters of what was looked for that are said back."""


def cards_meant(*, town: str, what: str) -> list[Card]:
    """Return the sheets that somebody means by a name or a kind, the best first; by kind where no name does.

    "une bonne boulangerie ouverte" names no shop, but a kind.
    """
    asked = fold(what)
    for query in (asked, shop_of(asked)) if asked else ():
        found = sheet_list(town=town, query=query).found
        if found:
            return found
    kind = next((k for k in (kind_asked(asked), kind_asked(shop_of(asked))) if k != OTHER), OTHER)
    return _of_kind(town, kind) if asked and kind != OTHER else []


def _of_kind(town: str, kind: str) -> list[Card]:
    return [card for card in sheet_list(town=town).found if card.category == kind]


def named_among(cards: Sequence[Card], text: str) -> list[Card]:
    """Return the only one whose whole name somebody wrote; all of them where she wrote a kind."""
    words = set(fold(text).split())
    named = [card for card in cards if set(fold(card.name).split()) <= words]
    own = [card for card in named if set(fold(card.name).split()) - set(kind_words(card.category).split())]
    return own[:1] if own else list(cards)


def nothing_found(*, town: str, what: str) -> tuple[str, ...]:
    """Return that nothing of the name is known here, and which names look like it."""
    near = sheet_list(town=town, query=what).near
    words = gettext("Nothing found for “%(what)s”.") % {"what": what[:MOST_WORDS]}
    names = ", ".join(card.name for card in near)
    return (words, gettext("Perhaps: %(names)s.") % {"names": names}) if near else (words,)


def phone_of(card: Card) -> str:
    """Return the telephone number of a sheet as one dials it; "" where none is known."""
    return french.phone_words(card.phone) if card.phone else ""


def language() -> str:
    """Return the language in force, of those in which days and hours are told."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def day_words(day: date, today: date) -> str:
    """Return "aujourd’hui", "demain" or "dimanche 29 novembre"."""
    if day == today:
        return gettext("today")
    if day == today + timedelta(days=1):
        return gettext("tomorrow")
    return french.date_words(day, today=today, language=language())


def time_words(moment: datetime) -> str:
    """Return "9 h 30"."""
    return french.time_words(moment, language=language())


def capital(text: str) -> str:
    """Return a sentence with its first letter in capitals."""
    return text[:1].upper() + text[1:]
