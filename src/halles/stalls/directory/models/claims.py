"""Ways to take over a sheet: the town hall's letter, or a request that it calls back about."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.stalls.directory.models.base import id_field
from halles.stalls.directory.models.sheets import Sheet

MOST_TRIES = 10
"""Wrong codes for one sheet, after which the letter is dead: a new one is needed."""


class ClaimCode(models.Model):
    """The code on the letter the town hall gives to a shop, to take over its sheet; one per sheet."""

    id = id_field()
    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="claim_code")
    digest = models.CharField(max_length=64)
    """SHA-256 of the code: 60 random bits, which no list of guesses reaches."""
    issued_by = models.CharField(max_length=ID_LENGTH)
    issued_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    """Wrong codes typed for this sheet; beyond the limit the code is dead."""

    def __str__(self) -> str:
        return self.sheet_id


class ClaimRequest(models.Model):
    """Somebody without the town hall's letter asks for the sheet of her shop; the town hall calls back."""

    id = id_field()
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="claim_requests")
    person = models.CharField(max_length=ID_LENGTH)
    name = models.CharField(max_length=120)
    """Her name, for whoever answers the shop's telephone; erased with the answer, as are the next two."""
    contact = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    """What she does there, in her words."""
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True, blank=True)
    """None while it waits; one that is accepted becomes a claim, and its row goes."""
    reason = models.CharField(max_length=300, blank=True)
    """Why it was refused, for her to read."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "person"], name="directory_claim_request_once")
        ]

    def __str__(self) -> str:
        return self.id
