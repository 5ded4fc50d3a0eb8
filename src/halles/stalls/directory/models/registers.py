"""What public registers say of shops and services, and who asked not to be shown from them."""

from django.db import models
from django.utils import timezone

from halles.stalls.directory.models.base import id_field
from halles.stalls.directory.models.sheets import Sheet


class RegisterPlace(models.Model):
    """An establishment of SIRENE or a public facility (SCDL), as its register last told it.

    Where the law does not let a register publish somebody (`is_public`), no name and no address is kept.
    """

    id = id_field()
    town = models.CharField(max_length=60)
    register = models.CharField(max_length=8)
    """"sirene" or "scdl"."""
    reference = models.CharField(max_length=64)
    """SIRET, or the facility's identifier in its register."""
    sheet = models.ForeignKey(
        Sheet, null=True, blank=True, on_delete=models.SET_NULL, related_name="registered"
    )
    name = models.CharField(max_length=255, blank=True)
    category = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=255, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    activity = models.CharField(max_length=120, blank=True)
    """NAF code, or the facility's own kind."""
    is_active = models.BooleanField(default=True)
    is_public = models.BooleanField(default=True)
    told = models.JSONField(default=dict, blank=True)
    """What else the register told, by its own column names, to give it back in the same format."""
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town", "register", "reference"], name="directory_register_once"),
            models.CheckConstraint(
                condition=models.Q(is_public=True) | models.Q(name="", number="", street="", told={}),
                name="directory_register_discreet",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.reference}"


class Objection(models.Model):
    """Somebody asked that an imported sheet be removed: no later import brings it back."""

    id = id_field()
    town = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    """Keyed hash of the register and the reference: enough to know it again, too little to know whose."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "digest"], name="directory_objection_once")]

    def __str__(self) -> str:
        return self.id
