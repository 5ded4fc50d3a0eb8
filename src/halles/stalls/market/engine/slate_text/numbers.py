"""Amounts as they are spoken ("vingt-quatre euros quatre-vingt-dix") brought to figures ("24,90 €")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halles.stalls.market.engine.slate_text.letters import flat

_ONES = dict(
    zip(
        [
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ],
        range(1, 17),
        strict=True,
    )
) | {"une": 1}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_EURO = frozenset({"euro", "euros", "€"})
_CENTIME = frozenset({"centime", "centimes"})
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?|\S")
_BEFORE_UNIT = frozenset({"le", "la", "les", "l", "piece", "kilo", "kg", "pour", "au"})


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int


def spoken_to_figures(text: str) -> str:
    """Return `text` with each spoken amount of money in figures; all else stays as it is."""
    tokens = [_Token(flat(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    said, at, copied = [], 0, 0
    while at < len(tokens):
        found = _amount(tokens, at)
        if found is None:
            at += 1
            continue
        figures, after = found
        said += [text[copied : tokens[at].start], figures]
        copied, at = tokens[after - 1].end, after
    return "".join([*said, text[copied:]])


def _amount(tokens: Sequence[_Token], at: int) -> tuple[str, int] | None:
    """Return an amount that begins at a token, in figures, and the token after it."""
    whole, after = _number(tokens, at)
    if whole is None:
        return None
    if _word(tokens, after) in _CENTIME:
        return f"0,{whole:02} €", after + 1
    if _word(tokens, after) in _EURO:
        cents, end = _number(tokens, after + 1)
        if cents is None or not 5 <= cents < 100 or _word(tokens, end) in _EURO | _CENTIME:
            return f"{whole} €", after + 1
        return f"{whole},{cents:02} €", end
    cents, end = _number(tokens, after)
    if cents is not None and 10 <= cents < 100 and _word(tokens, end) in _BEFORE_UNIT:
        return f"{whole},{cents:02} €", end
    return (f"{whole}", after) if _word(tokens, after) in ("pour", "le") else None


def _number(tokens: Sequence[_Token], at: int) -> tuple[int | None, int]:
    """Return a number from 1 to 999 in words that begins at a token, None where none does."""
    value, after = _below_hundred(tokens, at)
    if _word(tokens, after) in ("cent", "cents") and value is not None and value < 10:
        value, after = value * 100, after + 1
    elif value is None and _word(tokens, at) == "cent":
        value, after = 100, at + 1
    else:
        return value, after
    rest, end = _below_hundred(tokens, _past_hyphen(tokens, after))
    return (value, after) if rest is None else (value + rest, end)


def _below_hundred(tokens: Sequence[_Token], at: int) -> tuple[int | None, int]:
    word, after = _word(tokens, at), at + 1
    if word == "quatre" and _word(tokens, _past_hyphen(tokens, after)) in ("vingt", "vingts"):
        return _with_ones(tokens, 80, _past_hyphen(tokens, after) + 1)
    if word in _TENS:
        return _with_ones(tokens, _TENS[word], after)
    if word not in _ONES:
        return None, at
    if word == "dix":
        more = _ONES.get(_word(tokens, _past_hyphen(tokens, after)), 0)
        if 7 <= more <= 9:
            return 10 + more, _past_hyphen(tokens, after) + 1
    return _ONES[word], after


def _with_ones(tokens: Sequence[_Token], tens: int, after: int) -> tuple[int, int]:
    """Return tens with the ones that follow them: "vingt et un", "soixante-dix-sept"."""
    at = _past_hyphen(tokens, after)
    if _word(tokens, at) == "et" and _word(tokens, at + 1) in ("un", "une", "onze"):
        return tens + _ONES[_word(tokens, at + 1)], at + 2
    if _word(tokens, at) in ("un", "une") and _word(tokens, at + 1) not in _EURO and at == after:
        return tens, after
    if _word(tokens, at) in _TENS:
        return tens, after
    ones, end = _below_hundred(tokens, at)
    most = 19 if tens in (60, 80) else 9
    return (tens, after) if ones is None or ones > most else (tens + ones, end)


def _past_hyphen(tokens: Sequence[_Token], at: int) -> int:
    return at + 1 if _word(tokens, at) == "-" else at


def _word(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""
