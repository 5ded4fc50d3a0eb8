"""What the stock stall publishes."""

from dataclasses import dataclass

from halles.kit.event import Event, PublicId


@dataclass(frozen=True)
class NoteAdded(Event):
    """A resident left a note."""

    kind = "stock.note-added"
    note: PublicId
