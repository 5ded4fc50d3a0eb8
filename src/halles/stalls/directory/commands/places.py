"""Write what a file of places changes: its rows and the cards nobody holds, never a holder's words."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound, Refused
from halles.kit.event import Count, Slug
from halles.kit.geo import metres
from halles.kit.text import slugify
from halles.stalls.directory.engine.places import Change, Difference, FoundPlace
from halles.stalls.directory.engine.registers import links
from halles.stalls.directory.events import PlacesImported
from halles.stalls.directory.models import LISTED, OsmPlace, Sheet
from halles.stalls.directory.queries.registers import place_entry, sheets_known
from halles.town.public import town_by_slug
from halles.town.rights import MANAGE

BATCH = 400
SLUG_LENGTH = 70


def must_be_real(town: str) -> None:
    """Raise NotFound where there is no such town (its slug), Refused where it is a demonstration."""
    found = town_by_slug(slug=town)
    if found is None:
        raise NotFound(gettext("There is no town called %s here.") % town, field="town")
    if found.is_demo:
        raise Refused(gettext("%s is a demonstration: real shops do not enter it.") % found.name)


def places_import(*, actor: Actor, town: str, change: Difference, source: str) -> None:
    """Write the difference that a whole file makes, with one journal entry; nothing when there is none.

    A new place gets a card. A vanished one is kept as gone: its card is no longer published, unless somebody
    holds it. A card's address (slug) never changes.
    """
    require(actor, MANAGE, town)
    with transaction.atomic():
        must_be_real(town)
        if not change:
            return
        _add(town, change.added)
        touched = [*_change(town, change.changed), *_let_go(town, change.gone)]
        event = PlacesImported(
            source=Slug(source),
            added=Count(len(change.added)),
            changed=Count(len(change.changed)),
            gone=Count(len(change.gone)),
        )
        record(
            event, town=town, actor=actor.person, topics=[f"{town}/directory/{sheet}" for sheet in touched]
        )


def _add(town: str, places: Iterable[FoundPlace]) -> None:
    now = timezone.now()
    rows = [OsmPlace(town=town, imported_at=now, **asdict(place)) for place in places]
    OsmPlace.objects.bulk_create(rows, batch_size=BATCH)
    taken = set(Sheet.objects.filter(town=town).values_list("slug", flat=True))
    known = _known_already(town, rows)
    new = [row for row in rows if row.pk not in known]
    sheets = [Sheet(town=town, slug=free_slug(row.name, row.street, taken), osm=row) for row in new]
    Sheet.objects.bulk_create(sheets, batch_size=BATCH)


def _known_already(town: str, rows: list[OsmPlace]) -> set[str]:
    """Give to the sheet that a register made the place that is the same shop; return those places.

    Where nobody holds the sheet, OpenStreetMap's words take the place of the register's.
    """
    sheets = [sheet for sheet in sheets_known(town=town) if sheet.linked and not sheet.has_osm]
    if not sheets:
        return set()
    entries = [place_entry(row) for row in rows]
    by_sheet = {sheet: osm for osm, sheet in sorted(links(entries, sheets, metres).items(), reverse=True)}
    by_osm = {row.osm: row for row in rows}
    for sheet in Sheet.objects.filter(pk__in=by_sheet):
        sheet.osm = by_osm[by_sheet[sheet.pk]]
        if not sheet.organisation:
            for name in ("name", "category", "number", "street", "postcode"):
                setattr(sheet, name, "")
            sheet.lon = sheet.lat = None
        sheet.save()
    return {by_osm[osm].pk for osm in by_sheet.values()}


def free_slug(name: str, street: str, taken: set[str]) -> str:
    """Return a free slug, and take it: the name, else name and street, else name and number."""
    full = slugify(f"{name} {street}", most=SLUG_LENGTH) if street else slugify(name)
    name = slugify(name)
    slug = next(s for s in (name, full, *(f"{name}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
    taken.add(slug)
    return slug


def _change(town: str, changes: Iterable[Change]) -> list[str]:
    """Write the changed places; return the cards to refresh."""
    now = timezone.now()
    touched: list[str] = []
    for change in changes:
        place = OsmPlace.objects.filter(town=town, osm=change.before.osm)
        sheets = Sheet.objects.filter(osm__in=place)
        touched += sheets.values_list("id", flat=True)
        if change.came_back:
            sheets.filter(organisation="").update(is_published=True)
        place.update(is_gone=False, imported_at=now, **asdict(change.after))
        for sheet in sheets.select_related("osm"):
            sheet.save(update_fields=LISTED)
    return touched


def _let_go(town: str, places: Iterable[FoundPlace]) -> list[str]:
    """Note that places are gone and stop publishing their cards, but for those that somebody holds."""
    numbers = [place.osm for place in places]
    touched: list[str] = []
    for start in range(0, len(numbers), BATCH):
        rows = OsmPlace.objects.filter(town=town, osm__in=numbers[start : start + BATCH])
        sheets = Sheet.objects.filter(osm__in=rows)
        touched += sheets.values_list("id", flat=True)
        sheets.filter(organisation="").update(is_published=False)
        rows.update(is_gone=True, imported_at=timezone.now())
    return touched
