"""Days that are not as usual: what wins over the hours of a sheet, and what its holder was asked of them."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.stalls.directory.models.base import id_field
from halles.stalls.directory.models.living import News
from halles.stalls.directory.models.pitches import Pitch
from halles.stalls.directory.models.sheets import Sheet


class SpecialSource(models.TextChoices):
    """By which gesture it was said."""

    NEWS = "news", mark("Read in a sentence")
    GESTURE = "gesture", mark("Closed exceptionally")
    LEAVE = "leave", mark("On leave")
    HOLIDAY = "holiday", mark("Public holiday")
    ABSENT = "absent", mark("Absent from the market")


class SpecialHours(models.Model):
    """From a moment until another a shop is open or closed, whatever its hours say; the latest said wins."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="special_hours")
    news = models.ForeignKey(
        News, null=True, blank=True, on_delete=models.CASCADE, related_name="special_hours"
    )
    """The sentence in which it was read: withdrawn with it."""
    pitch = models.ForeignKey(
        Pitch, null=True, blank=True, on_delete=models.CASCADE, related_name="special_hours"
    )
    """Said of one pitch only: the seller is not there that day."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_open = models.BooleanField(default=False)
    source = models.CharField(max_length=8, choices=SpecialSource.choices)
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "special hours"
        indexes = [models.Index(fields=["sheet", "ends_at"], name="directory_special_coming")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="directory_special_order"
            )
        ]

    def __str__(self) -> str:
        return self.id


class HolidayQuestion(models.Model):
    """A shop was asked once, by its own channel, whether it opens on a public holiday or in summer."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="holiday_questions")
    occasion = models.CharField(max_length=16)
    """The holiday's date, "2026-11-11", or "summer-2027"."""
    day = models.DateField()
    """The first day it is about."""
    asked_at = models.DateTimeField(default=timezone.now)
    replied_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=8, blank=True)
    """"open", "closed", "leave" (summer: two dates were given) or "usual" (summer); empty without a reply."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "occasion"], name="directory_asked_once")]
        indexes = [models.Index(fields=["occasion"], name="directory_asked_for")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.occasion}"
