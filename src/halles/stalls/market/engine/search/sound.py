"""How a French word sounds, roughly: spellings that people mistake for each other get the same key.

The key is coarse on purpose. It only proposes words; how near they are is judged by their letters.
"""

import re
from functools import lru_cache

LONGEST = 16
"""Letters of a key that count."""

_NASAL_END = r"(?![aeiouymn])"
_CONSONANTS = (
    (r"ch(?=[rln])", "k"),
    (r"sch|sh|ch", "S"),
    (r"ph", "f"),
    (r"h", ""),
    (r"tion", "sion"),
    (r"cqu?|qu?|ck", "k"),
    (r"sc(?=[eiy])|c(?=[eiy])", "s"),
    (r"ge(?=[ao])|g(?=[eiy])", "j"),
    (r"je(?=[ao])", "j"),
    (r"gu(?=[eiy])", "g"),
    (r"c", "k"),
    (r"gn", "n"),
)
_VOWELS = (
    (r"ill|(?<=[aeou])il(?![aeou])", "i"),
    (r"e?aux?", "o"),
    (r"o?eu|oe", "3"),
    (rf"(?:ai|ei|i|y|u)[nm]{_NASAL_END}|(?<=i)en{_NASAL_END}", "2"),
    (rf"(?:a|e)[nm]{_NASAL_END}", "1"),
    (rf"o[nm]{_NASAL_END}", "4"),
    (r"ou", "u"),
    (r"o[iy]", "wa"),
    (r"[ae][iy]", "e"),
    (r"y", "i"),
    (r"x", "ks"),
    (r"w(?!a)", "v"),
    (r"z", "s"),
    (r"(.)\1+", r"\1"),
)
_SILENT = re.compile(r"(?<=[aeiouy])(?:[aeiouy]*[^aeiouy]+)(e+[rzt]?[sxtdpz]*)$")
_MUTE = re.compile(r"[sxtdpz]+$")

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _compiled(rules: tuple[tuple[str, str], ...]) -> Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


_FIRST, _LAST = _compiled(_CONSONANTS), _compiled(_VOWELS)


@lru_cache(maxsize=200_000)
def heard(word: str) -> str:
    """Return the key of a folded word: "fromaje" and "fromages" have the same."""
    return _applied(_LAST, _without_silent(_applied(_FIRST, word)))[:LONGEST]


def _applied(rules: Rules, word: str) -> str:
    for pattern, sound in rules:
        word = pattern.sub(sound, word)
    return word


def _without_silent(word: str) -> str:
    """Take the end that is not heard away, unless nothing would be left to hear."""
    ending = _SILENT.search(word)
    return word[: ending.start(1)] if ending else _MUTE.sub("", word) or word
