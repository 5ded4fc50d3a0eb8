"""How a shop takes orders: within what delay it answers, when one may come, and whether it pauses."""

from django.db import models

from halles.kit.ids import ID_LENGTH


class Terms(models.Model):
    """What a shop decided once; a shop without a row takes no order, and may be asked all the same."""

    organisation = models.CharField(primary_key=True, max_length=ID_LENGTH)
    town = models.CharField(max_length=60)
    takes_orders = models.BooleanField(default=True)
    reply_minutes = models.PositiveSmallIntegerField(default=60)
    """Minutes of its open hours within which it answers; then the customer is told to call."""
    keep_days = models.PositiveSmallIntegerField(default=2)
    """Open days during which what was ordered is kept."""
    slot_minutes = models.PositiveSmallIntegerField(default=60)
    slot_cap = models.PositiveSmallIntegerField(default=10)
    """Orders in one slot at most."""
    prepare_minutes = models.PositiveSmallIntegerField(default=30)
    """Before which nobody comes."""
    paused_until = models.DateTimeField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    """E.164, of whom an order is told by text message; empty: on screen alone."""
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return self.organisation
