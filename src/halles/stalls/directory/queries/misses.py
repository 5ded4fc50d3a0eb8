"""What a search that found nothing asked for, as one of our own kinds: what was typed is never kept."""

from functools import cache
from itertools import chain

from halles.kit.text import fold
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.search import Entry, search
from halles.stalls.directory.queries.cards import kind_words

OTHER = "other"
"""The rest: it may hold the name of a person, so nothing of it is told."""


def kind_asked(query: str) -> str:
    """Return the kind of shop or service meant by `query`, or "other" for what is none of them."""
    words = fold(query)
    found = search(words, _kinds()) if words else []
    each = (search(word, _kinds()) for word in words.split() if word in _vocabulary())
    return next(iter([*found, *chain.from_iterable(each)]), OTHER)


def kind_titles() -> dict[str, str]:
    """Return what each kind is called, to be translated."""
    return {slug: kind.label for slug, kind in CATEGORIES.items()}


@cache
def _kinds() -> list[Entry]:
    return [Entry(slug, "", kind_words(slug)) for slug in CATEGORIES]


@cache
def _vocabulary() -> frozenset[str]:
    """Words of the kinds: one in a longer question is enough, if it is written just so."""
    return frozenset(word for entry in _kinds() for word in entry.kind.split() if len(word) > 3)
