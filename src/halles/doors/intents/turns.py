"""What comes of one message: its answer, and how the conversation goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from halles.doors.queries.talking import Answer, said
from halles.kit.errors import Problem


@dataclass(frozen=True)
class Turn:
    """The answer to one message, and what waits after it."""

    answer: Answer
    intent: str = ""
    """Whose question it ends with, or whose work "0" takes back."""
    is_ours: bool = False
    """The question is the doors' own: whether this is what was meant."""
    keeps: bool = False
    """What waited still waits: it is asked again."""
    acts: bool = False
    """It changed something: "0" no longer takes back what was done before."""
    misses: int = 0
    """How many messages in a row, this one included, were not understood."""


def run(call: Callable[[], Answer | None], *, intent: str, acts: bool) -> Turn | None:
    """Let a handler answer; a Problem that it raises is the answer, and nothing was changed.

    None: it is not for that handler after all.
    """
    try:
        with transaction.atomic():
            answer = call()
    except Problem as problem:
        return Turn(said(str(problem.message), str(problem.advice)), intent)
    return Turn(answer, intent, acts=acts) if answer is not None else None
