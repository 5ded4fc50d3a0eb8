"""Which of some names a few words mean, in spite of a slip: lines of a slate, articles, shops."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from halles.stalls.market.engine.goods_words import folded

_SURE = 88
"""Likeness, of 100, from which a word is that of a name in spite of a slip."""
EMPTY = frozenset(
    ["a", "au", "aux", "chez", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une"]
)
"""Words that tell no thing from another."""
_ASIDE = re.compile(
    r"\b(?:pour|pr) \d+(?: (?:personnes?|pers|p))?\b|\b(?:a|de) \d+ (?:euros?|e)\b"
    r"|\b(?:de )?\d+(?: \d+)? ?(?:kg|kilos?|g|gr|grammes?)\b"
    r"|\b(?:mis |mise |mises )?de cote\b|\bs ?(?:il )?(?:te|vous) plait\b|\b(?:svp|stp|merci)\b"
)
"""What is said of a thing beside its name: "pour 8 personnes", "a 30 euros", "300 g"."""


def names_meant(names: Sequence[str], words: str) -> list[int]:
    """Return the places of the names that some words mean: those that hold them all, in spite of a slip."""
    asked = told_words(words)
    told = [told_words(name) for name in names]
    return [at for at, name in enumerate(told) if asked and all(_is_in(word, name) for word in asked)]


def name_meant(names: Sequence[str], words: str) -> list[int]:
    """Return the places of the names that words mean, those that say nothing more alone if there are any."""
    meant, asked = names_meant(names, words), told_words(words)
    exact = [at for at in meant if len(told_words(names[at])) == len(asked)]
    return exact or meant


def told_words(text: str) -> list[str]:
    """Return the words of a text that tell a thing, without accents nor the mark of the plural."""
    every = folded(text).split()
    return [_bare(word) for word in every if word not in EMPTY] or [_bare(word) for word in every]


def thing_of(text: str) -> str:
    """Return what names the thing in words about it, folded: "tarte aux pommes" of "… pour 8 personnes"."""
    plain = folded(text)
    return " ".join(_ASIDE.sub(" ", plain).split()) or plain


def _is_in(word: str, name: Sequence[str]) -> bool:
    return any(word == each or (len(word) > 3 and fuzz.ratio(word, each) >= _SURE) for each in name)


def _bare(word: str) -> str:
    """Return a word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
