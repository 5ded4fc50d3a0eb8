"""Tables of the journal: entries, marks of pages, cursors of reactions, what was parked, heartbeats."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


class Entry(models.Model):
    """One thing that happened. Never updated but for `position`, given once by the sequencer after commit."""

    seq = models.BigAutoField(primary_key=True)
    """Order of insertion; on PostgreSQL it has holes and may commit out of order: readers use `position`."""
    position = models.BigIntegerField(null=True, unique=True)
    id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_id)
    town = models.CharField(max_length=60, blank=True)
    """Slug of the town, empty for what concerns the whole deployment."""
    kind = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    actor = models.CharField(max_length=ID_LENGTH, blank=True)
    subject = models.CharField(max_length=ID_LENGTH, blank=True)
    recorded_at = models.DateTimeField()
    occurred_at = models.DateTimeField()
    topics = models.TextField(blank=True)
    """What rings and which pages go stale: topics separated by a space."""
    payload = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "seq"], name="journal_entry_subject"),
            models.Index(
                fields=["seq"], condition=models.Q(position__isnull=True), name="journal_entry_unsequenced"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.subject}"


class Mark(models.Model):
    """How many times the pages that depend on a topic have gone stale."""

    topic = models.CharField(max_length=160, primary_key=True)
    version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.topic} {self.version}"


class Cursor(models.Model):
    """Up to which position a reaction has handled the entries of its kind, or passed over the others."""

    reaction = models.CharField(max_length=160, primary_key=True)
    kind = models.CharField(max_length=80)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reaction} at {self.position}"


class Failure(models.Model):
    """An entry that a reaction could not handle: retried with back-off, then parked for an operator."""

    reaction = models.CharField(max_length=160)
    position = models.BigIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField()
    parked = models.BooleanField(default=False)
    error = models.TextField()
    """Where it failed (type and place in the code), without the message: that could hold a personal value."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reaction", "position"], name="journal_failure_once")]

    def __str__(self) -> str:
        return f"{self.reaction} at {self.position}: {self.error}"


class Heartbeat(models.Model):
    """The last sign of life of a process, with what it says of itself (numbers, never a personal value)."""

    process = models.CharField(max_length=60, primary_key=True)
    pid = models.PositiveIntegerField()
    seen_at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.process} at {self.seen_at}"
