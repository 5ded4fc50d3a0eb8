"""The slate of the day: a few lines chalked in a minute, gone when the shop closes."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.reportable import Hidable
from halles.kit.text import mark
from halles.stalls.market.models.base import id_field


class Method(models.TextChoices):
    """How a fish came to be, as the label must say."""

    WILD = "wild", mark("Caught at sea")
    FRESHWATER = "freshwater", mark("Caught in fresh water")
    FARMED = "farmed", mark("Farmed")


class Slate(Hidable):
    """What a shop has today, in its words."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    day = models.DateField()
    expires_at = models.DateTimeField()
    """When the shop closes; then it is gone."""
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="market_slate_once")]
        indexes = [models.Index(fields=["town", "day"], name="market_slate_day")]

    def __str__(self) -> str:
        return self.id


class SlateLine(models.Model):
    """One line of a slate, as written and as understood."""

    id = id_field()
    slate = models.ForeignKey(Slate, on_delete=models.CASCADE, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=160)
    """As written."""
    name = models.CharField(max_length=160)
    price_cents = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=6, blank=True)
    """What the price is of: a word of `stock.Unit`; empty where nobody said."""
    species = models.CharField(max_length=80, blank=True)
    """Scientific or trade name, of a fish."""
    zone = models.CharField(max_length=120, blank=True)
    """Where it was caught or farmed."""
    method = models.CharField(max_length=10, choices=Method.choices, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    """"Je n’en ai plus"."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slate", "rank"], name="market_slate_line_rank")]

    def __str__(self) -> str:
        return self.id
