"""From where one comes, as it is typed: an address, a street, or the town centre where nothing is."""

import re

from halles.kit.geo import Point
from halles.kit.text import fold
from halles.town.models import Address, Town
from halles.town.public import address_key, spot_of, street_names

_NUMBERED = re.compile(r"\s*(\d{1,4})\s*(bis|ter|quater)?\s*,?\s+(\S.*)", re.IGNORECASE)


def centre_of(town: Town) -> Point | None:
    """Return the centre of a town; None where nobody said where it is."""
    return (town.lon, town.lat) if town.lon or town.lat else None


def point_typed(*, town: Town, text: str) -> Point | None:
    """Return where "12 Grande Rue" or "Grande Rue" is; None where this town knows no such street."""
    found = _NUMBERED.fullmatch(text)
    if found:
        number, suffix, street = int(found[1]), found[2] or "", found[3].strip()
        at_door = _door(town.slug, number, f"{found[1]}{suffix}", street)
        if at_door:
            return at_door
        text = street
    named = fold(text)
    known = next((name for name in street_names(town=town.slug) if fold(name) == named), "")
    return spot_of(town=town.slug, street=known) if known else None


def _door(town: str, number: int, written: str, street: str) -> Point | None:
    """Return the position of an address of the town's own base, however its street is spelt."""
    wanted = address_key(written, street)
    rows = Address.objects.filter(town__slug=town, number=number, lon__isnull=False)
    for suffix, name, lon, lat in rows.values_list("suffix", "street", "lon", "lat"):
        if address_key(f"{number}{suffix}", name) == wanted:
            return int(lon or 0), int(lat or 0)
    return None
