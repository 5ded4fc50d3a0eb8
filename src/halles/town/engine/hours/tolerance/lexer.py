"""Cut a text into tokens: numbers, words with what they may mean, comments and punctuation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from halles.town.engine.hours.tolerance.words import (
    AM,
    DAY,
    DAY_NAMES,
    GUESSED_PHRASES,
    MEANINGS,
    PHRASES,
    PM,
    Meaning,
    pattern_of,
)

NUMBER, COMMENT, UNKNOWN = "number", "comment", "unknown"
PUNCTUATION = ":.,;-+/()[]&|"

_SCAN = r"""(?P<blank>\s+)
    | "(?P<comment>[^"]*)" | (?<!\S)'(?P<quoted>[^']*)'(?!\S)
    | (?<![^\W_])(?P<phrase>PHRASES)(?![^\W_])
    | (?P<marked>[ap]\.m\.)
    | (?P<number>[0-9]+)
    | (?P<word>LETTER+(?:'LETTER+)?)
    | (?P<mark>\|\||\.:|.)"""

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0e31-\u0e3a\u0e47-\u0e4e])"
"""A letter, or a vowel or a tone of Hindi or Thai, which stand above or below one."""


def _scanner(phrases: Mapping[str, Meaning]) -> re.Pattern[str]:
    pattern = _SCAN.replace("PHRASES", pattern_of(phrases)).replace("LETTER", _LETTER)
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE | re.DOTALL)


_SURE, _GUESSING = _scanner(PHRASES), _scanner(GUESSED_PHRASES)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind, the standard's spelling of it, its place in the cleaned text."""

    kind: str
    value: str
    start: int
    end: int
    raw: str = ""
    sure: bool = True
    blank: bool = False
    """Whether a blank stands before it."""


def tokens_of(text: str, *, guessing: bool = False) -> list[Token]:
    """Return the tokens of a cleaned text, `guessing` with more phrases; names of days are not settled."""
    found: list[Token] = []
    blank = False
    for match in (_GUESSING if guessing else _SURE).finditer(text):
        if match.lastgroup == "blank":
            blank = True
        elif match[0] == "." and found and not blank and _is_word(found[-1]):
            continue
        else:
            kind, value, sure = _meaning(match)
            found.append(Token(kind, value, match.start(), match.end(), match[0], sure, blank))
            blank = False
    return found


def _is_word(token: Token) -> bool:
    """Return whether a full stop right after a token is that of an abbreviation."""
    return token.raw[-1:].isalpha() or token.kind in (AM, PM)


def _meaning(match: re.Match[str]) -> tuple[str, str, bool]:
    """Return a token's kind and value, and whether they are sure."""
    group, raw = match.lastgroup, match[0]
    if group == "number":
        return NUMBER, raw, True
    if group in ("comment", "quoted"):
        return COMMENT, f'"{match[group]}"', True
    if group == "mark":
        return _mark(raw)
    if group == "phrase":
        return _of(GUESSED_PHRASES[raw.lower().replace("_", " ")])
    return _word(raw)


def _mark(raw: str) -> tuple[str, str, bool]:
    """Return the meaning of punctuation; ".:" is a slip for ":", "_" a dash."""
    raw = {".:": ":", "_": "-"}.get(raw, raw)
    known = raw in PUNCTUATION or raw == "||"
    return raw if known else UNKNOWN, raw, known


def _word(raw: str) -> tuple[str, str, bool]:
    """Return the meaning of a word; a name of a day goes before what is only guessed."""
    word = raw.lower()
    meaning, name = MEANINGS.get(word), DAY_NAMES.get(word)
    if name and (name.is_sure or meaning is None or not meaning.sure):
        return DAY, word, raw not in _MISTAKABLE
    if meaning is None:
        return UNKNOWN, raw, False
    return meaning.kind, meaning.value, meaning.sure and raw not in _MISTAKABLE


_MISTAKABLE = frozenset({"WE", "Wd"})
"""Spellings that mean Wednesday to some, the weekend or working days to others."""


def _of(meaning: Meaning) -> tuple[str, str, bool]:
    return meaning.kind, meaning.value, meaning.sure
