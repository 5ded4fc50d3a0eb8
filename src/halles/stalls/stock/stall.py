"""The manifest of the stock stall."""

from halles.kit.manifest import Capability, Manifest, NavItem, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.stock.events import NoteAdded

_LATER = mark("This stall is new: it opens on screen first, the helpers come next.")

MANIFEST = Manifest(
    slug="stock",
    title=mark("Stock"),
    purpose=mark("Residents leave a note that the whole town can read."),
    path="stock/",
    publishes=(NoteAdded,),
    roles=(Role("author", mark("Author of a note"), mark("Writes notes under her own name.")),),
    navigation=(NavItem(mark("Stock"), "stock:list", order=90),),
    capabilities=(
        Capability(
            name="stock.read",
            title=mark("Read the notes"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="stock.write",
            title=mark("Leave a note"),
            risk="B",
            doors={"web": "", "sms": _LATER, "paper": _LATER, "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="stock.Note",
            fields=("author", "text"),
            purpose=mark("Show the note to the town, and know who answers for it."),
            retention=mark("As long as the note is shown."),
            person="author",
        ),
    ),
)
