"""What the market stall publishes."""

from dataclasses import dataclass

from halles.kit.event import Event, PublicId


@dataclass(frozen=True)
class NoteAdded(Event):
    """A resident left a note."""

    kind = "market.note-added"
    note: PublicId
