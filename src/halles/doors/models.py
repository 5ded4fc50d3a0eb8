"""Tables of the doors: messages on their way out."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


class OutgoingMessage(models.Model):
    """One e-mail or text message: waiting, sent, kept (nothing is set up to send it, or a demo town) or failed."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=8)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField()
    created_at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "retry_at"], name="doors_message_due")]

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"
