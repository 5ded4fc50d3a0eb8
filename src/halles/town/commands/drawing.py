"""Draw the map of a town from its shapes, once, and keep it."""

from collections.abc import Sequence
from dataclasses import astuple
from hashlib import sha256

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.kit.geo import unpack
from halles.town import events, rights
from halles.town.engine.cartography import EDITION, Drawing, Plane, Shape, draw, streets_of
from halles.town.models import MapDrawing, OsmShape, Town
from halles.town.queries import positions_list, shape_list

_DRAWN = frozenset({"street", "building", "water", "railway", "green", "square", "parking"})


def map_draw(*, actor: Actor, town: str) -> bool:
    """Draw the map of a town; return whether it changed. Nothing is drawn twice from the same shapes.

    The work is done before the transaction, which only keeps it: nobody waits for a drawing to write.
    """
    require(actor, rights.MANAGE, town)
    rows = [row for row in shape_list(town=town) if row.layer in _DRAWN]
    digest = _digest(rows)
    kept = MapDrawing.objects.filter(town__slug=town).first()
    if kept and kept.digest == digest:
        MapDrawing.objects.filter(town__slug=town, digest=digest).update(is_stale=False)
        return False
    shapes = [Shape(row.layer, row.name, row.kind, unpack(row.points)) for row in rows]
    drawing = draw(shapes, positions_list(town=town))
    columns = _columns(shapes, drawing)
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        MapDrawing.objects.update_or_create(
            town=row, defaults={**columns, "digest": digest, "is_stale": False}
        )
        names, left_out = (len(drawing.names), len(drawing.left_out)) if drawing else (0, 0)
        event = events.MapDrawn(names=Count(names), left_out=Count(left_out))
        record(event, town=town, actor=actor.person, subject=row.id)
    return True


def map_stale(*, actor: Actor, town: str) -> None:
    """Say that the shapes of a town changed, so that its map is drawn again."""
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = Town.objects.filter(slug=town).first()
        if row:  # a town may be gone when its journal is read
            MapDrawing.objects.update_or_create(town=row, defaults={"is_stale": True})


def _digest(rows: Sequence[OsmShape]) -> str:
    found = sha256()
    for row in rows:
        found.update(f"{row.osm} {row.layer} {row.kind} {row.name}\n".encode())
        found.update(bytes(row.points))
    return f"{EDITION}.{found.hexdigest()[:56]}"


def _columns(shapes: Sequence[Shape], drawing: Drawing | None) -> dict[str, object]:
    """Return what the table keeps of a drawing; of a town without one, its streets alone."""
    plane = drawing.plane if drawing else Plane(0, 0, 0, 0)
    return {
        "lon": plane.lon,
        "lat": plane.lat,
        "width": plane.width,
        "height": plane.height,
        "ground": drawing.ground if drawing else "",
        "names": [astuple(name) for name in drawing.names] if drawing else [],
        "streets": [(s.slug, s.name, s.lines, s.meets) for s in streets_of(shapes, plane)],
    }
