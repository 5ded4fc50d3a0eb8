"""The importer of a town's car parks: say what a file changes, then bring it in."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.importer import Importer, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.stalls.parking.commands import car_parks_import
from halles.stalls.parking.exchange.french_read import ParkFile, read_car_parks
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.importing import Change, import_change
from halles.town.public import town_to_fill

SHOWN = 40


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a file of car parks and say what it would change in its town."""
    row = town_to_fill(slug=town)
    file = read_car_parks(path, town=row, progress=progress)
    change = import_change(town=row.slug, rows=file.rows)

    def take(actor: Actor) -> list[str]:
        car_parks_import(actor=actor, town=row.slug, rows=file.rows)
        return [_("Done: the car parks of %s are known.") % row.name]

    lines = (*about_file(file), *about_change(change))
    return Preview(lines, changes=bool(change), is_first=not is_done(row.slug), take=take)


def is_done(town: str) -> bool:
    """Say whether a town has car parks."""
    return CarPark.objects.filter(town=town, removed_at=None).exists()


def about_file(file: ParkFile) -> list[str]:
    """Say what was read, and what was left empty or out."""
    read = ngettext("Read: %d car park.", "Read: %d car parks.", len(file.rows))
    lines = [read % len(file.rows), *file.odd[:SHOWN]]
    more = len(file.odd) - SHOWN
    if more > 0:
        lines.append(ngettext("  … and %d more value.", "  … and %d more values.", more) % more)
    if file.elsewhere:
        shown = ", ".join(f"{code} ({n})" for code, n in file.elsewhere.most_common(5))
        lines.append(_("Left out, car parks of other communes: %s.") % shown)
    kept_out = ", ".join(f"{column} ({n})" for column, n in sorted(file.not_kept.items()) if n)
    if kept_out:
        lines.append(_("Columns that no page here tells, left out: %s.") % kept_out)
    return lines


def about_change(change: Change) -> list[str]:
    """Say what would change, by name where something is there already."""
    counts = {"added": len(change.added), "changed": len(change.changed), "same": change.same}
    lines = [_("Car parks: %(added)d new, %(changed)d changed, %(same)d as before.") % counts]
    for known, _row, differing in change.changed[:SHOWN]:
        lines.append(f"  ~ {known.name}: {', '.join(sorted(differing))}")
    return lines


CAR_PARKS = Importer(
    name="car-parks",
    title=mark("The car parks: schema “stationnement” or national base"),
    help=mark(
        "The town’s car parks with size, tariff, highest vehicle and position. On transport.data.gouv.fr, "
        "look for “Base nationale des lieux de stationnement” and take its CSV; the town’s own file in the "
        "national schema is read too."
    ),
    suffixes=(".csv",),
    look=look,
    is_done=is_done,
)
