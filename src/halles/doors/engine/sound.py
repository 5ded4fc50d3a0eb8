"""When a word as written is meant for another: the same sound in French, or a slip of the finger."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from halles.doors.engine.plain_words import PLAIN

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:er|ez|ees?|es|ent|ait|ais|ai|et|e)$", "e"),
        (r"z$", "se"),
        (r"eau|au", "o"),
        (r"ph", "f"),
        (r"tion", "sion"),
        (r"sch|sh|ch", "$"),
        (r"qu|ck|q|c(?=[^eiy])|c$", "k"),
        (r"c", "s"),
        (r"g(?=[eiy])", "j"),
        (r"gu(?=[eiy])", "g"),
        (r"gn", "ni"),
        (r"oi|oy", "wa"),
        (r"ou|w(?!a)", "U"),
        (r"[ae]in(?![aeiouy])|[iyu][nm](?![aeiouynm])", "I"),
        (r"[ae][nm](?![aeiouynm])", "A"),
        (r"o[nm](?![aeiouynm])", "O"),
        (r"ai|ei|ay|ey|oe|eu", "e"),
        (r"h", ""),
        (r"y", "i"),
        (r"z|x$", "s"),
        (r"(.)\1+", r"\1"),
        (r"[stdpx]+$", ""),
        (r"e$", ""),
    )
)


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Return a rough key of how a French word sounds: "quand" and "kan", "reserver" and "reservé"."""
    for pattern, key in _RULES:
        word = pattern.sub(key, word)
    return word


def likeness(word: str, meant: str) -> float:
    """Return how surely a written word is meant for one of ours: 1 the same, 0 not at all."""
    if word == meant:
        return 1.0
    if _stem(word) == _stem(meant) and len(meant) > 3:
        return 0.97
    if word in PLAIN or not word.isalpha() or len(word) < 3:
        return 0.0
    return _slip(word, meant)


def _slip(word: str, meant: str) -> float:
    one, other = sound(word), sound(meant)
    if one == other and (len(one) > 2 or word[:2] == meant[:2]) and abs(len(word) - len(meant)) < 4:
        return 0.92
    shorter = min(len(word), len(meant))
    if shorter < 5 and not _swapped(word, meant):
        return 0.0
    distance = OSA.distance(word, meant, score_cutoff=2)
    if distance == 1 and (word[0] == meant[0] or shorter > 7):
        return 0.87
    if distance == 2 and shorter > 7 and word[0] == meant[0]:
        return 0.8
    return 0.8 if shorter > 5 and one[:1] == other[:1] and OSA.distance(one, other) == 1 == distance else 0.0


def _swapped(word: str, meant: str) -> bool:
    """Two letters changed places, or one of four is missing inside."""
    return len(word) > 3 and sorted(word) == sorted(meant) and OSA.distance(word, meant) == 1


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """Return a word without the marks of plural and feminine."""
    word = word[:-1] if len(word) > 4 and word[-1] in "sx" else word
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word
