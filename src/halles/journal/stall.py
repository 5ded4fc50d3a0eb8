"""The manifest of the journal."""

from halles.journal.events import FailureDismissed, FailureRetried
from halles.kit.manifest import Manifest, PersonalField
from halles.kit.text import mark

MANIFEST = Manifest(
    slug="journal",
    always_open=True,
    title=mark("Journal"),
    purpose=mark("What happened in town, in order, never rewritten, without any personal value."),
    publishes=(FailureRetried, FailureDismissed),
    personal=(
        PersonalField(
            model="journal.Entry",
            fields=("actor", "kind", "town", "recorded_at"),
            purpose=mark("To know who did what: a number, never a name."),
            retention=mark("The record stays; the number means nobody once the person is erased."),
            person="actor",
        ),
        PersonalField(
            model="journal.Entry",
            fields=("subject", "kind", "town", "recorded_at"),
            purpose=mark("To know what was done about a person: a number, never a name."),
            retention=mark("The record stays; the number means nobody once the person is erased."),
            person="subject",
        ),
    ),
)
