"""Which of the words of all phrases a written word may be meant for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from halles.doors.engine.sound import likeness, sound
from halles.doors.engine.weights import LIGHT

_IMPERFECT = re.compile(r"[a-z]{2,}(?:ais|ait|aient|iez|ions)")
_LEAST = 0.8


def is_imperfect(word: str) -> bool:
    """Say whether a word has the form of an imperfect or a conditional: "voulait", "suivais"."""
    return bool(_IMPERFECT.fullmatch(word))


class Vocabulary:
    """The words of all phrases, to be found by sound, by ending and by slips."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words once."""
        self._words = sorted(set(words))
        self._known = frozenset(self._words)
        self._by_sound: dict[str, list[str]] = {}
        self._by_start: dict[str, list[str]] = {}
        for word in self._words:
            self._by_sound.setdefault(sound(word), []).append(word)
            self._by_start.setdefault(word[:3], []).append(word)
        self._cached = lru_cache(maxsize=8192)(self._meant)

    def meant(self, word: str) -> Mapping[str, float]:
        """Return the words that a written one may be meant for, each with how surely."""
        return self._cached(word)

    def _meant(self, word: str) -> Mapping[str, float]:
        if word in LIGHT or len(word) < 3 or is_imperfect(word):
            return {word: 1.0} if word in self._known else {}
        near = set(self._by_sound.get(sound(word), ())) | set(self._by_start.get(word[:3], ()))
        if len(word) > 3:
            slips = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=2, limit=None)
            near.update(each[0] for each in slips)
        likely = {each: likeness(word, each) for each in near}
        likely = {each: like for each, like in likely.items() if like >= _LEAST}
        return _without_distant(likely)


def _without_distant(likely: dict[str, float]) -> dict[str, float]:
    """Of a word that is itself one of ours, keep no other action: "fermer" is never "former"."""
    best = max(likely.values(), default=0.0)
    return {word: like for word, like in likely.items() if best < 1.0 or like >= 0.9}
