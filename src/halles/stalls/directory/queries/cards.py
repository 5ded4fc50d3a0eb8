"""The list: cards found by name and kind, within a group."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, override

from halles.kit.text import fold
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.engine.merge import groups_with, merged
from halles.stalls.directory.engine.names_said import names_said
from halles.stalls.directory.engine.search import Entry, near, search
from halles.stalls.directory.models import Sheet

_GROUPS = groups_with("name", "category", "street", "phone", "hours")
_TOLD = tuple(name for group in _GROUPS for name in group)
_OWN = ("id", "slug", *_TOLD, "without")
CARD_COLUMNS = (*_OWN, *(f"osm__{name}" for name in _TOLD))
_BORROWABLE = frozenset({"name", "category", "street", "phone", "hours"})


class Card(NamedTuple):
    """One line of the list."""

    id: str
    slug: str
    name: str
    category: str
    group: str
    street: str
    address: str
    phone: str
    borrowed: bool
    """Shows something of OpenStreetMap's."""
    hours: str = ""


@dataclass(frozen=True)
class Cards:
    """What the list shows: the cards found, how many of each group, and near names when there is none."""

    found: list[Card]
    near: list[Card]
    groups: list["Group"]

    @property
    def borrowed(self) -> bool:
        """Whether OpenStreetMap is owed its credit."""
        return any(card.borrowed for card in (*self.found, *self.near))


@dataclass(frozen=True)
class Group:
    """A group of categories, and how many sheets of the town are in it."""

    slug: str
    title: str
    count: int


def sheet_list(*, town: str, query: str = "", group: str = "") -> Cards:
    """Return the sheets of a town that answer `query` within a group of categories, the best first."""
    cards = [card_of(row) for row in listed(town).values_list(*CARD_COLUMNS)]
    groups = groups_of(Counter(card.group for card in cards))
    if group:
        cards = [card for card in cards if card.group == group]
    by_id = {card.id: card for card in cards}
    entries = [entry_of(card) for card in cards]
    asked = fold(query)
    found = search(asked, entries)
    close = near(asked, entries) if query and not found else []
    return Cards([by_id[key] for key in found], [by_id[key] for key in close], groups)


def listed(town: str) -> QuerySet[Sheet]:
    """Sheets shown to all: a place that left OpenStreetMap and that nobody holds is probably closed."""
    alive = Q(osm=None) | Q(osm__is_gone=False) | ~Q(organisation="")
    return published(town).filter(alive)


def published(town: str) -> QuerySet[Sheet]:
    """Sheets that are published and not hidden; among them may be some that probably closed."""
    return Sheet.objects.filter(town=town, is_published=True, hidden_at=None)


def card_of(row: Sequence[Any]) -> Card:
    """Return the card of a row of CARD_COLUMNS; from a prepared statement JSON comes as text."""
    own, without, theirs = row[2 : len(_OWN) - 1], row[len(_OWN) - 1], row[len(_OWN) :]
    emptied = without not in ("[]", [])
    if not any(theirs):
        values, borrowed = own, False
    elif theirs[0] and not (emptied or any(own)):  # nobody wrote on it yet
        values, borrowed = theirs, True
    else:
        values, borrowed = _mixed(own, theirs, json.loads(without) if isinstance(without, str) else without)
    name, category, number, street, _postcode, phone, hours = values
    kind, street = CATEGORIES.get(category or ""), street or ""
    group, address = kind.group if kind else "", f"{number}\u00a0{street}" if number else street
    return Card(row[0], row[1], name, category, group, street, address, phone, borrowed, hours)


def _mixed(own: Sequence[Any], theirs: Sequence[Any], without: Sequence[str]) -> tuple[Sequence[Any], bool]:
    """Return what is shown of two sides, column by column, and whether something is OpenStreetMap's."""
    mine, osm = dict(zip(_TOLD, own, strict=True)), dict(zip(_TOLD, theirs, strict=True))
    shown, borrowed = merged(mine, osm, without, groups=_GROUPS)
    return [shown[name] for name in _TOLD], not _BORROWABLE.isdisjoint(borrowed)


def shops_said(*, town: str) -> dict[str, str]:
    """Return how people call the shops of a town (folded), with the name that each sheet shows."""
    cards = [card_of(row) for row in listed(town).values_list(*CARD_COLUMNS)]
    return names_said({card.name: (_folded(card.name), kind_words(card.category)) for card in cards})


def groups_of(counts: Mapping[str, int]) -> list[Group]:
    """Return the groups that have sheets, in the order of the categories."""
    return [Group(slug, title, counts[slug]) for slug, title in GROUPS.items() if counts.get(slug)]


def entry_of(card: Card) -> Entry:
    """Return what a search looks for in a card."""
    return Entry(card.id, _folded(card.name), kind_words(card.category), _folded(card.street))


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return fold(text)


@cache
def kind_words(category: str) -> str:
    """Return what people may type for a kind: its label in both languages, and other words."""
    kind = CATEGORIES.get(category)
    if not kind:
        return ""
    with override("fr"):
        return fold(f"{kind.label} {gettext(kind.label)} {kind.words}")
