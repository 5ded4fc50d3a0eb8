"""From a text message to words without accents, each with its place in what was written."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from halles.doors.engine.abbreviations import SHORT
from halles.doors.engine.joined_words import JOINED

MOST_CHARACTERS = 480
"""Three segments; what comes after is not read."""
_TOKEN = re.compile(
    r"\d+(?:[.,]\d{1,2})?(?![a-z0-9])|\d{1,2}h\d{2}(?![0-9])|\d{1,2}h(?![a-z])|[a-z0-9]+|[?:€%,;.!()/]"
)
_GLUED_NUMBER = re.compile(r"(\d+)([a-z]{3,})")
_TRIPLED = re.compile(r"([a-z])\1{2,}")
_JOINED_LENGTHS = sorted({len(words) for words in JOINED}, reverse=True)
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark, in the form that phrases use, and from where to where it was written."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return a text in small letters without accents; folding twice changes nothing more."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    lower = character.translate(_APOSTROPHES).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    plain = plain.lower()
    return "".join(_LETTERS.get(c, c) for c in plain)


def tokens(text: str) -> list[Token]:
    """Return the words of a message: shortened and glued ones in full, politeness and marks included."""
    folded, places = _with_places(text[:MOST_CHARACTERS])
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        found += _in_full(match[0], places[match.start()], places[match.end() - 1] + 1)
    return _joined(found)


@lru_cache(maxsize=8192)
def phrase_words(words: str) -> tuple[str, ...]:
    """Return the words of a phrase as `tokens` would."""
    return tuple(token.word for token in tokens(words))


def _with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters where it stood."""
    parts, places = [], []
    for place, character in enumerate(text):
        folded = _folded(character)
        parts.append(folded)
        places += [place] * len(folded)
    return "".join(parts), places


def _in_full(word: str, start: int, end: int) -> list[Token]:
    """Return a word as the words it stands for: "jvoudrai", "2pain", "stoppppp"."""
    short = SHORT.get(word)
    if short is None:
        plain = _TRIPLED.sub(r"\1", word)
        short = SHORT.get(plain, plain)
    glued = _GLUED_NUMBER.fullmatch(short)
    if glued:
        middle = min(start + len(glued[1]), end)
        return [Token(glued[1], start, middle), *_in_full(glued[2], middle, end)]
    return [Token(each, start, end) for each in short.split()]


def _joined(found: Sequence[Token]) -> list[Token]:
    """Put together words that are one: "d accord", "il y a", "s il vous plait"."""
    whole: list[Token] = []
    at = 0
    while at < len(found):
        length, words = _longest_joined(found, at)
        span = found[at : at + length]
        whole += [Token(word, span[0].start, span[-1].end) for word in words]
        at += length
    return whole


def _longest_joined(found: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    for length in _JOINED_LENGTHS:
        if at + length > len(found):
            continue
        words = JOINED.get(tuple(token.word for token in found[at : at + length]))
        if words is not None:
            return length, words
    return 1, (found[at].word,)
