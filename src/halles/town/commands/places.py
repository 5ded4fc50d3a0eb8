"""Enter quarters and places."""

from django.db import transaction
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId
from halles.kit.text import slugify
from halles.town import events, rights
from halles.town.models import Place, Quarter, Town


def quarter_create(*, actor: Actor, town: str, name: str) -> Quarter:
    """Give a part of the town its name."""
    require(actor, rights.MANAGE, town)
    name = name.strip()
    if not name:
        raise BadInput(_("A quarter has a name."), field="name")
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        if row.quarters.filter(slug=slugify(name)).exists():
            raise BadInput(_("There is already a quarter called %s.") % name, field="name")
        quarter = Quarter.objects.create(town=row, name=name, slug=slugify(name))
        event = events.QuarterCreated(quarter=PublicId(quarter.id))
        record(event, town=town, actor=actor.person, subject=quarter.id)
    return quarter


def place_add(
    *,
    actor: Actor,
    town: str,
    number: str = "",
    street: str = "",
    postcode: str = "",
    lon: int | None = None,
    lat: int | None = None,
) -> Place:
    """Enter an address with its position, where known."""
    require(actor, rights.ADD_PLACE, town)
    if not street.strip() and lon is None:
        raise BadInput(_("A place has a street or a position."), field="street")
    if (lon is None) != (lat is None):
        raise BadInput(_("A position is a longitude and a latitude."), field="lon")
    with transaction.atomic():
        place = Place.objects.create(
            town=Town.objects.held(slug=town),
            number=number.strip(),
            street=street.strip(),
            postcode=postcode.strip(),
            lon=lon,
            lat=lat,
        )
        record(events.PlaceAdded(place=PublicId(place.id)), town=town, actor=actor.person, subject=place.id)
    return place
