"""When a message with the words of an action does not ask for it: denied, asked about, doubted, told."""

import re
from collections.abc import Iterable

from halles.doors.engine.reading import Message
from halles.doors.engine.vocabulary import is_imperfect
from halles.doors.engine.weights import ASKED, CONDITIONAL, DENIED, DOUBTED, LIGHT, PAST, TOLD, WISHED

_WARNING = DENIED | ASKED | DOUBTED | TOLD | PAST
_PERFECT = frozenset(["ai", "as", "avons", "avez", "ont", "ete"])
_HAS_TEXT = """
on il elle m t l qui n y lui
"""
_HAS = frozenset(_HAS_TEXT.split())
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_warned(message: Message, judged: Iterable[int]) -> bool:
    """Say whether a word that no phrase holds warns that nothing is asked for."""
    words = message.words
    return any(
        words[at] in _WARNING
        or (
            is_imperfect(words[at])
            and words[at] not in CONDITIONAL | {"jamais", "mais", "francais", "anglais"}
        )
        or (bool(_YEAR.fullmatch(words[at])) and at > 0 and words[at - 1] == "en")
        or (
            words[at] in ("dernier", "derniere", "passe")
            and at > 0
            and words[at - 1] not in ("le", "la", "les")
        )
        for at in judged
    )


def is_wished(message: Message, judged: Iterable[int]) -> bool:
    """Say whether a word that no phrase holds makes a statement a wish: "j'aimerais fermer"."""
    return any(message.words[at] in WISHED for at in judged)


def is_of_oneself(message: Message, first: int) -> bool:
    """Say whether one only wonders: "je me demande si"."""
    words = message.words
    return (
        first > 0
        and words[first] in ("demande", "demander")
        and words[first - 1] in ("me", "m", "se", "nous")
    )


def is_over(message: Message, first: int) -> bool:
    """Say whether a perfect tense stands before the first word of a phrase: "j'ai annulé"."""
    words = message.words
    at = first - 1
    while at >= 0 and words[at] in LIGHT | {"deja", "tout", "bien", "pas"}:
        if words[at] in _PERFECT or (words[at] == "a" and at > 0 and words[at - 1] in _HAS):
            return True
        at -= 1
    return False
