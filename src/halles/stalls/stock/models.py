"""Tables of the stock stall: notes."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id


class Note(models.Model):
    """A few words for the town."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    author = models.CharField(max_length=ID_LENGTH)
    """Public id of the `people.Person` who wrote it."""
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["town", "-created_at"], name="stock_note_latest")]

    def __str__(self) -> str:
        return self.id
