"""How many of what: "2 baguettes et un pain complet", "500g de bar", "baguette 120, croissant 40"; prices."""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from halles.doors.engine.meaning import Line
from halles.doors.engine.number_words import NUMBERS
from halles.doors.engine.weights import LIGHT
from halles.doors.engine.words import Token

_GLUED_WEIGHT = re.compile(r"(\d+(?:[.,]\d+)?)(kg|g|gr)")
_GRAMS = {"g": 1, "gr": 1, "gramme": 1, "grammes": 1, "kg": 1000, "kilo": 1000, "kilos": 1000, "livre": 500}
_DOZENS = {
    "douzaine": 12,
    "douzaines": 12,
    "dizaine": 10,
    "demidouzaine": 6,
    "quinzaine": 15,
    "vingtaine": 20,
}
_NOT_COUNTED_AFTER_TEXT = """
pour taille numero n a chapitre tome format
"""
_NOT_COUNTED_AFTER = frozenset(_NOT_COUNTED_AFTER_TEXT.split())
_NOT_COUNTED_BEFORE_TEXT = """
€ euros euro personne personnes pers h heure heures minute minutes seconde secondes jour jours semaine"
" semaines mois an ans annee annees fois % pourcent degres km metres
"""
_NOT_COUNTED_BEFORE = frozenset(_NOT_COUNTED_BEFORE_TEXT.split())
_EDGES = LIGHT | frozenset(["un", "une", "?", "€", ":", "et", "plus"])
_NO_GOODS_TEXT = """
vacances temps monde argent patience batterie peur probleme problemes nouvelles toi moi courage force
reseau wifi internet plainte plaintes visite visites touristes mecontent mecontents monnaie client
clients cliente clientes personne personnes gens message messages sms appel appels mail mails ami amis"
" enfant enfants bises bisous coup coups place places avis idee idees question questions
"""
NO_GOODS = frozenset(_NO_GOODS_TEXT.split())
MOST = 999
"""Four figures are a code."""


def number_of(word: str) -> int | None:
    """Return the whole number that a word is, None for another word."""
    if word.isdigit() and len(word) < 5:
        return int(word)
    return NUMBERS.get(word)


def is_counted(word: str) -> bool:
    """Say whether a quantity may begin with a word: "2", "une", "500g", "1,5"."""
    return word[:1].isdigit() or word in NUMBERS or word in ("demi", "demie")


def price_of(words: Sequence[str]) -> tuple[int, int, int] | None:
    """Return the last price in cents, and from which word up to which: "1,20", "2 € 50", "21 €"."""
    for at in range(len(words) - 1, -1, -1):
        whole = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,2}))?", words[at])
        if not whole:
            continue
        if at > 1 and words[at - 1] in ("€", "euros") and words[at - 2].isdigit() and len(words[at]) == 2:
            return int(words[at - 2]) * 100 + int(words[at]), at - 2, at + 1
        if words[at + 1 : at + 2] == ["%"]:
            return None
        after = at + 1 + (at + 1 < len(words) and words[at + 1] in ("€", "euros", "euro"))
        if whole[2] is None and after == at + 1 and any(word.isalpha() for word in words[after:]):
            return None
        return int(whole[1]) * 100 + int((whole[2] or "0").ljust(2, "0")), at, after
    return None


def lines_of(tokens: Sequence[Token], text: str, edges: Collection[str] = ()) -> tuple[Line, ...]:
    """Return the lines of a list, things after their number or, where it begins without one, before it."""
    found: list[Line] = []
    at = 0
    while at < len(tokens):
        told = _quantity_at(tokens, at)
        if told is None:
            at += 1
            continue
        quantity, unit, after = told
        end = _next_quantity(tokens, after)
        what = thing(tokens[after:end], text, edges)
        if what and not any(token.word in NO_GOODS for token in tokens[after : after + 2]):
            found.append(Line(quantity, what, unit))
        at = max(end, after)
    return tuple(found)


def reversed_lines(tokens: Sequence[Token], text: str, edges: Collection[str] = ()) -> tuple[Line, ...]:
    """Return the lines of "baguette 120, croissant 40"."""
    found: list[Line] = []
    begin = 0
    for at, token in enumerate(tokens):
        quantity = number_of(token.word) if token.word.isdigit() else None
        if quantity is None:
            continue
        what = thing(tokens[begin:at], text, edges)
        if what:
            found.append(Line(quantity, what))
        begin = at + 1
    return tuple(found)


def _next_quantity(tokens: Sequence[Token], at: int) -> int:
    for place in range(at + 1, len(tokens)):
        if _quantity_at(tokens, place) is not None:
            return place
    return len(tokens)


def _quantity_at(tokens: Sequence[Token], at: int) -> tuple[int, Literal["piece", "gram"], int] | None:
    """Return how many, in what, and where the thing begins."""
    word = tokens[at].word
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if before in _NOT_COUNTED_AFTER or after in _NOT_COUNTED_BEFORE:
        return None
    weighed = _weight_at(word, after, at)
    if weighed:
        return weighed if weighed[2] < len(tokens) else None
    if word in ("demi", "demie") and after in _DOZENS:
        return 6, "piece", at + 2
    many = number_of(word)
    if many is None or many > MOST:
        return None
    if after in _DOZENS:
        return many * _DOZENS[after], "piece", at + 2
    if after in ("demi", "demie") and at + 2 < len(tokens) and tokens[at + 2].word in _DOZENS:
        return 6, "piece", at + 3
    return many, "piece", at + 1


def _weight_at(word: str, after: str, at: int) -> tuple[int, Literal["piece", "gram"], int] | None:
    glued = _GLUED_WEIGHT.fullmatch(word)
    if glued:
        return round(float(glued[1].replace(",", ".")) * _GRAMS[glued[2]]), "gram", at + 1
    decimal = re.fullmatch(r"\d+(?:[.,]\d+)?", word)
    many = float(word.replace(",", ".")) if decimal else float(NUMBERS.get(word, 0))
    if many and after in _GRAMS:
        return round(many * _GRAMS[after]), "gram", at + 2
    return None


def thing(tokens: Sequence[Token], text: str, edges: Collection[str] = ()) -> str:
    """Return what some words name, as it was written, without light words and `edges` around it."""
    kept = list(tokens)
    while kept and (kept[0].word in _EDGES or kept[0].word in edges):
        kept.pop(0)
    while kept and (kept[-1].word in _EDGES or kept[-1].word in edges):
        kept.pop()
    return text[kept[0].start : kept[-1].end] if kept else ""
