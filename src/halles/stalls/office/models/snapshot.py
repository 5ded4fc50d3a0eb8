"""The town's figures of one moment, frozen: what later figures are compared with."""

from django.db import models

from halles.kit.ids import ID_LENGTH, new_id


class Snapshot(models.Model):
    """A « photo de départ », or a later one; never updated: its digest is in the journal too."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    label = models.CharField(max_length=80)
    taken_at = models.DateTimeField()
    figures = models.JSONField()
    """What `engine.snapshot.figures` returned: counts, and a row per shop with public ids only."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the canonical form of `figures`."""

    class Meta:
        indexes = [models.Index(fields=["town", "taken_at"], name="office_snapshot_town")]

    def __str__(self) -> str:
        return f"{self.town} {self.label}"
