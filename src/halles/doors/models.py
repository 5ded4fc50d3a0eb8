"""Tables of the doors: messages on their way out."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


class State(models.TextChoices):
    """Where a message is."""

    WAITING = "waiting", mark("Waiting")
    SENDING = "sending", mark("Being sent")
    SENT = "sent", mark("Sent")
    KEPT = "kept", mark("Kept here")
    FAILED = "failed", mark("Not sent")


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "email", mark("E-mail")
    SMS = "sms", mark("Text message")


class OutgoingMessage(models.Model):
    """One e-mail or text message: waiting, being sent, sent, kept (nobody sends it, or a demo) or failed."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    secret = models.BooleanField(default=False)
    """Holds a code: its text is erased once sent, or after an hour."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField()
    """When it is due; while it is being sent, when that began."""
    created_at = models.DateTimeField(db_index=True)
    error = models.CharField(max_length=200, blank=True)
    """Why it did not leave, without the relay's words: they repeat addresses."""

    class Meta:
        indexes = [models.Index(fields=["state", "retry_at"], name="doors_message_due")]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
