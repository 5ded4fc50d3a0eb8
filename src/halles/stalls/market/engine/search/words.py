"""Words as the search compares them: small letters, no accents, figures apart, plural endings known."""

import re
import unicodedata
from collections.abc import Iterator

IDLE = frozenset(
    {"a", "au", "aux", "avec", "ce", "ces", "d", "da", "de", "del", "der", "des", "di", "du"}
    | {"e", "en", "et", "ou", "l", "la", "le", "les", "m", "n", "par", "pour", "s", "son"}
    | {"sa", "ses", "sur", "un", "une", "y", "of", "and", "the", "with", "g", "kg", "mg", "l"}
    | {"cl", "ml", "dl", "cm", "mm"}
)
"""Words, and units, that say nothing when others are there."""

WIDTH = 32
"""Bytes of a word that count; what a longer one has beyond them does not."""

_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"))
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_AT_ONCE = 10_000
_WORD = re.compile(r"[^\W\d_]+|\d+")


def folded(text: str) -> str:
    """Return `text` in small letters, without accents or ligatures."""
    text = text.casefold()
    for written, plain in _LIGATURES:
        text = text.replace(written, plain)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order: "Lait ½ écrémé 1L" gives lait, 1, 2, ecreme, 1, l."""
    return _WORD.findall(folded(text))


def words_of_each(texts: list[str]) -> Iterator[list[list[str]]]:
    """Yield the words of each of many texts, many at once: in much less time than one by one."""
    for start in range(0, len(texts), _AT_ONCE):
        some = [text.replace("\n", " ") for text in texts[start : start + _AT_ONCE]]
        lines = folded("\n".join(some)).split("\n")
        yield [_WORD.findall(line) for line in lines]


def telling(words: list[str]) -> list[str]:
    """Leave the idle words out, unless there is nothing else."""
    return [word for word in words if word not in IDLE] or words


def packed(word: str) -> bytes:
    """Return a word as the index holds it."""
    return word.encode()[:WIDTH]


def stem(word: str) -> str:
    """Return what the singular and the plural of a word have in common, by its ending alone."""
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-3] + "al"
    if len(word) > 3 and word[-1] in "sx" and not word.endswith("eaux"):
        return word[:-1]
    return word


def other_numbers(word: str) -> list[str]:
    """Return the other spellings of a word's number that its stem does not cover: gateaux for gateau."""
    if word.endswith("eaux"):
        return [word[:-1]]
    return [word + "x"] if word.endswith("eau") else []
