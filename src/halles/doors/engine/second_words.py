"""What the second reader sees of a message: names, numbers and days told by their class, words by sound."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from halles.doors.engine.day_words import MONTHS, WEEKDAYS
from halles.doors.engine.meaning import Names
from halles.doors.engine.naming import Named, kind_word, named
from halles.doors.engine.sound import sound
from halles.doors.engine.words import Token, tokens

SHOP, CAR_PARK = "xshop", "xcarpark"
"""Written in examples, and read in messages, in the place of a name."""
_CLASSES = {"shop": SHOP, "car_park": CAR_PARK}
_HOUR = re.compile(r"\d{1,2}h(?:\d{2})?")
_CODE = re.compile(r"\d{4}")
_WORDS_OF_THEIR_OWN = frozenset(["0", "1", "2", "01", "12"])
"""Answers, how telephone numbers begin, a dozen."""
_LENGTHS = (3, 4, 5)


def masked(found: Sequence[Token], names: Names) -> list[str]:
    """Return the words of a message, names, numbers and days told by their class."""
    words = [_class_of(token.word) for token in found]
    for each in _apart(found, names):
        words[each.first : each.after] = [_CLASSES[each.kind], *[""] * (each.after - each.first - 1)]
    return [word for word in words if word]


def unnamed(text: str, names: Names) -> str:
    """Return a message as it was written but for its names, told by their class: so it may be an example."""
    found = tokens(text)
    for each in sorted(_apart(found, names), key=lambda one: -one.first):
        start, end = found[each.first].start, found[each.after - 1].end
        text = text[:start] + _CLASSES[each.kind] + text[end:]
    return text


def _apart(found: Sequence[Token], names: Names) -> list[Named]:
    """Return the names of shops and car parks that do not overlap, the longest first."""
    kept: list[Named] = []
    for each in named(found, names):
        if each.kind in _CLASSES and all(each.after <= k.first or each.first >= k.after for k in kept):
            kept.append(each)
    return kept


@lru_cache(maxsize=8192)
def _class_of(word: str) -> str:
    if word in WEEKDAYS:
        return "xday"
    if word in MONTHS:
        return "xmonth"
    if _HOUR.fullmatch(word):
        return "xhour"
    if word[:1].isdigit():
        return "xcode" if _CODE.fullmatch(word) else f"x{word}" if word in _WORDS_OF_THEIR_OWN else "xnumber"
    return word


def features(words: Sequence[str], who: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often each word, sound and pair of sounds stands in a message, and each run of letters."""
    heard = [f"={sound(word)}" for word in words]
    edged = ["^", *heard, "$"]
    pairs = map(" ".join, pairwise(edged))
    kinds = ["a kind" for word in words if kind_word(word)]
    by_whom = [f"{who} {each}" for each in heard] if who != "anybody" else []
    return Counter([*words, *kinds, *heard, *pairs, *by_whom, f"who {who}"]), Counter(_runs(words))


def _runs(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from _runs_of(word)


@lru_cache(maxsize=8192)
def _runs_of(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(f"~{edged[at : at + n]}" for n in _LENGTHS for at in range(len(edged) - n + 1))
