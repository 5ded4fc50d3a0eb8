"""Writes of the doors: queue a message."""

from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.kit.post import Message


def message_post(message: Message) -> None:
    """Queue `message`; the runner sends it after the commit."""
    now = timezone.now()
    OutgoingMessage.objects.create(
        town=message.town,
        channel=message.channel,
        to=message.to,
        subject=message.subject,
        text=message.text,
        secret=message.secret,
        retry_at=now,
        created_at=now,
    )
