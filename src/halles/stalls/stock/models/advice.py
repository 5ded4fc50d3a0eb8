"""What was advised for a day, why, and what the shop decided."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.stalls.stock.models.base import id_field
from halles.stalls.stock.models.items import Item


class Answer(models.TextChoices):
    """What the shop said of an advice."""

    ACCEPTED = "accepted", mark("Accepted")
    CHANGED = "changed", mark("Changed")
    NEVER = "never", mark("Never for this item")


class Advice(models.Model):
    """So much of an item for a day: one line of the evening's list."""

    id = id_field()
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="advice")
    day = models.DateField()
    """The day it is baked for, or of the delivery it is ordered for."""
    quantity = models.PositiveIntegerField()
    basis = models.JSONField(default=dict)
    """What led to it, as plain values of the engine; said in one sentence on the page."""
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    decided = models.PositiveIntegerField(null=True, blank=True)
    """What the shop made of it; None while it did not say."""
    decided_by = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "advice"
        constraints = [models.UniqueConstraint(fields=["item", "day"], name="stock_advice_once")]
        indexes = [models.Index(fields=["day"], name="stock_advice_day")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.day}"
