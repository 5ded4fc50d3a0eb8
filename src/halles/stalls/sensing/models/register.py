"""The register: each device and each field it may send. It is public, and it is the configuration."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


class DeviceKind(models.TextChoices):
    """What a device is for."""

    PARKING = "parking", mark("Parking")
    FOOTFALL = "footfall", mark("People passing by")
    LIGHT = "light", mark("Street light")
    WEATHER = "weather", mark("Weather and air")
    OTHER = "other", mark("Something else")


class Device(models.Model):
    """One device, as its page tells it and as the edge enforces it. A removed one stays: it was there."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    """What the tables of readings call it; given once, counting up."""
    town = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    """Its name in topics (`halles/<town>/<slug>/…`) and in its page's address."""
    title = models.CharField(max_length=120)
    """What people read: "Places libres, parking de la Gare"."""
    kind = models.CharField(max_length=10, choices=DeviceKind.choices)
    network = models.CharField(max_length=200, blank=True)
    """Its name in a network, folded: a DevEUI, a The Things Stack id, the id of an NGSI entity."""
    secret = models.CharField(max_length=64, blank=True)
    """Keyed hash of the key with which it signs in; empty for a device that a network speaks for."""
    codec = models.CharField(max_length=40, blank=True)
    """How raw bytes are read where the network does not (a key of `engine.codecs`)."""
    feeds = models.CharField(max_length=ID_LENGTH, blank=True)
    """Public id of what it measures in another stall: a car park."""
    group = models.CharField(max_length=60, blank=True)
    """The group of streets, or of lamp posts, below which nothing of it is published."""
    place = models.CharField(max_length=160, blank=True)
    """Where it hangs, in words."""
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=400)
    """Why it is there, in plain words."""
    legal_basis = models.CharField(max_length=200)
    owner = models.CharField(max_length=160)
    """Who owns it and answers for it: a service, a firm; never a person."""
    contact = models.CharField(max_length=160)
    expected_every_s = models.PositiveIntegerField(default=600)
    """How often it should be heard, as its maker says, until it has taught us better."""
    silent_after_s = models.PositiveIntegerField(default=0)
    """Learnt: silence longer than this means "unknown"; 0 until it is learnt."""
    stuck_after_s = models.PositiveIntegerField(default=0)
    """Learnt: the same value for longer than this means "unknown"; 0 where that tells nothing."""
    state = models.CharField(max_length=8, blank=True)
    """What was last told of it in the journal: "live", "silent" or "stuck"; empty before the first time."""
    is_simulated = models.BooleanField(default=False)
    """Nothing real stands behind it: every page says so."""
    installed_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    """After this day its messages are refused: a register without an end is a habit."""
    removed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town", "slug"], name="sensing_device_slug_once"),
            models.UniqueConstraint(
                fields=["network"], condition=~models.Q(network=""), name="sensing_device_network_once"
            ),
        ]
        indexes = [models.Index(fields=["feeds"], condition=~models.Q(feeds=""), name="sensing_feeds")]

    def __str__(self) -> str:
        return self.slug


class MeasureKind(models.TextChoices):
    """How the values of a measure add up."""

    LEVEL = "level", mark("A state: the latest value is true until the next")
    COUNT = "count", mark("A number since the message before: they add up")
    FLAG = "flag", mark("Yes or no")
    DROPPED = "dropped", mark("Received and thrown away, never kept")
    HEARD = "heard", mark("That the device spoke at all")


class Role(models.TextChoices):
    """What a measure says of the thing it feeds."""

    NONE = "", mark("Nothing")
    FREE = "free", mark("Free places")
    OCCUPIED = "occupied", mark("Places taken")
    SPOT = "spot", mark("One place taken or not")
    PASSAGES = "passages", mark("People passing by")
    MOTION = "motion", mark("Somebody moves near a lamp post")


class Measure(models.Model):
    """One field that a device may send. What is not declared here is refused; `dropped` is never written."""

    id = models.AutoField(primary_key=True)
    """Small, for the tables of readings hold millions of it."""
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="measures")
    path = models.CharField(max_length=120, blank=True)
    """Its dotted name as the dialects read it: "availableSpotNumber"; empty for HEARD."""
    title = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=MeasureKind.choices)
    role = models.CharField(max_length=10, choices=Role.choices, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    """What is outside is refused: it is not a measure but a fault."""
    value = models.FloatField(null=True, blank=True)
    """The latest by (`at`, `key`), whatever the order in which readings came; a flag is 0 or 1."""
    at = models.BigIntegerField(null=True, blank=True)
    """When it was measured: milliseconds since 1970, UTC."""
    key = models.BigIntegerField(null=True, blank=True)
    changed_at = models.BigIntegerField(null=True, blank=True)
    """Since when it has had this value, in milliseconds; a timed job mends what came late."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "path"], name="sensing_measure_once")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.path}"
