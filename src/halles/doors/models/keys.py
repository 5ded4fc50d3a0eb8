"""Numbers of forms that were done: what arrives a second time is not done again."""

from django.db import models


class AppliedKey(models.Model):
    """A keyed hash of a form's number, and to which page its answer led."""

    id = models.CharField(primary_key=True, max_length=64)
    led_to = models.CharField(max_length=300, blank=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id
