"""A value of which one is not sure: some options, each with the label that a person would choose."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from halles.town.engine.hours.sentence.labels import joined

MOST = 64
"""Options followed at most: a sentence with more is asked again from the start."""
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Doubt(Generic[T]):
    """Options by label; a single one is certain and its label is empty."""

    options: tuple[tuple[str, T], ...]
    question: str = ""

    def then(self, follow: "Callable[[T], Doubt[U]]") -> "Doubt[U]":
        """Return what follows from each option; a second doubt makes longer labels, not a second question."""
        found: list[tuple[str, U]] = []
        question = self.question
        for label, value in self.options:
            inner = follow(value)
            question = question or inner.question
            found += [(joined(label, more), result) for more, result in inner.options]
        return Doubt(tuple(found) if len(found) <= MOST else (), question)


def sure(value: T) -> Doubt[T]:
    """Return a value without doubt."""
    return Doubt((("", value),))


def every(doubts: Iterable[Doubt[T]]) -> Doubt[tuple[T, ...]]:
    """Return the values of all of them together; those with the same labels have one answer."""
    found: Doubt[tuple[T, ...]] = sure(())
    for doubt in doubts:
        labels = [label for label, _ in doubt.options]
        if len(labels) > 1 and labels == [label for label, _ in found.options]:
            pairs = zip(found.options, doubt.options, strict=True)
            found = Doubt(
                tuple((label, (*before, value)) for (label, before), (_, value) in pairs), found.question
            )
        else:
            found = found.then(_joined(doubt))
    return found


def _joined(doubt: Doubt[T]) -> Callable[[tuple[T, ...]], Doubt[tuple[T, ...]]]:
    return lambda before: doubt.then(lambda value: sure((*before, value)))
