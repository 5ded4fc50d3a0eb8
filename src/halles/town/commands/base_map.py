"""Replace the shapes of a town's base map by what a file says, touching only what differs."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import Refused
from halles.kit.event import Count, Slug
from halles.kit.geo import Point
from halles.town import events, rights
from halles.town.commands.towns import TOWNS
from halles.town.models import OsmShape, Town
from halles.town.queries import MapChange, Shape, map_compare

BATCH = 500
INVENTED = "demo"
"""The source of a demonstration's map, which enters no real town."""


def map_replace(
    *,
    actor: Actor,
    town: str,
    shapes: Sequence[Shape],
    credit: str,
    source: str,
    centre: Point | None = None,
) -> MapChange:
    """Make the base map hold exactly `shapes`; records nothing when it does already.

    `centre` becomes the town's where it has none yet.
    """
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        if row.is_demo and source != INVENTED:
            raise Refused(_("%s is a demonstration: a real map does not enter it.") % row.name)
        if source == INVENTED:
            row.must_be_demo()
        change = map_compare(town=town, shapes=shapes)
        centre = (row.lon, row.lat) if row.lon or row.lat else centre or (0, 0)
        if not change and (row.map_credit, row.lon, row.lat) == (credit, *centre):
            return change
        _apply(row, change)
        Town.objects.filter(pk=row.pk).update(map_credit=credit, lon=centre[0], lat=centre[1])
        event = events.MapImported(
            source=Slug(source),
            added=Count(len(change.added)),
            changed=Count(len(change.changed)),
            gone=Count(len(change.gone)),
        )
        record(event, town=town, actor=actor.person, subject=row.id, topics=[TOWNS])
    return change


def _apply(town: Town, change: MapChange) -> None:
    for start in range(0, len(change.gone), BATCH):
        OsmShape.objects.filter(pk__in=change.gone[start : start + BATCH]).delete()
    for shape in change.changed:
        OsmShape.objects.filter(town=town, osm=shape.osm, layer=shape.layer).update(
            name=shape.name, kind=shape.kind, points=shape.points
        )
    rows = (
        OsmShape(town=town, osm=s.osm, layer=s.layer, name=s.name, kind=s.kind, points=s.points)
        for s in change.added
    )
    OsmShape.objects.bulk_create(rows, batch_size=BATCH)
