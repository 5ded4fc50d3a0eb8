"""A conversation by text message while it lasts, and what it becomes when a human must take over."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


class Talk(models.Model):
    """What a number was last asked by us, and how often in a row it was not understood.

    Its key is a keyed hash of town and number; half an hour after the last message it is forgotten.
    """

    id = models.CharField(primary_key=True, max_length=64)
    town = models.CharField(max_length=60)
    misses = models.PositiveSmallIntegerField(default=0)
    intent = models.CharField(max_length=60, blank=True)
    """Whose question waits for an answer; "" while none does."""
    asked = models.CharField(max_length=10, blank=True)
    """ "confirm", "choice", "words", "code", or "undo" while "0" takes back what was just done."""
    state = models.JSONField(default=dict, blank=True)
    """What the stall needs to go on: ids and what was said."""
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id[:8]


class TicketState(models.TextChoices):
    """Where a call for help is."""

    OPEN = "open", mark("Waits for somebody")
    CLAIMED = "claimed", mark("Somebody is on it")
    ANSWERED = "answered", mark("Answered")


class Ticket(models.Model):
    """Somebody wants a human: what she said, how she is reached, and who answered."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    """Spoken and printed: "dossier 12"; from 1 in each town."""
    channel = models.CharField(max_length=8)
    """ "sms", "web", "paper" or "helper": by which door it came."""
    reason = models.CharField(max_length=16)
    """ "asked", "lost" (not understood twice), "refused" (a text cannot do it)."""
    contact = models.CharField(max_length=120, blank=True)
    """Her telephone number, or how else she is reached."""
    name = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    """What she said, in her words."""
    state = models.CharField(max_length=8, choices=TicketState.choices, default=TicketState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    """Told to who asked; from then on the manager sees that it is late."""
    claimed_by = models.CharField(max_length=ID_LENGTH, blank=True)
    answered_by = models.CharField(max_length=ID_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "number"], name="doors_ticket_number_once")]
        indexes = [models.Index(fields=["town", "state", "opened_at"], name="doors_ticket_open")]

    def __str__(self) -> str:
        return f"{self.town} {self.number}"
