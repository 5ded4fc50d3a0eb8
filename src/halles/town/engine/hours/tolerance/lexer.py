"""Cut a text into tokens: numbers, words with what they may mean, comments and punctuation."""

import re
from dataclasses import dataclass

from halles.town.engine.hours.tolerance.words import DAY, DAY_NAMES, MEANINGS, PHRASES, Meaning, pattern_of

NUMBER, COMMENT, UNKNOWN = "number", "comment", "unknown"
PUNCTUATION = ":.,;-+/()[]&|"

_SCAN = re.compile(
    rf"""(?P<blank>\s+)
    | "(?P<comment>[^"]*)" | (?<!\S)'(?P<quoted>[^']*)'(?!\S)
    | (?<![^\W\d_])(?P<phrase>{pattern_of(PHRASES)})(?![^\W\d_])
    | (?P<marked>[ap]\.m\.)
    | (?P<number>[0-9]+)
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)
    | (?P<mark>\|\||.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


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


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a cleaned text; a name of a day still waits to be settled."""
    found: list[Token] = []
    blank = False
    for match in _SCAN.finditer(text):
        if match.lastgroup == "blank":
            blank = True
            continue
        kind, value, sure = _meaning(match)
        found.append(Token(kind, value, match.start(), match.end(), match[0], sure, blank))
        blank = False
    return found


def _meaning(match: re.Match[str]) -> tuple[str, str, bool]:
    """Return a token's kind and value, and whether they are sure."""
    group, raw = match.lastgroup, match[0]
    if group == "number":
        return NUMBER, raw, True
    if group in ("comment", "quoted"):
        return COMMENT, f'"{match[group]}"', True
    if group == "mark":
        known = raw in PUNCTUATION or raw == "||"
        return raw if known else UNKNOWN, raw, known
    if group == "phrase":
        return _of(PHRASES[re.sub(r"\s+", " ", raw.lower())])
    word = raw.lower()
    meaning, name = MEANINGS.get(word), DAY_NAMES.get(word)
    if name and (name.is_sure or meaning is None or not meaning.sure):
        return DAY, word, True
    return _of(meaning) if meaning else (UNKNOWN, raw, False)


def _of(meaning: Meaning) -> tuple[str, str, bool]:
    return meaning.kind, meaning.value, meaning.sure
