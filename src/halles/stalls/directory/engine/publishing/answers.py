"""The answers that a doubtful sentence leaves to its writer, each with a key worth one reading only."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

AS_IS = "as-is"
"""Publish the words alone: nothing is closed or opened."""


class Answer(NamedTuple):
    """One answer: what its button sends, what it says, what is then understood."""

    key: str
    label: str
    told: Any


def answers_of(question: str, choices: Sequence[Any]) -> list[Answer]:
    """Return the answers to a question, from choices that each have a `label` and what is then `told`.

    Tomorrow the same sentence means other days: its keys are others. A minute later they are the same, though
    "closed from now on" begins a minute later.
    """
    return [
        Answer(_key(number, question, each), each.label, each.told) for number, each in enumerate(choices)
    ]


def _key(number: int, question: str, choice: Any) -> str:
    days = [(start.date(), end, is_open) for start, end, is_open in choice.told.special]
    meant = repr((question, choice.label, choice.told.kind, days))
    return f"{number}-{blake2b(meant.encode(), digest_size=6).hexdigest()}"
