"""The public balance: received = stored + deduplicated + refused; and what was deleted in time."""

from django.db import models

from halles.kit.ids import ID_LENGTH
from halles.stalls.sensing.models.register import Device


class Balance(models.Model):
    """How many reports of one device came, and what became of them; written with the readings."""

    device = models.OneToOneField(Device, primary_key=True, on_delete=models.CASCADE, related_name="balance")
    received = models.BigIntegerField(default=0)
    """Counted at the door, before anything is decided: the equation can be wrong, and is checked."""
    stored = models.BigIntegerField(default=0)
    deduplicated = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0)
    """Its reasons are the rows of `Refused`."""
    heard_at = models.BigIntegerField(null=True, blank=True)
    """The latest time at which it spoke, by what it sent: milliseconds since 1970, UTC."""

    def __str__(self) -> str:
        return str(self.device_id)


class Refused(models.Model):
    """How many reports were refused on one day for one reason; of no device where none is registered."""

    town = models.CharField(max_length=60, blank=True)
    """Empty where not even the town is known."""
    device = models.CharField(max_length=ID_LENGTH, blank=True)
    """Public id; empty where none is registered."""
    reason = models.CharField(max_length=30)
    """A key of `engine.reasons`."""
    day = models.DateField()
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town", "device", "reason", "day"], name="sensing_refused_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"


class Swept(models.Model):
    """What retention deleted on one day from one table, and what was left: the proof that it is executed."""

    day = models.DateField()
    table = models.CharField(max_length=10)
    """ "reading" or "quarter"."""
    deleted = models.BigIntegerField(default=0)
    left = models.BigIntegerField(default=0)
    oldest = models.BigIntegerField(null=True, blank=True)
    """Time of the oldest row left: milliseconds since 1970, UTC."""
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "swept"
        constraints = [models.UniqueConstraint(fields=["day", "table"], name="sensing_swept_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.table}"
