"""Where sellers without premises stand: a pitch of a market, the stop of a food truck."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.stalls.directory.models.base import id_field
from halles.stalls.directory.models.sheets import Sheet


class Pitch(models.Model):
    """A seller stands here on these days; on a market, which is a sheet itself, or anywhere else in town."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="pitches")
    """The seller."""
    market = models.ForeignKey(Sheet, null=True, blank=True, on_delete=models.CASCADE, related_name="stands")
    place = models.CharField(max_length=160, blank=True)
    """Where, in words: "place du Parlement, devant la fontaine"."""
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    """In 1e-7 degree; a pitch of a market is where the market is."""
    hours = models.CharField(max_length=255, blank=True)
    """An `opening_hours` string; empty on a market: whenever it is held."""
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "pitches"
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "market"],
                condition=models.Q(market__isnull=False),
                name="directory_pitch_once",
            ),
            models.CheckConstraint(
                condition=models.Q(market__isnull=False) | (~models.Q(place="") & ~models.Q(hours="")),
                name="directory_pitch_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.id
