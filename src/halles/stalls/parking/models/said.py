"""What people say of a car park: an agent counted, somebody found it full, the town closes it."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark
from halles.stalls.parking.models.carparks import CarPark


class Count(models.Model):
    """An agent of the town counted the free places: "compté"."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    car_park = models.ForeignKey(CarPark, on_delete=models.CASCADE, related_name="counts")
    free = models.PositiveIntegerField()
    counted_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    """After that nobody is told it any more."""
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["car_park", "-counted_at"], name="parking_count_latest")]

    def __str__(self) -> str:
        return self.id


class FullWord(models.Model):
    """Somebody said "complet": "signalé". Nothing of who said it is kept; it fades within the hour."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    car_park = models.ForeignKey(CarPark, on_delete=models.CASCADE, related_name="full_words")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["car_park", "-said_at"], name="parking_full_latest")]

    def __str__(self) -> str:
        return self.id


class ClosureReason(models.TextChoices):
    """Why a car park is closed."""

    MARKET = "market", mark("Market")
    WORKS = "works", mark("Works")
    EVENT = "event", mark("Event")
    OTHER = "other", mark("Another reason")


class Closure(models.Model):
    """The car park, or some of its places, is closed: once, or each week. It beats any sensor."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    car_park = models.ForeignKey(CarPark, on_delete=models.CASCADE, related_name="closures")
    reason = models.CharField(max_length=8, choices=ClosureReason.choices)
    rule = models.CharField(max_length=255, blank=True)
    """When it comes back: an `opening_hours` string of the *closed* times; empty for once."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    """End of what happens once; of what comes back, when it stops to, None for no end known."""
    places = models.PositiveIntegerField(null=True, blank=True)
    """How many places are taken away; None: all of them."""
    author = models.CharField(max_length=ID_LENGTH, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(rule="") | models.Q(ends_at__isnull=False), name="parking_closure_ends"
            ),
        ]
        indexes = [models.Index(fields=["car_park", "starts_at"], name="parking_closure_when")]

    def __str__(self) -> str:
        return self.id
