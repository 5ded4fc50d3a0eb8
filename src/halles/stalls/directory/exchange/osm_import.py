"""Bring an extract into a town: see what it changes, then write it in one short transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils.translation import gettext as _

from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused
from halles.kit.geo import metres
from halles.kit.text import slugify
from halles.stalls.directory.commands.places import places_import
from halles.stalls.directory.engine.places import Difference, FoundPlace, compare
from halles.stalls.directory.exchange.osm_read import Extract
from halles.stalls.directory.models import OsmPlace
from halles.stalls.directory.queries.objections import objections_get
from halles.stalls.directory.queries.registers import is_objected, place_entry
from halles.town.public import (
    MapChange,
    map_compare,
    map_draw,
    map_replace,
    town_by_insee,
    town_by_slug,
    town_create,
)

CREDIT = "© les contributeurs d’OpenStreetMap (ODbL)"
"""Asked for by the Open Database Licence; kept with the town as plain data, shown wherever the data is."""

SOURCE = "openstreetmap"
_COLUMNS = tuple(field.name for field in fields(FoundPlace))


@dataclass(frozen=True)
class Plan:
    """What an extract would change."""

    town: str
    """Its slug."""
    is_new_town: bool
    is_first: bool
    """No place was ever imported into this town."""
    places: Difference
    base_map: MapChange

    def __bool__(self) -> bool:
        return bool(self.is_new_town or self.places or self.base_map)


def import_plan(*, extract: Extract, town: str = "") -> Plan:
    """Return what `extract` changes in its town: the one of slug `town`, of its INSEE code or of its name."""
    slug, is_new = _target(extract, town)
    rows = OsmPlace.objects.filter(town=slug).values_list("is_gone", *_COLUMNS)
    known: dict[str, FoundPlace] = {}
    gone: dict[str, FoundPlace] = {}
    for is_gone, *values in rows:
        place = FoundPlace(*values)
        (gone if is_gone else known)[place.osm] = place
    return Plan(
        town=slug,
        is_new_town=is_new,
        is_first=not known and not gone,
        places=compare(known, gone, _allowed(slug, extract.places), metres),
        base_map=map_compare(town=slug, shapes=extract.shapes),
    )


def import_carry_out(*, actor: Actor, extract: Extract, town: str = "") -> Plan:
    """Write what `extract` changes, all of it or nothing; what changed since it was shown is seen again."""
    with transaction.atomic():
        plan = import_plan(extract=extract, town=town)
        if plan.is_new_town:
            town_create(actor=actor, name=extract.commune, insee=extract.insee, slug=plan.town)
        map_replace(
            actor=actor,
            town=plan.town,
            shapes=extract.shapes,
            credit=CREDIT,
            source=SOURCE,
            centre=extract.centre,
        )
        places_import(actor=actor, town=plan.town, change=plan.places, source=SOURCE)
    map_draw(actor=actor, town=plan.town)  # apart, for it takes a second; it is centred on the places
    return plan


def _allowed(town: str, places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Return the places without those whose owner asked not to be shown."""
    objections = objections_get(town=town)
    return [place for place in places if not is_objected(objections, "osm", place_entry(place))]


def _target(extract: Extract, wanted: str) -> tuple[str, bool]:
    """Return the slug of the town to fill, and whether it is to be created."""
    town = town_by_slug(slug=wanted) if wanted else town_by_insee(insee=extract.insee)
    if town is None and not wanted:
        town = town_by_slug(slug=slugify(extract.commune))
    if town is None:
        return slugify(wanted or extract.commune), True
    if town.is_demo:
        raise Refused(
            _("%s is a demonstration: real shops do not enter it.") % town.name,
            advice=_("Give another address with --town."),
        )
    if town.insee and extract.insee and town.insee != extract.insee:
        words = {"slug": town.slug, "theirs": town.insee, "here": extract.insee}
        raise BadInput(
            _("/%(slug)s/ is the town of INSEE code %(theirs)s, and the file tells of %(here)s.") % words,
            field="town",
            advice=_("Give another address with --town."),
        )
    return town.slug, False
