"""The demonstration's messages: none is made, all go away with its town."""

from halles.doors.models import Campaign, OutgoingMessage, TextDay, TextPrice, TextReader


def remove(town: str) -> None:
    """Delete what a demonstration town wrote, which was never sent, and whom it would have written to."""
    for model in (OutgoingMessage, Campaign, TextReader, TextDay, TextPrice):
        model.objects.filter(town=town).delete()
