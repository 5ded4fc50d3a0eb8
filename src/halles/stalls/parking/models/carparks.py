"""Car parks: what does not change by the hour."""

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH, new_id
from halles.kit.text import mark


class Structure(models.TextChoices):
    """How it is built; the words of the national base are in `exchange`."""

    SURFACE = "surface", mark("Open-air car park")
    BUILDING = "building", mark("Multi-storey car park")
    UNDERGROUND = "underground", mark("Underground car park")
    STREET = "street", mark("Places along the street")


class Source(models.TextChoices):
    """Where the town has it from."""

    TOWN = "town", mark("The town hall")
    FILE = "file", mark("The town’s parking file")
    OSM = "osm", mark("OpenStreetMap")


class CarPark(models.Model):
    """One car park, or one zone of places along streets. Money in cents, lengths in centimetres."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    town = models.CharField(max_length=60)
    slug = models.SlugField(max_length=80)
    reference = models.CharField(max_length=40, blank=True)
    """Its number in the national base: INSEE code, "-P-", three figures."""
    word = models.CharField(max_length=20, blank=True)
    """One word by which it is named in a text message, folded: "gare"."""
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.TOWN)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    """The way in, in 1e-7 degree (WGS84)."""
    structure = models.CharField(max_length=12, choices=Structure.choices, default=Structure.SURFACE)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    """As published."""
    learnt_capacity = models.PositiveIntegerField(null=True, blank=True)
    """As its own counts show, where they contradict what is published."""
    disabled = models.PositiveIntegerField(null=True, blank=True)
    charging = models.PositiveIntegerField(null=True, blank=True)
    motorbikes = models.PositiveIntegerField(null=True, blank=True)
    bicycles = models.PositiveIntegerField(null=True, blank=True)
    carsharing = models.PositiveIntegerField(null=True, blank=True)
    carpooling = models.PositiveIntegerField(null=True, blank=True)
    max_height_cm = models.PositiveIntegerField(null=True, blank=True)
    is_free = models.BooleanField(null=True, blank=True)
    """Of charge; None where nobody said."""
    tariff = models.CharField(max_length=300, blank=True)
    """In words, where prices by the hour do not tell it: "gratuit le samedi"."""
    price_1h = models.PositiveIntegerField(null=True, blank=True)
    price_2h = models.PositiveIntegerField(null=True, blank=True)
    price_3h = models.PositiveIntegerField(null=True, blank=True)
    price_4h = models.PositiveIntegerField(null=True, blank=True)
    price_24h = models.PositiveIntegerField(null=True, blank=True)
    pass_resident = models.PositiveIntegerField(null=True, blank=True)
    pass_other = models.PositiveIntegerField(null=True, blank=True)
    is_blue_zone = models.BooleanField(default=False)
    max_stay_min = models.PositiveIntegerField(null=True, blank=True)
    """Longest stay allowed, as in a blue zone."""
    hours = models.CharField(max_length=255, blank=True)
    """An `opening_hours` string; empty: always open, or not known."""
    users = models.CharField(max_length=40, blank=True)
    """For whom, in the word of the national base: "tous", "abonnés"; empty: everybody."""
    operator = models.CharField(max_length=160, blank=True)
    url = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=400, blank=True)
    """What else is worth knowing, written by the town to be public."""
    checked_at = models.DateTimeField(default=timezone.now)
    """When somebody last looked."""
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["town", "slug"], name="parking_slug_once"),
            models.UniqueConstraint(
                fields=["town", "word"],
                condition=~models.Q(word="") & models.Q(removed_at__isnull=True),
                name="parking_word_once",
            ),
            models.UniqueConstraint(
                fields=["town", "reference"], condition=~models.Q(reference=""), name="parking_reference_once"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
