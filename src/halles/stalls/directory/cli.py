"""`halles import osm`: a town's shops, services and base map from an OpenStreetMap extract."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.progress import Progress
from halles.stalls.directory.exchange.osm_import import CREDIT, Plan, import_carry_out, import_plan
from halles.stalls.directory.exchange.osm_read import Extract, read_extract

SHOWN = 40
"""How many lines of a difference are shown."""


def import_osm(
    file: Annotated[Path, typer.Argument(help="An extract of a town or of a whole region: FILE.osm.pbf.")],
    commune: Annotated[str, typer.Option(help="The commune's name, or its INSEE code.")],
    town: Annotated[
        str, typer.Option(help="The town's word in addresses; made from its name by default.")
    ] = "",
    insee: Annotated[str, typer.Option(help="INSEE code, where the file does not tell it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before changing what is there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes and make none.")] = False,
) -> None:
    """Bring in streets, buildings, water, named shops and services; the same file again changes nothing."""
    with Progress() as progress:
        extract = read_extract(file, commune=commune, insee=insee, progress=progress)
    plan = import_plan(extract=extract, town=town)
    for line in [*about_extract(extract), *about_plan(plan)]:
        typer.echo(line)
    if dry_run or not plan:
        typer.echo(_("Nothing was changed."))
        return
    if not (plan.is_first or yes) and not typer.confirm(_("Make these changes?")):
        typer.echo(_("Nothing was changed."))
        return
    done = import_carry_out(actor=Actor(system="import"), extract=extract, town=town)
    typer.echo(_("Done: %(town)s is under /%(slug)s/. %(credit)s") % _words(extract, done))


def _words(extract: Extract, plan: Plan) -> dict[str, str]:
    return {"town": extract.commune, "slug": plan.town, "credit": CREDIT}


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
    if plan.is_first:
        return lines
    details = [f"  + {place.osm} {place.name}" for place in places.added]
    details += [f"  − {place.osm} {place.name}" for place in places.gone]
    for change in places.changed:
        told = ", ".join(f"{name} « {old} » → « {new} »" for name, (old, new) in change.fields.items())
        details.append(f"  ~ {change.after.osm} {change.before.name}: {told or _('is back')}")
    more = len(details) - SHOWN
    if more > 0:
        details = [*details[:SHOWN], ngettext("  … and %d more line.", "  … and %d more lines.", more) % more]
    return lines + details


imports = {"osm": import_osm}
