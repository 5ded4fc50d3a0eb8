"""Make the best of words that are not known: the nearest known one, if one is near enough."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from halles.town.engine.hours.tolerance.lexer import UNKNOWN, Token
from halles.town.engine.hours.tolerance.words import DAY, DAY_NAMES, MEANINGS

_NEAR = 84
"""Likeness, of 100, from which a word is taken for another; one letter of five or six may be wrong."""
_SHORTEST = 4
_KNOWN = tuple(word for word in (*DAY_NAMES, *MEANINGS) if len(word) >= _SHORTEST)


def mended(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each unknown word replaced by the nearest known one."""
    return [_mended(token) if token.kind == UNKNOWN else token for token in tokens]


def _mended(token: Token) -> Token:
    word = nearest(token.raw.lower())
    if word in DAY_NAMES:
        return replace(token, kind=DAY, value=word, sure=True)
    if word in MEANINGS:
        return replace(token, kind=MEANINGS[word].kind, value=MEANINGS[word].value)
    return token


@lru_cache(maxsize=4_096)
def nearest(word: str) -> str:
    """Return the known word nearest to an unknown one, or ""."""
    if len(word) < _SHORTEST:
        return ""
    found = process.extractOne(word, _KNOWN, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""
