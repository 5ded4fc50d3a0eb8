"""The manifest of the journal."""

from halles.journal.events import FailureDismissed, FailureRetried
from halles.kit.manifest import Manifest
from halles.kit.text import mark

MANIFEST = Manifest(
    slug="journal",
    title=mark("Journal"),
    purpose=mark("What happened in town, in order, never rewritten, without any personal value."),
    publishes=(FailureRetried, FailureDismissed),
)
