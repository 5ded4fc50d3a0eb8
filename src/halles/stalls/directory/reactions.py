"""What the directory does when something happened elsewhere."""

from halles.journal.models import Entry
from halles.journal.reactions import react
from halles.kit.actor import Actor
from halles.stalls.directory.commands.locating import sheets_locate
from halles.town.events import AddressesImported

_RUNNER = Actor(system="runner")


@react(AddressesImported)
def addresses_known(entry: Entry, _event: AddressesImported) -> None:
    """Place the sheets whose register tells an address alone."""
    sheets_locate(actor=_RUNNER, town=entry.town)
