"""What changes on a sheet from day to day: its news and its photos."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.reportable import Hidable
from halles.kit.text import mark
from halles.stalls.directory.models.base import id_field
from halles.stalls.directory.models.sheets import Sheet


class NewsKind(models.TextChoices):
    """What a piece of news is about, as the sentence itself tells."""

    CLOSING = "closing", mark("Closed")
    OPENING = "opening", mark("Open")
    OFFER = "offer", mark("Offer")
    ARRIVAL = "arrival", mark("Just in")
    OTHER = "other", mark("A piece of news")


class News(Hidable):
    """What a shop tells the town."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="news")
    author = models.CharField(max_length=ID_LENGTH)
    text = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, choices=NewsKind.choices, default=NewsKind.OTHER)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    """First and last day of what it is about; None where it says nothing of days."""
    published_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "news"
        indexes = [models.Index(fields=["sheet", "-published_at"], name="directory_news_latest")]

    def __str__(self) -> str:
        return self.id


class Photo(Hidable):
    """A picture of a shop, resized and freed of all metadata before it is kept."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="photos")
    author = models.CharField(max_length=ID_LENGTH)
    file = models.CharField(max_length=80)
    """Name below MEDIA_ROOT; two sizes, "<name>-s.webp" and "<name>-l.webp"."""
    alt = models.CharField(max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["file"], name="directory_photo_file")]

    def __str__(self) -> str:
        return self.file
