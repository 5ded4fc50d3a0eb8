"""Orders: a checkout is sent once and makes one order per shop; each step of an order is kept."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.text import mark
from halles.stalls.market.models.base import id_field
from halles.stalls.market.models.products import Product


class Checkout(models.Model):
    """What somebody reserved at once in one shop or several, and how she is told of it."""

    id = id_field()
    town = models.CharField(max_length=60)
    key = models.CharField(max_length=64, unique=True)
    """Keyed hash of the page's own number: a page that is sent twice orders once."""
    secret = models.CharField(max_length=64, unique=True)
    """Hash of what opens the customer's page."""
    person = models.CharField(max_length=ID_LENGTH, blank=True)
    first_name = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=8, blank=True)
    """"sms", "email", or empty: she looks at her page."""
    to = models.CharField(max_length=254, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    """Since when nothing of who ordered is kept."""

    class Meta:
        indexes = [models.Index(fields=["person"], name="market_checkout_person")]

    def __str__(self) -> str:
        return self.id


class OrderState(models.TextChoices):
    """Where an order is."""

    PLACED = "placed", mark("Waiting for the shop’s answer")
    ACCEPTED = "accepted", mark("Accepted")
    READY = "ready", mark("Ready")
    HANDED_OVER = "handed-over", mark("Handed over")
    REFUSED = "refused", mark("Not possible")
    CANCELLED = "cancelled", mark("Cancelled")
    UNANSWERED = "unanswered", mark("No answer")
    RELEASED = "released", mark("Not collected")


class Order(models.Model):
    """What one shop was asked to keep."""

    id = id_field()
    town = models.CharField(max_length=60)
    checkout = models.ForeignKey(Checkout, on_delete=models.PROTECT, related_name="orders")
    organisation = models.CharField(max_length=ID_LENGTH)
    """The shop."""
    code = models.CharField(max_length=4)
    """Four digits, said at the counter; once among the open orders of a shop."""
    state = models.CharField(max_length=11, choices=OrderState.choices, default=OrderState.PLACED)
    is_open = models.BooleanField(default=True)
    """Neither handed over nor over otherwise."""
    slot_start = models.DateTimeField()
    slot_end = models.DateTimeField()
    keep_until = models.DateTimeField()
    answer_by = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    """Why the shop refused, for the customer to read."""
    steps_taken = models.PositiveSmallIntegerField(default=0)
    placed_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"],
                condition=models.Q(is_open=True),
                name="market_order_code_once",
            ),
            models.UniqueConstraint(fields=["checkout", "organisation"], name="market_order_shop_once"),
            models.CheckConstraint(
                condition=models.Q(slot_end__gt=models.F("slot_start")), name="market_order_slot"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-placed_at"], name="market_order_shop"),
            models.Index(fields=["state", "answer_by"], name="market_order_unanswered"),
            models.Index(fields=["is_open", "keep_until"], name="market_order_kept"),
            models.Index(fields=["organisation", "slot_start"], name="market_order_slots"),
        ]

    def __str__(self) -> str:
        return self.id


class LineState(models.TextChoices):
    """Where one article of an order is."""

    ASKED = "asked", mark("Asked for")
    KEPT = "kept", mark("Kept for you")
    MISSING = "missing", mark("Missing")
    HANDED_OVER = "handed-over", mark("Handed over")
    BROUGHT_BACK = "brought-back", mark("Brought back")
    OFF = "off", mark("No longer ordered")


class OrderLine(models.Model):
    """One article of an order, at the price of the moment."""

    id = id_field()
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, null=True, on_delete=models.SET_NULL, related_name="ordered")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=6)
    quantity = models.PositiveIntegerField()
    """Asked for, in the smallest step of the unit: grams, or pieces."""
    is_weighed = models.BooleanField(default=False)
    """Its price is known when it is weighed."""
    weighed = models.PositiveIntegerField(null=True, blank=True)
    """Grams on the scales; None before."""
    price_cents = models.PositiveIntegerField()
    """Of one unit, VAT included."""
    rate = models.PositiveSmallIntegerField()
    total_cents = models.PositiveIntegerField()
    """Estimated while what is weighed has not been."""
    refunded_cents = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=LineState.choices, default=LineState.ASKED)
    reason = models.CharField(max_length=200, blank=True)
    """Why it is missing."""
    replaced_by = models.CharField(max_length=160, blank=True)
    """What the shop proposes or gives in its place, in its words."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "rank"], name="market_order_line_rank"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="market_order_line_some"),
            models.CheckConstraint(
                condition=models.Q(refunded_cents__lte=models.F("total_cents")),
                name="market_order_line_refund",
            ),
        ]

    def __str__(self) -> str:
        return self.id


class OrderStep(models.Model):
    """One step of an order: from which state to which, asked by which press of a button."""

    id = id_field()
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    """1, 2, 3… without a gap."""
    action = models.CharField(max_length=16)
    """A word of `engine.orders`."""
    state = models.CharField(max_length=11, choices=OrderState.choices)
    """After it."""
    key = models.CharField(max_length=64, blank=True)
    """Keyed hash of the press: the same press twice is one step."""
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "number"], name="market_order_step_gapless"),
            models.UniqueConstraint(
                fields=["order", "key"], condition=~models.Q(key=""), name="market_order_step_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.number}"
