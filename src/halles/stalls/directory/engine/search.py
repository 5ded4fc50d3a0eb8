"""Find sheets by name and kind from words typed in haste: accents, plurals, order and typos forgiven.

All text comes in folded (lower case, no accents, one space between words): see `kit.text.fold`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

IDLE = frozenset(
    {"a", "au", "aux", "chez", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "s"}
    | {"un", "une", "the", "of", "and", "in", "at", "for"}
)
"""Words that say nothing when others are there."""

NAME, KIND, STREET = 1.0, 0.9, 0.6
"""What a word found in the name, among the words of the kind, or in the street's name is worth."""

NEAR = 0.55
"""From which likeness a name is worth proposing."""


@dataclass(frozen=True)
class Entry:
    """One sheet as the search sees it: folded name, words of its kind in every language, street."""

    key: str
    name: str
    kind: str = ""
    street: str = ""


def search(query: str, entries: Sequence[Entry]) -> list[str]:
    """Return the keys of the entries where each word of `query` is found, the best first.

    Ties are in the order of names, then of keys: the same question always gets the same answer.
    """
    words = _telling(query.split())
    if not words:
        return [entry.key for entry in sorted(entries, key=_order)]
    places = _places(entries)
    scores = _scores_of_all(words, places)
    if len(words) > 1:  # "bio coop" for "Biocoop"
        for at, score in _scores_of_word("".join(words), places).items():
            scores[at] = max(scores.get(at, 0.0), score)
    whole = " ".join(words)
    for at in scores:
        scores[at] += 0.2 * (" ".join(_telling(entries[at].name.split())) == whole)
    ranked = sorted(scores, key=lambda at: (-round(scores[at], 6), _order(entries[at])))
    return [entries[at].key for at in ranked]


def near(query: str, entries: Sequence[Entry], *, most: int = 3) -> list[str]:
    """Return the keys of the entries whose names look most like `query`, for when nothing was found."""
    words = _telling(query.split())
    likeness = {entry.key: _likeness(words, entry.name.split()) for entry in entries}
    close = [entry for entry in entries if likeness[entry.key] >= NEAR]
    ranked = sorted(close, key=lambda entry: (-round(likeness[entry.key], 6), _order(entry)))
    return [entry.key for entry in ranked[:most]]


def _likeness(words: Sequence[str], name: Sequence[str]) -> float:
    """Return how much the words of a name look like those typed, long words counting more."""
    letters = sum(len(word) for word in words)
    total = 0.0
    for word in words:
        best = max((OSA.normalized_similarity(word, other) for other in name), default=0.0)
        total += len(word) * best
    return total / letters if letters else 0.0


def _order(entry: Entry) -> tuple[str, str]:
    return (entry.name, entry.key)


def _telling(words: Iterable[str]) -> list[str]:
    """Leave the idle words out, unless there is nothing else."""
    everything = list(words)
    return [word for word in everything if word not in IDLE] or everything


Places = dict[str, dict[int, float]]
"""For each word, the entries that hold it and what it is worth there."""


def _places(entries: Sequence[Entry]) -> Places:
    places: Places = {}
    for at, entry in enumerate(entries):
        for text, worth in ((entry.street, STREET), (entry.kind, KIND), (entry.name, NAME)):
            words = text.split()
            pairs = ["".join(pair) for pair in pairwise(words)]
            for word in (*words, *pairs):
                held = places.setdefault(word, {})
                held[at] = max(held.get(at, 0.0), worth)
    return places


def _scores_of_all(words: Sequence[str], places: Places) -> dict[int, float]:
    """Return the mean score of the entries that hold every word."""
    each = [_scores_of_word(word, places) for word in words]
    common = set(each[0]).intersection(*each[1:])
    return {at: sum(scores[at] for scores in each) / len(each) for at in common}


def _scores_of_word(word: str, places: Places) -> dict[int, float]:
    """Return, for each entry that holds `word` or nearly, the best score of its words."""
    scores: dict[int, float] = {}
    for known, likeness in _alike(word, places).items():
        for at, worth in places[known].items():
            scores[at] = max(scores.get(at, 0.0), likeness * worth)
    return scores


def _alike(word: str, places: Places) -> dict[str, float]:
    """Return the known words that `word` may stand for: itself 1, its plural, a beginning, or less by typos.

    Typos are looked for only if the town knows no such word: "cave" typed is not "care".
    """
    found: dict[str, float] = {}
    for known in places:
        if known == word:
            found[known] = 1.0
        elif _singular(known) == _singular(word):
            found[known] = 0.98
        elif len(word) >= 2 and known.startswith(word):
            found[known] = 0.8 + 0.15 * len(word) / len(known)
    if found or not _typos_allowed(word):
        return found
    for spelling in (str, _sound):
        for known, distance in _close(spelling(word), {known: spelling(known) for known in places}):
            found[known] = max(found.get(known, 0.0), 0.8 - 0.1 * distance)
    return found


def _close(word: str, others: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield those of `others` (a spelling for each) that a few typing faults turn into `word`."""
    allowed = _typos_allowed(word)
    for spelling, distance, known in process.extract(
        word, others, scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        # The first letter is seldom wrong: with two faults and another beginning it is another word.
        if distance <= allowed and (spelling[:1] == word[:1] or (distance == 1 and len(word) > 5)):
            yield known, distance


def _typos_allowed(word: str) -> int:
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2 if len(word) < 12 else 3


@lru_cache(maxsize=20_000)
def _singular(word: str) -> str:
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    return word.rstrip("sx") if len(word) > 3 else word


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    """Return `word` as it sounds in French, roughly: "pharmacie" and "farmassie" come nearer."""
    for written, heard in (("ph", "f"), ("th", "t"), ("y", "i"), ("qu", "k")):
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)
