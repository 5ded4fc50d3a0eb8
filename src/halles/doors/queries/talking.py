"""What a stall sees of a text message, and what it answers: the values of a conversation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from halles.doors.engine.meaning import Slot
from halles.town.models import Town

State = Mapping[str, Any]
"""What a stall needs to go on after an answer: ids, numbers, words; kept half an hour as JSON."""


@dataclass(frozen=True)
class TextIn:
    """One text message, as a stall sees it."""

    town: Town
    sender: str
    """The number, as E.164."""
    text: str
    persons: tuple[str, ...]
    """Public ids of whom the number belongs to: nobody, somebody, or several of a family."""
    received_at: datetime
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """What the message says for the intent, see `doors.engine.meaning.Slot`; what is not said is absent."""
    key: str = ""
    """The same for the same message handed over twice: for commands that take one."""
    intent: str = ""
    """As which it was understood: "market.order"."""

    @property
    def is_shared(self) -> bool:
        """Several persons have this number: it is told no article, no name, nothing of one of them."""
        return len(self.persons) > 1


@dataclass(frozen=True)
class Ask:
    """A question that the answer ends with; what comes back goes to the handler's `reply`."""

    kind: Literal["confirm", "choice", "words", "undo"]
    """ "confirm": "1 = oui, 2 = non"; "choice": a number from 1 to `options`; "words": anything, once;
    "undo": nothing is asked, but "0" takes back what was just done."""
    state: State
    options: int = 0


@dataclass(frozen=True)
class Answer:
    """What is sent back: parts in the order of their worth, as many as one segment carries."""

    parts: tuple[str, ...]
    ask: Ask | None = None
    """Its choices ("1 = oui, 2 = non", "0 = annuler") are written by the doors, after the parts."""


@dataclass(frozen=True)
class Reply:
    """What came back. A "confirm" gives "yes" or "no", a "choice" its number, "words" its words, "undo"."""

    kind: Literal["yes", "no", "choice", "words", "undo"]
    number: int = 0
    words: str = ""


def said(*parts: str, ask: Ask | None = None) -> Answer:
    """Return an answer of these parts."""
    return Answer(tuple(part for part in parts if part), ask)


@dataclass(frozen=True)
class TextHandler:
    """What a stall's intents.py declares in TEXTS, one for each Intent of its manifest."""

    name: str
    """That of its Intent: "parking.now"."""
    answer: Callable[[TextIn], Answer | None]
    """Do what a message asks, and answer it. None: it is not for me after all (no such thing in my stall).

    A Problem that it raises is the answer, and nothing was changed.
    """
    reply: Callable[[TextIn, State, Reply], Answer | None] | None = None
    """Go on with what was asked; for an intent whose answers hold an Ask."""
    title: str = ""
    """What it does, marked, as it stands after "Vous voulez :" where a message is not sure: "reserve".

    Without one, that of its capability.
    """
    asks: bool = False
    """Its answer never does anything: it tells what it understood and asks a yes, in doubt too."""
