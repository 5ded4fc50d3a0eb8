"""How a message and a phrase lie side by side: which words stand for which places of the phrase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halles.doors.engine.phrases import ANYTHING, Part, Phrase
from halles.doors.engine.reading import Message
from halles.doors.engine.vocabulary import Vocabulary

MOST_WAYS = 24
"""Ways to lay a phrase along a message that are looked at."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The words before, between or after the words of a phrase, from `first` up to `after`."""

    first: int
    after: int
    slot: Part | None
    is_anything: bool
    is_before: bool = False
    """Before the first word of the phrase."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A phrase laid along a message: where each of its words stands, how surely, and what lies between."""

    literals: tuple[tuple[int, float], ...]
    gaps: tuple[Gap, ...]


def laid(message: Message, phrase: Phrase, vocabulary: Vocabulary) -> Iterator[Laid]:
    """Yield the ways in which a phrase's words stand in a message, in their order."""
    wanted = [part.words for part in phrase.parts if part.words]
    meant = [vocabulary.meant(word) for word in message.words]
    places = [
        [
            (at, max(likes[word] for word in hit))
            for at, likes in enumerate(meant)
            if (hit := words & likes.keys())
        ]
        for words in wanted
    ]
    if not all(places):
        return
    for ways, chosen in enumerate(_in_order(places, -1)):
        if ways == MOST_WAYS:
            return
        yield Laid(tuple(chosen), tuple(_gaps(phrase, chosen, len(message.tokens))))


def _in_order(places: Sequence[Sequence[tuple[int, float]]], after: int) -> Iterator[list[tuple[int, float]]]:
    if not places:
        yield []
        return
    for place in places[0]:
        if place[0] > after:
            for rest in _in_order(places[1:], place[0]):
                yield [place, *rest]


def _gaps(phrase: Phrase, chosen: Sequence[tuple[int, float]], length: int) -> Iterator[Gap]:
    """Yield what lies before, between and after the words."""
    edges = [-1, *(at for at, _ in chosen), length]
    between: list[list[Part]] = [[]]
    for part in phrase.parts:
        if part.words:
            between.append([])
        else:
            between[-1].append(part)
    for number, parts in enumerate(between):
        slot = next((part for part in parts if part != ANYTHING), None)
        is_before = number == 0 and len(between) > 1
        yield Gap(edges[number] + 1, edges[number + 1], slot, ANYTHING in parts, is_before)
