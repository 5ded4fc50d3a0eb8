"""Make the best of words that are not known: the nearest known one, if one is near enough."""

from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from halles.town.engine.hours.tolerance.cursor import END
from halles.town.engine.hours.tolerance.lexer import NUMBER, UNKNOWN, Token
from halles.town.engine.hours.tolerance.words import DAY, DAY_NAMES, MEANINGS, OCLOCK
from halles.town.engine.hours.tolerance.words.weekdays import NEEDS_COMPANY

_NEAR = 84
"""Likeness, of 100, from which a word is taken for another; one letter of five or six may be wrong."""
_SHORTEST = 4
_KNOWN = tuple(word for word in (*DAY_NAMES, *MEANINGS) if len(word) >= _SHORTEST)


def mended(tokens: list[Token]) -> list[Token]:
    """Return the tokens, unknown words taken for the nearest known ones and small words for what they are."""
    before = (END, *tokens)
    after = (*tokens[1:], END)
    return [_mended(*three) for three in zip(before, tokens, after, strict=False)]


def _mended(before: Token, token: Token, after: Token) -> Token:
    if token.kind == DAY and (after.kind == DAY or before.kind in (NUMBER, OCLOCK)):
        return _as_meant(token, token.value) if token.value in NEEDS_COMPANY else token
    if token.kind != UNKNOWN:
        return token
    word = nearest(token.raw.lower())
    return replace(token, kind=DAY, value=word, sure=True) if word in DAY_NAMES else _as_meant(token, word)


def _as_meant(token: Token, word: str) -> Token:
    """Return a token as what a word means that is no name of a day: "du" lundi, od 8 "do" 16."""
    meaning = MEANINGS.get(word)
    return replace(token, kind=meaning.kind, value=meaning.value, sure=False) if meaning else token


@lru_cache(maxsize=4_096)
def nearest(word: str) -> str:
    """Return the known word nearest to an unknown one, or ""."""
    if len(word) < _SHORTEST:
        return ""
    found = process.extractOne(word, _KNOWN, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""
