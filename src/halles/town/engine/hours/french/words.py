"""Cut French text into the words of hours and dates; what is no such word is kept as unknown."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from halles.town.engine.hours.french.lexicon import DAYS, MONTHS, PHRASES, WORDS

_ALIKE = str.maketrans(
    dict.fromkeys("’‘ʼ´`", "'") | dict.fromkeys("–—−‐‑→➔>", "-") | dict.fromkeys("•·⋅", "|")
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?P<space>\s*)(?:heures?|hrs?|h)"
    r"(?:(?P<glued>\d{2})(?!h)|\s+(?P<apart>[0-5]\d)(?!\d|\s*(?:h|:))|(?P<zero>0)(?!\d))?"
    r"(?:\s*(?P<half>am|pm)(?![a-z]))?"
)
_POINTED = re.compile(
    r"(?P<h>\d{1,2})(?:\s?:\s?|\.)(?P<m>\d{2})(?!\d)(?:\s*(?P<half>am|pm)(?![a-z]))?(?!\s*[€%])"
)
_RANGE = re.compile(r"\s*[-/]\s*\d")
"""What follows an hour, not minutes: "8-12h 14-18h"."""
_HALF = re.compile(r"(?P<h>\d{1,2})h?\s*(?P<half>am|pm)(?![a-z])")
_FOUR = re.compile(r"(\d\d)(\d\d)(?!\d)")
_ORDINAL = re.compile(r"(\d{1,2})\s?(?:iere|ere|er|ieme|eme|nd|nde|e)s?(?![a-z])")
_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[a-z]+")
_FULL_NAMES = {name: ("day", number) for number, name in enumerate(DAYS)} | {
    name: ("month", number) for number, name in enumerate(MONTHS, 1) if len(name) > 5
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its kind, what it stands for (minutes, day number…) and where it is in the text."""

    kind: str
    value: object
    text: str
    start: int
    end: int


def fold_same(text: str) -> str:
    """Return `text` in lower case without accents, each character in its place, dashes and quotes alike."""
    return "".join(_fold_character(c) for c in unicodedata.normalize("NFC", text).translate(_ALIKE))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.lower())
    return next((c for c in plain if not unicodedata.combining(c)), " ")[:1]


Reader = Callable[[str, int], "tuple[str, object, int] | None"]


def cut(text: str, extra: Sequence[Reader] = ()) -> list[Token]:
    """Return the words of `text` in order; `extra` readers (folded text, place) are asked first."""
    return list(_tokens(unicodedata.normalize("NFC", text), (*extra, *READERS)))


def _tokens(text: str, readers: Sequence[Reader]) -> Iterator[Token]:
    folded, place = fold_same(text), 0
    while place < len(folded):
        if folded[place].isspace():
            place += 1
            continue
        kind, value, end = next(filter(None, (read(folded, place) for read in readers)))
        yield Token(kind, value, text[place:end], place, end)
        place = end


def read_time(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read "9h30", "9:30", "9 heures", "8 am" as minutes after midnight; a time that cannot be is unknown."""
    match = next(filter(None, (p.match(folded, place) for p in (_HALF, _CLOCK, _POINTED))), None)
    if match is None:
        return None
    parts = match.groupdict()
    if parts.get("apart") and not parts["space"] and int(parts["apart"]) <= 24:
        after = _RANGE.match(folded, match.end())
        if after:
            return _time(int(parts["h"]), 0, None, match.start("apart"))
    minutes = next((parts[name] for name in ("glued", "apart", "zero", "m") if parts.get(name)), "0")
    return _time(int(parts["h"]), int(minutes), parts.get("half"), match.end())


def _time(hour: int, minute: int, half: str | None, end: int) -> tuple[str, object, int]:
    if half:
        if hour > 12 and half == "am":
            return "unknown", None, end
        hour = hour % 12 + (12 if half == "pm" else 0)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        return "unknown", None, end
    return "time", hour * 60 + minute, end


def read_four(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read "1100 - 1900": four digits are a time only beside four others."""
    match = _FOUR.match(folded, place)
    if match is None:
        return None
    beside = re.match(r"\s*(?:-|a)\s*\d{4}(?!\d)", folded[match.end() :])
    beside = beside or re.search(r"(?<!\d)\d{4}\s*(?:-|a)\s*$", folded[:place])
    return _time(int(match[1]), int(match[2]), None, match.end()) if beside else None


def read_phrase(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read the expressions of several words, and those a pattern says better."""
    if place and folded[place - 1].isalpha() and folded[place].isalpha():
        return None
    for pattern, kind, value in _PATTERNS:
        if match := pattern.match(folded, place):
            return kind, value, match.end()
    return None


_PATTERNS = tuple((re.compile(pattern), kind, value) for pattern, kind, value in PHRASES)


def read_number(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read "1er", "3ème" and bare numbers."""
    if match := _ORDINAL.match(folded, place):
        return "ord", int(match[1]), match.end()
    if match := _NUMBER.match(folded, place):
        return "num", int(match[0]), match.end()
    return None


def read_word(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read one word, days and months with a slip of the pen too ("diamnche")."""
    match = _LETTERS.match(folded, place)
    if match is None:
        return None
    kind, value = WORDS.get(match[0]) or slip(match[0]) or ("unknown", None)
    end = match.end()
    if kind in ("day", "month") and len(match[0]) < 5 and folded[end : end + 1] == ".":
        end += 1
    return kind, value, end


@lru_cache(maxsize=4096)
def slip(word: str) -> tuple[str, object] | None:
    """Return the one day or month that `word` misspells by a letter (two if it is long), or None."""
    if len(word) < 5:
        return None
    near = [(OSA.distance(word, name), found) for name, found in _FULL_NAMES.items()]
    distance, found = min(near)
    alone = sum(d == distance for d, _ in near) == 1
    return found if alone and distance <= (2 if len(word) >= 8 else 1) else None


def read_mark(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read one sign; what is neither a letter nor a digit separates."""
    character = folded[place]
    known = character in "-/,;:.|+&()'\"!*_[]"
    return ("mark", character, place + 1) if known else ("unknown", None, place + 1)


READERS: tuple[Reader, ...] = (read_phrase, read_time, read_four, read_number, read_word, read_mark)
