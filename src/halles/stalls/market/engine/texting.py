"""What a text message about shops asks: a slate, what is sold out, an answer, a pause, who has a thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from halles.stalls.market.engine.goods_words import folded

Kind = Literal["slate", "gone", "back", "reply", "order", "pause", "resume", "find"]

MOST_HOURS = 12
_SLATE = re.compile(r"^\s*ardoise(?:\s+du\s+jour)?\s*[:,.;-]?\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_GONE = re.compile(
    r"^(?:il n y a |y a |j ai |je n ai )?plus (?:de |d |du |des |aucun |aucune )?(?P<rest>.+)$"
)
_BACK = re.compile(r"^(?:de nouveau|a nouveau|encore) (?:de |d |du |des |de la |les |le |la )?(?P<rest>.+)$")
_ORDER = re.compile(r"^(?:commande )?(?P<code>\d{4}) (?P<word>oui|ok|non|pret|prete)\b ?(?P<rest>.*)$")
_REPLY = re.compile(r"^(?:question )?(?:(?P<number>\d{1,3}) )?(?P<word>oui|non|demain)$")
_PAUSE = re.compile(r"^pause(?: (?P<hours>\d{1,2}) ?(?:h|heures?))?(?P<day> (?:jour|journee|aujourd hui))?$")
_RESUME = re.compile(r"^(?:reprendre|reprise|je reprends|fin de (?:la )?pause)$")
_FIND = re.compile(
    r"^(?:qui (?:a|vend|aurait)|ou (?:trouver|acheter)|trouver|je cherche|cherche)"
    r"(?: encore)? (?:du |de la |des |de l |de |d |un |une |le |la |les )?(?P<rest>.+)$"
)
_SURE = 88
"""Likeness, of 100, from which a word is that of a line in spite of a slip."""


@dataclass(frozen=True)
class Asked:
    """What a message asks. `text`: the slate, the thing, the reason, what is looked for."""

    kind: Kind
    text: str = ""
    code: str = ""
    """Of an order: its four digits; of a question: its number, "" where none was said."""
    word: str = ""
    """ "yes", "no", "tomorrow", "ready"; of a pause "today", else ""."""
    hours: int = 0


def asked_of(text: str) -> Asked | None:
    """Return what a message asks; None for anything else."""
    slate = _SLATE.match(text)
    if slate:
        return Asked("slate", slate["rest"].strip())
    plain = folded(text)
    return _answered(plain) or _paused(plain) or _about(plain)


def lines_meant(names: Sequence[str], words: str) -> list[int]:
    """Return the places of the names that some words mean: those that hold them all, in spite of a slip."""
    asked = [_bare(word) for word in folded(words).split()]
    told = [[_bare(word) for word in folded(name).split()] for name in names]
    return [at for at, name in enumerate(told) if asked and all(_is_in(word, name) for word in asked)]


def _answered(plain: str) -> Asked | None:
    order = _ORDER.match(plain)
    if order:
        word = {"oui": "yes", "ok": "yes", "non": "no"}.get(order["word"], "ready")
        rest = order["rest"].strip()
        return Asked("order", rest, order["code"], word) if word == "no" or not rest else None
    reply = _REPLY.match(plain)
    if reply:
        words = {"oui": "yes", "non": "no", "demain": "tomorrow"}
        return Asked("reply", code=reply["number"] or "", word=words[reply["word"]])
    return None


def _paused(plain: str) -> Asked | None:
    if _RESUME.match(plain):
        return Asked("resume")
    pause = _PAUSE.match(plain)
    if not pause:
        return None
    hours = int(pause["hours"] or 1)
    if not 1 <= hours <= MOST_HOURS:
        return None
    return Asked("pause", word="today" if pause["day"] else "", hours=hours)


def _about(plain: str) -> Asked | None:
    kinds: tuple[tuple[Kind, re.Pattern[str]], ...] = (("gone", _GONE), ("back", _BACK), ("find", _FIND))
    for kind, pattern in kinds:
        match = pattern.match(plain)
        if match:
            return Asked(kind, match["rest"].strip())
    return None


def _is_in(word: str, name: Sequence[str]) -> bool:
    return any(word == each or (len(word) > 3 and fuzz.ratio(word, each) >= _SURE) for each in name)


def _bare(word: str) -> str:
    """Return a word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
