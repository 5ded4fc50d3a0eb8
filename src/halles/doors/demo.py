"""The demonstration's messages: none is made, all go away with its town."""

from halles.doors.models import OutgoingMessage


def remove(town: str) -> None:
    """Delete what a demonstration town wrote; it was never sent."""
    OutgoingMessage.objects.filter(town=town).delete()
