"""The importer of OpenStreetMap extracts: a town's shops, services and base map."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.importer import Importer, Option, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.stalls.directory.exchange.osm_import import CREDIT, Plan, import_carry_out, import_plan
from halles.stalls.directory.exchange.osm_read import Extract, read_extract
from halles.stalls.directory.models import OsmPlace

SHOWN = 40
"""How many lines of a difference are shown."""


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read an extract and say what it would change in its town."""
    extract = read_extract(
        path, commune=options["commune"], insee=options.get("insee", ""), progress=progress
    )
    plan = import_plan(extract=extract, town=town)

    def take(actor: Actor) -> list[str]:
        done = import_carry_out(actor=actor, extract=extract, town=town)
        words = {"town": extract.commune, "slug": done.town, "credit": CREDIT}
        return [_("Done: %(town)s is under /%(slug)s/. %(credit)s") % words]

    lines = (*about_extract(extract), *about_plan(plan))
    return Preview(lines, changes=bool(plan), is_first=plan.is_first, take=take)


def is_done(town: str) -> bool:
    """Say whether places of a town were imported."""
    return OsmPlace.objects.filter(town=town).exists()


def about_extract(extract: Extract) -> list[str]:
    """Say what was read, how it was cut, what was left out."""
    cuts = {
        "border": _("cut to the commune's border"),
        "part": _("cut to the part of the commune's border that is in the file"),
        "none": _("the commune's border is not in the file: all of the file was taken"),
    }
    words = {"name": extract.commune, "insee": extract.insee or "?", "cut": cuts[extract.cut]}
    counts = {"places": len(extract.places), "shapes": len(extract.shapes)}
    hours = sum(bool(place.hours) for place in extract.places)
    return [
        _("%(name)s (INSEE %(insee)s): %(cut)s.") % words,
        _("Read: %(places)d shops and services, %(shapes)d shapes of the map.") % counts,
        _("With opening hours: %d.") % hours,
        *(
            _("Left out: %(count)d %(what)s.") % {"count": n, "what": what}
            for what, n in extract.left_out.items()
        ),
    ]


def about_plan(plan: Plan) -> list[str]:
    """Say what would change, line by line where something was there before."""
    places, shapes = plan.places, plan.base_map
    counts = {"added": len(places.added), "changed": len(places.changed), "gone": len(places.gone)}
    lines = [_("Shops and services: %(added)d new, %(changed)d changed, %(gone)d gone.") % counts]
    counts = {"added": len(shapes.added), "changed": len(shapes.changed), "gone": len(shapes.gone)}
    lines.append(_("Map: %(added)d new shapes, %(changed)d changed, %(gone)d gone.") % counts)
    return lines if plan.is_first else [*lines, *_details(plan)]


def _details(plan: Plan) -> list[str]:
    places = plan.places
    details = [f"  + {place.osm} {place.name}" for place in places.added]
    details += [f"  − {place.osm} {place.name}" for place in places.gone]
    for change in places.changed:
        told = ", ".join(f"{name} « {old} » → « {new} »" for name, (old, new) in change.fields.items())
        details.append(f"  ~ {change.after.osm} {change.before.name}: {told or _('is back')}")
    more = len(details) - SHOWN
    if more > 0:
        details = [*details[:SHOWN], ngettext("  … and %d more line.", "  … and %d more lines.", more) % more]
    return details


OSM = Importer(
    name="osm",
    title=mark("The map: OpenStreetMap"),
    help=mark(
        "Streets, buildings, water, and the shops and services that have a name. On openstreetmap.org, look "
        "for your town and press “Export” at the top, then “Export” on the left: your browser saves the "
        "file map.osm. For a whole commune, ask whoever keeps your machine for an extract ending in .osm.pbf."
    ),
    suffixes=(".osm.pbf", ".pbf", ".osm"),
    look=look,
    is_done=is_done,
    options=(
        Option(
            "commune",
            mark("Commune"),
            mark("The commune's name, or its INSEE code."),
            is_required=True,
            from_town="name",
        ),
        Option(
            "insee",
            mark("INSEE code"),
            mark("INSEE code, where the file does not tell it."),
            from_town="insee",
        ),
    ),
)
