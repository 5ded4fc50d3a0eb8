"""Which of the numbered choices an answer takes: "2", "la 2", "le deuxième", "0"."""

import re
from typing import Literal

from halles.doors.engine.consent import consent_of
from halles.doors.engine.sound import likeness
from halles.doors.engine.words import fold

_WORD = re.compile(r"[a-z]+|\d+")
_ORDINALS = (
    "premier",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
)
_OTHER = {
    "premiere": 1,
    "1er": 1,
    "1ere": 1,
    "second": 2,
    "seconde": 2,
    "2e": 2,
    "2eme": 2,
    "3e": 3,
    "3eme": 3,
}
_NUMBERS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_HARMLESS_TEXT = """
le la l c est cest numero num no choix reponse je j prends prend jprends jprend veux voudrais choisis
svp stp s il vous te plait merci bonjour bjr oui ok celui celle pour moi mets mettez ca sera chez euh
"""
_HARMLESS = frozenset(_HARMLESS_TEXT.split())
_UNDONE = frozenset(["annuler", "annule", "annulez", "zero", "erreur"])


def reply_of(
    text: str, *, kind: Literal["confirm", "choice", "words", "undo"], options: int = 0
) -> int | None:
    """Return the number that an answer takes, None where it takes none.

    "choice": from 1 to `options`; "confirm": 1 or 2; "undo": 0. Two numbers, or a word that is not known,
    take none.
    """
    if kind == "confirm":
        return {"yes": 1, "no": 2}.get(consent_of(text))
    words = re.findall(r"\d+(?:er|ere|e|eme)?|[a-z]+", fold(text))
    if kind == "undo":
        return _undone(words)
    return _chosen(words, options) if kind == "choice" and "?" not in text else None


def _undone(words: list[str]) -> int | None:
    zeros = [word for word in words if set(word) == {"0"} or word == "zero"]
    others = [word for word in words if word.isdigit() and set(word) != {"0"}]
    if others or not (zeros or (len(words) == 1 and words[0] in _UNDONE)):
        return None
    return 0 if "pas" not in words else None


def _chosen(words: list[str], options: int) -> int | None:
    told = [number for number in (_number(word, options) for word in words) if number is not None]
    rest = [word for word in words if _number(word, options) is None and word not in _HARMLESS]
    return told[0] if len(told) == 1 and not rest and 1 <= told[0] <= options else None


def _number(word: str, options: int) -> int | None:
    if word.isdigit():
        return int(word)
    if word in _OTHER:
        return _OTHER[word]
    if word in ("dernier", "derniere"):
        return options
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    for number, ordinal in enumerate(_ORDINALS, 1):
        if len(word) > 5 and likeness(word, ordinal) >= 0.85:
            return number
    return None
