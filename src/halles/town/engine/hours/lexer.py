"""Cut a text of opening hours into words, numbers, times, comments and signs."""

import re
from dataclasses import dataclass

from halles.town.engine.hours.refusal import NotUnderstood

WORD, NUMBER, TIME, COMMENT, ALWAYS, SIGN, END = "word", "number", "time", "comment", "24/7", "sign", "end"

_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<always>24/7(?![0-9]))"
    r"|(?P<time>[0-9]{1,2}:[0-9]{1,2}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r'|(?P<comment>"[^"]*")'
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\|\||[-,;:\[\]()+/])"
    r")"
)
_KINDS = {"always": ALWAYS, "time": TIME, "number": NUMBER, "comment": COMMENT, "word": WORD, "sign": SIGN}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, with its place in it."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the pieces of a text; a sign that has no meaning here is refused."""
    found, at = [], 0
    while match := _TOKEN.match(text, at):
        kind = match.lastgroup or ""
        found.append(Token(_KINDS[kind], match[kind], match.start(kind), match.end(kind)))
        at = match.end()
    rest = text[at:].lstrip()
    if rest:
        start = len(text) - len(rest)
        raise NotUnderstood(text, start, start + 1, "unknown-sign")
    found.append(Token(END, "", len(text), len(text)))
    return found
