"""The manifest of the doors floor."""

from halles.kit.manifest import CountedPage, Manifest, PersonalField
from halles.kit.text import mark

MANIFEST = Manifest(
    slug="doors",
    always_open=True,
    title=mark("The doors"),
    purpose=mark("Messages, paper and devices: what goes in and out of town."),
    counted=(CountedPage("doors:texts", mark("Text messages sent"), door="sms"),),
    personal=(
        PersonalField(
            model="doors.OutgoingMessage",
            fields=("to", "subject", "text", "created_at"),
            purpose=mark("Send a person the message or the code that concerns her."),
            retention=mark("7 days; the text of a code is erased once sent, after one hour at most."),
            retention_days=7,
            since="created_at",
            address="to",
            at_erasure="delete",
            secret=("text", "subject"),
        ),
    ),
)
