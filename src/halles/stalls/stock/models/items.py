"""What a shop keeps: its items, how many of each there are, and how it wants to be advised.

A quantity is a whole number of the smallest step of its unit: grams where the unit is the kilo, else pieces,
bunches, punnets, batches.
"""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.stalls.stock.models.base import id_field


class Unit(models.TextChoices):
    """What an item is counted in."""

    PIECE = "piece", mark("piece")
    KILO = "kilo", mark("kilo")
    BUNCH = "bunch", mark("bunch")
    PUNNET = "punnet", mark("punnet")
    BATCH = "batch", mark("batch")


class Source(models.TextChoices):
    """Who owns a quantity: one of the two, never both."""

    HAND = "hand", mark("Counted by hand")
    TILL = "till", mark("Told by the till")


class Item(models.Model):
    """One thing that a shop keeps, under the name that the shop gives it."""

    id = id_field()
    town = models.CharField(max_length=60)
    organisation = models.CharField(max_length=ID_LENGTH)
    """The shop."""
    name = models.CharField(max_length=160)
    barcode = models.CharField(max_length=14, blank=True)
    """Digits of its EAN, UPC or ISBN, check digit proved; or the shop's own code."""
    till_code = models.CharField(max_length=40, blank=True)
    """How the till calls it, where that is no barcode."""
    family = models.CharField(max_length=80, blank=True)
    """The shop's own department: "Pains", "Papeterie"."""
    unit = models.CharField(max_length=6, choices=Unit.choices, default=Unit.PIECE)
    is_perishable = models.BooleanField(default=False)
    """What is left in the evening is lost."""
    cost_cents = models.PositiveIntegerField(null=True, blank=True)
    """What the shop pays for one unit, its own business; None where it did not say."""
    margin = models.PositiveSmallIntegerField(null=True, blank=True)
    """Share of the price that stays with the shop, in hundredths; None: the shop's usual one."""
    pack = models.PositiveIntegerField(default=1)
    """It is ordered, or baked, by multiples of this quantity."""
    is_advised = models.BooleanField(default=True)
    """False once the shop said "never" to an advice about it."""
    created_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "name"], name="stock_item_shop")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "barcode"],
                condition=~models.Q(barcode="") & models.Q(archived_at=None),
                name="stock_item_barcode_once",
            ),
            models.CheckConstraint(condition=models.Q(pack__gte=1), name="stock_item_pack"),
            models.CheckConstraint(
                condition=models.Q(margin=None) | models.Q(margin__range=(1, 99)), name="stock_item_margin"
            ),
        ]

    def __str__(self) -> str:
        return self.id


class Level(models.Model):
    """How many of an item there are; written by the commands of movements and holds alone."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="level")
    on_hand = models.IntegerField(default=0)
    """In the shop, those kept for somebody included. Below zero where more was sold than was known of."""
    held = models.PositiveIntegerField(default=0)
    """Kept for customers."""
    source = models.CharField(max_length=4, choices=Source.choices, default=Source.HAND)
    seen_at = models.DateTimeField(null=True, blank=True)
    """When it was last counted, or told by the till; None: never, and `on_hand` says nothing."""
    emptied_at = models.DateTimeField(null=True, blank=True)
    """Since when there is none; None while there is."""

    def __str__(self) -> str:
        return self.item_id


class ShopChoice(models.Model):
    """How a shop wants its stock looked after."""

    organisation = models.CharField(primary_key=True, max_length=ID_LENGTH)
    town = models.CharField(max_length=60)
    shares = models.BooleanField(default=False)
    """Neighbours may be told that it has something: yes or no, never how many."""
    margin_perishable = models.PositiveSmallIntegerField(default=60)
    margin_other = models.PositiveSmallIntegerField(default=40)
    """Share of the price that stays, in hundredths, where an item says nothing."""
    holding = models.PositiveSmallIntegerField(default=25)
    """What keeping goods costs in a year, in hundredths of their cost."""
    delivery_days = models.CharField(max_length=13, default="2")
    """Weekdays of delivery of what does not perish, "0" Monday, one space between two."""
    lead_days = models.PositiveSmallIntegerField(default=2)
    """Days from an order to its delivery."""
    is_listed = models.BooleanField(default=False)
    """It wants its list each evening."""
    listed_for = models.DateField(null=True, blank=True)
    """The day of the last list made."""

    def __str__(self) -> str:
        return self.organisation


class Barcode(models.Model):
    """The public name of a barcode, from an open file (ODbL): only ever proposed, never mixed with items."""

    code = models.CharField(primary_key=True, max_length=14)
    name = models.CharField(max_length=160)

    def __str__(self) -> str:
        return self.code
