"""What was sold, day by day, and what a till's files told."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.stalls.stock.models.base import id_field
from halles.stalls.stock.models.items import Item


class DaySale(models.Model):
    """How much of an item was sold on a day: what the evening's advice learns from."""

    id = id_field()
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="day_sales")
    day = models.DateField()
    quantity = models.IntegerField(default=0)
    """In the smallest step of its unit; below zero on a day when more was brought back."""
    handed_over = models.PositiveIntegerField(default=0)
    """Of it, what the market handed over: the till tells it again, and it counts once."""
    thrown_away = models.PositiveIntegerField(default=0)
    is_sold_out = models.BooleanField(default=False)
    """There was none left before the shop closed: more would have been sold."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "day"], name="stock_day_sale_once")]
        indexes = [models.Index(fields=["day"], name="stock_day_sale_day")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.day}"


class TillMapping(models.Model):
    """What the columns of a shop's till export are, confirmed once by the shop and remembered."""

    id = id_field()
    organisation = models.CharField(max_length=ID_LENGTH)
    digest = models.CharField(max_length=64)
    """SHA-256 of the layout."""
    mapping = models.JSONField(default=dict)
    """As `engine.till` writes it; titles of columns, no line of the file."""
    confirmed_by = models.CharField(max_length=ID_LENGTH, blank=True)
    confirmed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="stock_till_mapping_once")
        ]

    def __str__(self) -> str:
        return self.id


class TillFile(models.Model):
    """A till's file that was read: what it changed, not what it said."""

    id = id_field()
    organisation = models.CharField(max_length=ID_LENGTH)
    kind = models.CharField(max_length=5)
    """"sales", "stock" or "both"."""
    lines = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    """Lines that an earlier file had told already."""
    as_of = models.DateTimeField()
    """The moment that its quantities are of."""
    read_at = models.DateTimeField(default=timezone.now)
    author = models.CharField(max_length=ID_LENGTH, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-read_at"], name="stock_till_file_latest")]

    def __str__(self) -> str:
        return self.id


class TillRow(models.Model):
    """One line of a till, reduced to what counts: said twice it counts once."""

    organisation = models.CharField(max_length=ID_LENGTH)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="till_rows")
    digest = models.CharField(max_length=64)
    quantity = models.IntegerField(default=0)
    """What was counted for it; where a file tells totals of a day, the latest total."""
    day = models.DateField()
    at = models.DateTimeField()
    """When it was rung up; the end of its day where the file tells no hour."""
    grain = models.CharField(max_length=6)
    """"ticket", "moment", "line", "day" or "period": a day told by one kind is not told again by another."""
    reach = models.DateField()
    """Last day its file tells of: of two sums of a day that of the file which goes on longer is right."""
    until = models.DateField()
    """Last day it sums up: its own but for a period."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "digest"], name="stock_till_row_once")]
        indexes = [
            models.Index(fields=["day"], name="stock_till_row_day"),
            models.Index(fields=["item", "at"], name="stock_till_row_item"),
        ]

    def __str__(self) -> str:
        return self.digest
