"""The answers that a doubtful sentence leaves to its writer, each with a key worth one reading only."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, NamedTuple

AS_IS = "as-is"
"""Publish the words alone: nothing is closed or opened."""


class Answer(NamedTuple):
    """One answer: what its button sends, what it says, what is then understood."""

    key: str
    label: str
    told: Any


def answers_of(choices: Iterable[Any]) -> list[Answer]:
    """Return the answers to choose from. Tomorrow the same sentence means other days: its keys are others."""
    return [Answer(_key(number, choice), choice.label, choice.told) for number, choice in enumerate(choices)]


def _key(number: int, choice: Any) -> str:
    return f"{number}-{blake2b(repr(choice).encode(), digest_size=6).hexdigest()}"
