"""Messages on their way out, who wants none, and what text messages cost."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


class State(models.TextChoices):
    """Where a message is."""

    WAITING = "waiting", mark("Waiting")
    SENDING = "sending", mark("Being sent")
    SENT = "sent", mark("Sent")
    DELIVERED = "delivered", mark("Delivered")
    STOPPED = "stopped", mark("Not sent: stopped by its reader")
    KEPT = "kept", mark("Kept here")
    FAILED = "failed", mark("Not sent")


class Channel(models.TextChoices):
    """How a message travels."""

    EMAIL = "email", mark("E-mail")
    SMS = "sms", mark("Text message")


class Kind(models.TextChoices):
    """Why a message is sent (see `kit.post.Message`)."""

    ANSWER = "answer", mark("Answer")
    CODE = "code", mark("Code")
    ORDER = "order", mark("Order or question")
    NOTICE = "notice", mark("Notice")


class OutgoingMessage(models.Model):
    """One e-mail or text message: waiting, being sent, sent, kept (nobody sends it, or a demo) or failed."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTICE)
    segments = models.PositiveSmallIntegerField(default=0)
    """What a text message is billed as; 0 for an e-mail."""
    ref = models.CharField(max_length=120, blank=True)
    """The operator's own name of it, by which its receipt comes back."""
    secret = models.BooleanField(default=False)
    """Holds a code: its text is erased once sent, or after an hour."""
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
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


class TextNumber(models.Model):
    """Who wants no text message: a keyed hash of town and number, never the number itself."""

    id = models.CharField(primary_key=True, max_length=64)
    stopped_at = models.DateTimeField(null=True, blank=True)
    """No notice any more; orders that were open are still told ready."""
    silent_at = models.DateTimeField(null=True, blank=True)
    """She said so twice: nothing at all but what she asks for."""

    def __str__(self) -> str:
        return self.id[:8]


class TextReader(models.Model):
    """A number that asked for the town's news by text message."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "number"], name="doors_reader_once")]

    def __str__(self) -> str:
        return self.id


class TextDay(models.Model):
    """How many text messages and segments a town sent in a day, by kind; numbers of nobody."""

    id = models.BigAutoField(primary_key=True)
    town = models.CharField(max_length=60)
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    messages = models.PositiveIntegerField(default=0)
    segments = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "day", "kind"], name="doors_text_day_once")]

    def __str__(self) -> str:
        return f"{self.town} {self.day} {self.kind}"


class TextPrice(models.Model):
    """What a town pays for one segment, in hundredths of a cent, and the most it spends in a month."""

    town = models.CharField(primary_key=True, max_length=60)
    price = models.PositiveIntegerField(default=0)
    """Hundredths of a cent, all taxes included; 0: nobody said."""
    month_cents = models.PositiveIntegerField(default=0)
    """No campaign is sent that would pass it; 0: no bound."""

    def __str__(self) -> str:
        return self.town


class Campaign(models.Model):
    """A text message of the town hall to many, its price shown before it left."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    audience = models.CharField(max_length=8)
    """ "readers" of the town's news, or "shops"."""
    text = models.CharField(max_length=320)
    recipients = models.PositiveIntegerField()
    segments = models.PositiveIntegerField()
    """Of all of them together."""
    cents = models.PositiveIntegerField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.id
