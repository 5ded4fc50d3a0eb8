"""Sheets: what is shown of a shop or service, what OpenStreetMap says of it, and each version kept."""

from typing import Any

from django.db import models
from django.utils import timezone

from halles.kit.ids import ID_LENGTH
from halles.kit.reportable import Hidable
from halles.kit.text import fold
from halles.kit.versions import Version
from halles.stalls.directory.engine.merge import merged
from halles.stalls.directory.models.base import id_field


class OsmPlace(models.Model):
    """A named shop or service read from OpenStreetMap: ODbL, never mixed with what its holder writes."""

    id = id_field()
    town = models.CharField(max_length=60)
    osm = models.CharField(max_length=24)
    """"node/123", "way/45" or "relation/6". Texts are as long as OpenStreetMap allows: 255 characters."""
    name = models.CharField(max_length=255)
    category = models.CharField(max_length=40)
    """A key of `directory.engine.categories`."""
    number = models.CharField(max_length=255, blank=True)
    street = models.CharField(max_length=255, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lon = models.IntegerField()
    lat = models.IntegerField()
    phone = models.CharField(max_length=255, blank=True)
    website = models.CharField(max_length=255, blank=True)
    hours = models.CharField(max_length=255, blank=True)
    """The raw `opening_hours` string; what the hours engine does not understand is shown as it is."""
    wheelchair = models.CharField(max_length=10, blank=True)
    payment = models.CharField(max_length=160, blank=True)
    """Keys of `directory.engine.facets.PAYMENT`, one space between two."""
    languages = models.CharField(max_length=80, blank=True)
    """ISO 639-1 codes of the languages spoken there, French aside, one space between two: "br en"."""
    is_gone = models.BooleanField(default=False)
    """No longer in the latest extract."""
    imported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "osm"], name="directory_osm_once")]
        indexes = [
            models.Index(fields=["town"], condition=models.Q(is_gone=True), name="directory_osm_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.osm} {self.name}"


LISTED = ("listed_as", "listed_category")
"""What to name in `update_fields` where the name, the category or the place of a sheet changes."""


class Shown(models.CharField):
    """What a sheet shows, its holder's or OpenStreetMap's, kept beside it whenever the sheet is saved.

    A list is then put in order and counted by the database, without reading the whole town. A name is folded.
    """

    def __init__(self, *args: Any, of: str = "name", **more: Any) -> None:
        self.of = of
        super().__init__(*args, **more)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Be a plain text column to migrations."""
        name, _path, args, more = super().deconstruct()
        return name, "django.db.models.CharField", args, more

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Return what the sheet shows now."""
        theirs = vars(model_instance.osm) if model_instance.osm else {}
        shown = merged(vars(model_instance), theirs, model_instance.without)[0][self.of]
        value = (fold(shown) if self.of == "name" else shown)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class Sheet(Hidable):
    """The card of a shop or service. Its holder's words win over OpenStreetMap's, field by field."""

    id = id_field()
    town = models.CharField(max_length=60)
    slug = models.SlugField(max_length=80)
    osm = models.OneToOneField(
        OsmPlace, null=True, blank=True, on_delete=models.SET_NULL, related_name="sheet"
    )
    organisation = models.CharField(max_length=ID_LENGTH, blank=True)
    """Public id of the `people.Organisation` that holds it; empty until claimed."""
    name = models.CharField(max_length=160, blank=True)
    category = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    description = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=500, blank=True)
    """An `opening_hours` string that the engine understands; those of the first versions are as typed."""
    sells = models.CharField(max_length=500, blank=True)
    """What one finds there, in the holder's words."""
    payment = models.CharField(max_length=160, blank=True)
    languages = models.CharField(max_length=80, blank=True)
    wheelchair = models.CharField(max_length=10, blank=True)
    """These three as `OsmPlace` has them."""
    access = models.CharField(max_length=300, blank=True)
    """How one gets in, in the holder's words: a step, a bell, a ramp that somebody brings."""
    area = models.CharField(max_length=300, blank=True)
    """Where somebody without premises comes to: "Redon et 20 km autour"."""
    without = models.JSONField(default=list, blank=True)
    """Fields the holder emptied on purpose: OpenStreetMap's value is not shown in their place."""
    revision = models.PositiveIntegerField(default=0)
    """Number of its latest version; two people who edit at once are told by it."""
    is_published = models.BooleanField(default=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    listed_as = Shown(of="name", max_length=160, blank=True, editable=False)
    """The name shown, folded: the order of the list, which no database would tell the same way."""
    listed_category = Shown(of="category", max_length=40, blank=True, editable=False)
    """The category shown."""
    claimed_at = models.DateTimeField(null=True, blank=True)
    """When its holder took it over; unknown for those of the first version of the house."""
    doubted_at = models.DateTimeField(null=True, blank=True)
    """Since when the page says that something on it is being checked."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "slug"], name="directory_sheet_slug_once")]
        indexes = [
            models.Index(fields=["organisation"], name="directory_sheet_holder"),
            models.Index(fields=["town", "listed_as", "id"], name="directory_sheet_order"),
            models.Index(  # counting the kinds of a town visits no sheet
                fields=["town", "listed_category"],
                condition=models.Q(is_published=True, hidden_at=None),
                name="directory_sheet_kinds",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class SheetVersion(Version):
    """What the holder's own words on a sheet were after one of its saves."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="versions")

    class Meta(Version.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="directory_version_once")]
