"""A message read once: its words, the moments, names and numbers in it, before any intent is thought of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halles.doors.engine.clock_words import minutes_at
from halles.doors.engine.meaning import Names, Slot
from halles.doors.engine.moments import moments
from halles.doors.engine.naming import named
from halles.doors.engine.numbers import number_of, price_of
from halles.doors.engine.words import Token, tokens

_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"\d{4}")
_REFERENCE = re.compile(r"[a-z0-9]{4}(?:[ -]?[a-z0-9]{4}){1,2}", re.IGNORECASE)
_CUT = 12
"""Words into which a code of letters and digits may be cut, at most."""
_THANKS = frozenset(["merci", "cordialement", "sincerement", "salutations"])
_TITLES = frozenset(["madame", "monsieur", "mademoiselle"])


@dataclass(frozen=True, slots=True)
class Span:
    """A typed value found from token `first` up to `after`."""

    slot: str
    first: int
    after: int
    value: Slot


@dataclass(frozen=True, slots=True)
class Message:
    """What was written, as words, and what is recognised in it wherever it stands."""

    text: str
    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]
    asks: bool
    """It ends with, or holds, a question mark."""

    @property
    def words(self) -> list[str]:
        """Return the words alone."""
        return [token.word for token in self.tokens]

    def written(self, first: int, after: int) -> str:
        """Return what was written from one token up to another."""
        return self.text[self.tokens[first].start : self.tokens[after - 1].end] if first < after else ""


def read(text: str, *, names: Names, today: date) -> Message:
    """Return a message with all that is recognised in it."""
    found = _unsigned(tokens(text))
    spans = [
        *_moments(found, text, today),
        *(Span(each.kind, each.first, each.after, each.name) for each in named(found, names)),
        *_numbers(found),
        *_lengths(found, text),
        *_reference(found, text),
    ]
    return Message(text, tuple(found), tuple(spans), any(token.word == "?" for token in found))


def _unsigned(found: list[Token]) -> list[Token]:
    """Leave out the name that a letter ends with: "Merci, M. Le Roux", "Mme Le Bihan"."""
    words = [token.word for token in found]
    for back in range(1, min(6, len(words)) + 1):
        at = len(words) - back
        word = words[at]
        if back > 1 and at and (word in _TITLES or (word == "m" and words[at + 1] == ".")):
            return found[:at]
        if word in _THANKS and at > 2 and back > 2 and words[at + 1] == ",":
            return found[:at]
    return found


def _moments(found: Sequence[Token], text: str, today: date) -> list[Span]:
    spans = []
    for said in moments(found, text, today):
        spans.append(Span("when", said.first, said.after, said.moment))
        hours = _hours_in(found, said.first, said.after)
        if hours and (said.moment.start or said.moment.end):
            spans.append(Span("hours", *hours, text[found[hours[0]].start : found[hours[1] - 1].end]))
    return spans


def _hours_in(found: Sequence[Token], first: int, after: int) -> tuple[int, int] | None:
    """Return where the hours of a moment are: from the first to the last word with a figure and an h."""
    at = [
        place
        for place in range(first, after)
        if re.match(r"\d{1,2}h", found[place].word) or found[place].word in ("midi", "minuit", "heures", "h")
    ]
    if not at:
        return None
    begin = at[0] - (found[at[0]].word in ("heures", "h"))
    while begin > first and found[begin - 1].word in ("jusqu", "jusqua", "a", "de", "partir", "apres"):
        begin -= 1
    while found[begin].word in ("a", "de"):
        begin += 1
    end = at[-1] + 1
    return begin, end + (end < after and found[end].word.isdigit())


def _lengths(found: Sequence[Token], text: str) -> list[Span]:
    """Find lengths of time: "2h", "30 min"; also read as hours of the day where an intent speaks of those."""
    words = [token.word for token in found]
    told = ((at, minutes_at(words, at)) for at in range(len(words)))
    return [
        Span("length", at, each[1], text[found[at].start : found[each[1] - 1].end])
        for at, each in told
        if each
    ]


def _numbers(found: Sequence[Token]) -> list[Span]:
    spans: list[Span] = []
    words = [token.word for token in found]
    for at, word in enumerate(words):
        if _CODE.fullmatch(word) and not (_YEAR.fullmatch(word) and at and words[at - 1] in ("en", "depuis")):
            spans.append(Span("code", at, at + 1, word))
        if word.isdigit() and len(word) < 4:
            spans.append(Span("number", at, at + 1, word))
        many = number_of(word)
        if many is not None:
            spans += [Span("quantity", at, at + 1, many), Span("free", at, at + 1, many)]
    price = price_of(words)
    if price:
        spans.append(Span("price", price[1], price[2], price[0]))
    return spans


def _reference(found: Sequence[Token], text: str) -> list[Span]:
    """Find a letter's code at the end of a message, two or three groups of four: "ABCD-EFGH-JKMN"."""
    for first in range(max(0, len(found) - _CUT), len(found)):
        written = text[found[first].start : found[-1].end]
        if _REFERENCE.fullmatch(written):
            return [Span("reference", first, len(found), written)]
    return []
