"""When the shapes of a town change, its map is to be drawn again."""

from halles.journal.models import Entry
from halles.journal.reactions import react
from halles.kit.actor import Actor
from halles.town.commands import map_stale
from halles.town.events import MapImported

_RUNNER = Actor(system="runner")


@react(MapImported)
def shapes_changed(entry: Entry, _event: MapImported) -> None:
    """Leave the drawing itself to timed work: a reaction holds the turn of all who write."""
    map_stale(actor=_RUNNER, town=entry.town)
