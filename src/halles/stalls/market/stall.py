"""The manifest of the market stall."""

from halles.kit.manifest import Capability, Manifest, NavItem, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.market.events import NoteAdded

_LATER = mark("This stall is new: it opens on screen first, the helpers come next.")

MANIFEST = Manifest(
    slug="market",
    title=mark("Market"),
    purpose=mark("Residents leave a note that the whole town can read."),
    path="market/",
    publishes=(NoteAdded,),
    roles=(Role("author", mark("Author of a note"), mark("Writes notes under her own name.")),),
    navigation=(NavItem(mark("Market"), "market:list", order=90),),
    capabilities=(
        Capability(
            name="market.read",
            title=mark("Read the notes"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="market.write",
            title=mark("Leave a note"),
            risk="B",
            doors={"web": "", "sms": _LATER, "paper": _LATER, "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="market.Note",
            fields=("author", "text"),
            purpose=mark("Show the note to the town, and know who answers for it."),
            retention=mark("As long as the note is shown."),
            person="author",
        ),
    ),
)
