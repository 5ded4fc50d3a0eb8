"""The ledger of a shop's stock: each movement chained to the one before; and what is kept for somebody."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.stalls.stock.models.base import id_field
from halles.stalls.stock.models.items import Item


class Reason(models.TextChoices):
    """Why a quantity changed."""

    COUNTED = "counted", mark("Counted")
    RECEIVED = "received", mark("Received")
    SOLD = "sold", mark("Sold")
    HANDED_OVER = "handed-over", mark("Handed over")
    BROUGHT_BACK = "brought-back", mark("Brought back")
    THROWN_AWAY = "thrown-away", mark("Thrown away")
    CORRECTED = "corrected", mark("Corrected")
    TILL = "till", mark("Told by the till")


class Movement(models.Model):
    """One line of a shop's ledger: never changed, never removed; a correction is a new line."""

    id = id_field()
    organisation = models.CharField(max_length=ID_LENGTH)
    number = models.PositiveIntegerField()
    """1, 2, 3… in each shop, without a gap."""
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="movements")
    """Items are put away, never deleted, but with the whole shop: its ledger goes with it."""
    change = models.IntegerField()
    on_hand = models.IntegerField()
    """After it."""
    reason = models.CharField(max_length=12, choices=Reason.choices)
    reference = models.CharField(max_length=64, blank=True)
    """Public id of what it comes from (an order's line, a till's file): one movement of a reason each."""
    occurred_at = models.DateTimeField(default=timezone.now)
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    """Not in the chain: it goes when its person erases herself."""
    head = models.CharField(max_length=64)
    """The head of the shop's chain with this line (`kit.chain`)."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="stock_movement_gapless"),
            models.UniqueConstraint(
                fields=["item", "reason", "reference"],
                condition=~models.Q(reference=""),
                name="stock_movement_once",
            ),
        ]
        indexes = [models.Index(fields=["item", "-number"], name="stock_movement_item")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.number}"


class HoldState(models.TextChoices):
    """What became of what was kept for somebody."""

    HELD = "held", mark("Kept aside")
    RELEASED = "released", mark("Released")
    TAKEN = "taken", mark("Handed over")


class Hold(models.Model):
    """So much of an item is kept for the line of an order."""

    id = id_field()
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="holds")
    reference = models.CharField(max_length=ID_LENGTH, unique=True)
    """Public id of the line of the order."""
    quantity = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=HoldState.choices, default=HoldState.HELD)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["item"], condition=models.Q(state="held"), name="stock_hold_open")]

    def __str__(self) -> str:
        return self.id
