"""Where a message names a shop, a car park or a kind of place, in spite of slips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from halles.doors.engine.kinds import KINDS, SELLERS
from halles.doors.engine.meaning import Names
from halles.doors.engine.sound import likeness
from halles.doors.engine.vocabulary import Vocabulary
from halles.doors.engine.weights import LIGHT
from halles.doors.engine.words import Token, phrase_words

_SURE = 0.8
_likeness = lru_cache(maxsize=32_768)(likeness)
_INSIDE = LIGHT | {"saint", "sainte"}
_NOT_ALONE_TEXT = """
centre ville place rue petit grand atelier maison bon coin plus
pain pains levain baguette croissant brioche gateau crepe crepes galette galettes biere bieres vin
vins fleur fleurs fromage fromages miel cafe the poisson poissons viande livre livres jouet jouets
cle cles chaussure chaussures laine bougie bougies savon legume legumes fruit fruits saucisson
jambon chocolat bonbon bonbons glace glaces pizza pizzas pomme pommes beurre lait oeuf oeufs
confiture confitures velo velos bijou bijoux cadeau cadeaux epice epices
"""
_NOT_ALONE = frozenset(_NOT_ALONE_TEXT.split())
"""Words of names that stand for no shop by themselves: "deux pains" is not "Le Pain de Gildas"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name found from token `first` up to `after`, and what it stands for."""

    first: int
    after: int
    name: str
    kind: str
    """ "shop", "car_park" or "kind"."""


def named(tokens: Sequence[Token], names: Names) -> list[Named]:
    """Return the names in a message, the longest first where two overlap; one place may be of two kinds."""
    words = [token.word for token in tokens]
    found = [
        *_of(words, names.shops, "shop"),
        *_of(words, names.car_parks, "car_park"),
        *(Named(at, at + 1, word, "kind") for at, word in enumerate(words) if kind_word(word)),
    ]
    return sorted(found, key=lambda each: (each.first - each.after, each.first))


@lru_cache(maxsize=8192)
def kind_word(word: str) -> str:
    """Return the word for a kind of place that a word is meant for, "" for another."""
    return _like(word, KINDS)


@lru_cache(maxsize=8192)
def seller_word(word: str) -> str:
    """Return the word for a seller of a market that a word is meant for, "" for another."""
    return _like(word, SELLERS)


def _like(word: str, known: frozenset[str]) -> str:
    if word in known or len(word) < 4:
        return word if word in known else ""
    meant = _vocabulary(known).meant(word)
    return max(meant, key=lambda each: (meant[each], each), default="")


@lru_cache(maxsize=2)
def _vocabulary(known: frozenset[str]) -> Vocabulary:
    return Vocabulary(known)


def _of(words: Sequence[str], names: Mapping[str, str], kind: str) -> list[Named]:
    found = []
    for key, name in _ways(tuple(names.items())):
        for at in range(len(words)):
            after = _after_name(words, at, key)
            if after:
                found.append(Named(at, after, name, kind))
    return found


@lru_cache(maxsize=64)
def _ways(names: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the words by which each name is known: all of them, and those that are its alone."""
    whole = {_content(said): name for said, name in names}
    tails: dict[tuple[str, ...], set[str]] = {}
    for key, name in whole.items():
        short = tuple(word for word in key if word not in KINDS and word not in _NOT_ALONE)
        for part in {short, *((word,) for word in short)}:
            tails.setdefault(part, set()).add(name)
    own = {
        key: next(iter(of))
        for key, of in tails.items()
        if len(of) == 1 and "".join(key) and len("".join(key)) > 2
    }
    return tuple((own | whole).items())


def _content(said: str) -> tuple[str, ...]:
    words = phrase_words(said)
    return tuple(word for word in words if word not in LIGHT) or words


def _after_name(words: Sequence[str], at: int, key: tuple[str, ...]) -> int:
    """Return where a name that begins at a word ends, 0 where it does not stand there."""
    if not key or words[at] in LIGHT:
        return 0
    place = at
    for part in key:
        while place < len(words) and place > at and words[place] in _INSIDE and words[place] != part:
            place += 1
        if place >= len(words) or _likeness(words[place], part) < _SURE:
            return 0
        place += 1
    return place
