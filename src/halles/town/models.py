"""Tables of the town floor: territory, towns, quarters, places, premises, the base map and its drawing."""

from django.db import models
from django.utils.translation import gettext

from halles.kit.errors import NotFound, Refused
from halles.kit.ids import ID_LENGTH, new_id


def _id() -> models.CharField:
    return models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)


class Territory(models.Model):
    """Several towns that work together; a town alone is a territory of one."""

    id = _id()
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class TownQuerySet(models.QuerySet["Town"]):
    """Towns."""

    def held(self, *, slug: str) -> "Town":
        """Return a town locked until the end of the transaction, or raise NotFound."""
        town = self.select_for_update().filter(slug=slug).first()
        if not town:
            raise NotFound(gettext("There is no town called %s here.") % slug, field="town")
        return town


class Town(models.Model):
    """One commune, with what the law asks to be told before its pages open to the public."""

    id = _id()
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="towns")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    insee = models.CharField(max_length=5, blank=True)
    host = models.CharField(max_length=253, blank=True)
    """Its own host name, when it is not served under /<slug>/."""
    is_demo = models.BooleanField(default=False)
    is_open = models.BooleanField(default=False)
    lon = models.IntegerField(default=0)
    lat = models.IntegerField(default=0)
    """Centre, in 1e-7 degree (WGS84)."""
    publisher = models.CharField(max_length=200, blank=True)
    hosting = models.CharField(max_length=200, blank=True)
    data_contact = models.CharField(max_length=200, blank=True)
    help_name = models.CharField(max_length=120, blank=True)
    help_phone = models.CharField(max_length=20, blank=True)
    help_hours = models.CharField(max_length=200, blank=True)
    map_credit = models.CharField(max_length=200, blank=True)
    """Credit of the base map; set by an OpenStreetMap import."""
    closed_stalls = models.JSONField(default=list, blank=True)
    """Slugs of the stalls that this town does not open: a village may open three."""

    objects = TownQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host"], condition=~models.Q(host=""), name="town_host_once"),
            models.CheckConstraint(
                condition=models.Q(is_open=False)
                | models.Q(is_demo=True)
                | (~models.Q(publisher="") & ~models.Q(hosting="") & ~models.Q(data_contact="")),
                name="town_open_needs_contacts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def must_be_demo(self) -> None:
        """Raise Refused when the town is a real one."""
        if not self.is_demo:
            raise Refused(
                gettext("%s is a real town: only a demonstration goes away in one gesture.") % self.name
            )


class Quarter(models.Model):
    """A part of a town with a name people use."""

    id = _id()
    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="quarters")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "slug"], name="town_quarter_once")]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """Where something is: an address and a position, entered by its holder or the town."""

    id = _id()
    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="places")
    quarter = models.ForeignKey(Quarter, null=True, blank=True, on_delete=models.SET_NULL)
    number = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.street}".strip()


class Premises(models.Model):
    """A commercial unit at street level, let or available; who holds it now is told by the stalls."""

    id = _id()
    place = models.OneToOneField(Place, on_delete=models.CASCADE, related_name="premises")
    vacant_since = models.DateField(null=True, blank=True)
    """The day it was found empty; None while somebody is in it."""
    area_m2 = models.PositiveIntegerField(null=True, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    """Whom to ask about it, written by the town to be public."""
    checked_at = models.DateTimeField()
    """When somebody last looked."""

    class Meta:
        verbose_name_plural = "premises"

    def __str__(self) -> str:
        return str(self.place)


class Address(models.Model):
    """One address of the commune, from its local address base (BAL; Licence Ouverte)."""

    id = _id()
    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="addresses")
    key = models.CharField(max_length=40)
    """Interoperability key: INSEE code, street code, number, suffix."""
    number = models.PositiveIntegerField(null=True, blank=True)
    """None for a whole street or a named place."""
    suffix = models.CharField(max_length=10, blank=True)
    street = models.CharField(max_length=200)
    locality = models.CharField(max_length=200, blank=True)
    lon = models.IntegerField(null=True, blank=True)
    lat = models.IntegerField(null=True, blank=True)
    told = models.JSONField(default=dict, blank=True)
    """What else the file told, by its own column names, to give it back in the same format."""

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [models.UniqueConstraint(fields=["town", "key"], name="town_address_once")]
        indexes = [models.Index(fields=["town", "street", "number"], name="town_address_street")]

    def __str__(self) -> str:
        return f"{self.number or ''}{self.suffix} {self.street}".strip()


class OsmShape(models.Model):
    """One shape of the base map, from OpenStreetMap (ODbL, kept apart from what people enter)."""

    town = models.ForeignKey(Town, on_delete=models.CASCADE, related_name="shapes")
    osm = models.CharField(max_length=24)
    """"way/123" or "relation/45"."""
    layer = models.CharField(max_length=16)
    """street, building, water, railway, green, square or parking; lamp, which is a point and not drawn."""
    name = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    """The value of the tag that made it one: "pedestrian", "river", "coastline"."""
    points = models.BinaryField()
    """Packed by `kit.geo.pack`: one open line, or the rings of a surface (fill rule: even-odd)."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["town", "osm", "layer"], name="town_shape_once")]
        indexes = [models.Index(fields=["town", "layer", "name"], name="town_shape_layer")]

    def __str__(self) -> str:
        return f"{self.layer} {self.name or self.osm}"


class MapDrawing(models.Model):
    """The map of a town as it is shown, made from its shapes once and kept."""

    town = models.OneToOneField(Town, on_delete=models.CASCADE, primary_key=True, related_name="drawing")
    is_stale = models.BooleanField(default=True)
    """The shapes changed: it is to be drawn again."""
    digest = models.CharField(max_length=64, blank=True)
    """How and from which shapes it was drawn: the edition of the drawing, then a part of their SHA-256."""
    lon = models.IntegerField(default=0)
    lat = models.IntegerField(default=0)
    """North-west corner of the frame."""
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    """Metres; 0 while there is nothing to show."""
    ground = models.TextField(blank=True)
    """SVG of all but names and shops."""
    names = models.JSONField(default=list)
    """For each name its SVG and the rectangles it takes."""
    streets = models.JSONField(default=list)
    """For each named street of the whole town its slug, name, lines on the plane, slugs of those it meets."""

    def __str__(self) -> str:
        return self.town_id
