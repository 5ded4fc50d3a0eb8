"""The manifest of the town hall's own stall."""

from halles.kit.manifest import Capability, Manifest
from halles.kit.text import mark

_ON_SCREEN_ONLY = mark("Done at the town hall’s own desk, on its computer.")
_LATER = mark("The text messages of the town open later; the help telephone answers meanwhile.")

MANIFEST = Manifest(
    slug="office",
    title=mark("Town hall"),
    purpose=mark(
        "The town’s home page, its legal pages, its opening, and the page of those who keep it running."
    ),
    capabilities=(
        Capability(
            name="office.help",
            title=mark("Find a human being who helps"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="office.open-town",
            title=mark("Open the town to the public"),
            risk="B",
            doors={"web": "", "sms": _ON_SCREEN_ONLY, "paper": _ON_SCREEN_ONLY, "helper": _ON_SCREEN_ONLY},
        ),
    ),
)
