"""Reads of a commune's addresses, and of the town that a file is about."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput, NotFound, Refused
from halles.town.engine.addresses import AddressChange, FoundAddress, Point, address_key, compare
from halles.town.models import Address, Town
from halles.town.queries.towns import town_by_insee, town_by_slug

_COLUMNS = tuple(field.name for field in fields(FoundAddress))


@dataclass(frozen=True)
class AddressBook:
    """Where the addresses of a town are."""

    positions: dict[str, Point]

    def at(self, number: str, street: str) -> Point | None:
        """Return the position of an address, however it is spelt; None where it is not known exactly."""
        return self.positions.get(address_key(number, street)) if number else None


def address_book(*, town: str) -> AddressBook:
    """Return the positions of a town's addresses; where two share a spelling, neither is told."""
    rows = Address.objects.filter(town__slug=town, number__isnull=False, lon__isnull=False)
    found: dict[str, Point | None] = {}
    for number, suffix, street, lon, lat in rows.values_list("number", "suffix", "street", "lon", "lat"):
        key, point = address_key(f"{number}{suffix}", street), (int(lon or 0), int(lat or 0))
        found[key] = point if found.get(key, point) == point else None
    return AddressBook({key: point for key, point in found.items() if point})


def address_list(*, town: str) -> list[Address]:
    """Return the addresses of a town by street and number."""
    return list(Address.objects.filter(town__slug=town).order_by("street", "number", "suffix", "key"))


def address_compare(*, town: str, found: Sequence[FoundAddress]) -> AddressChange:
    """Return what a file's addresses would change in a town."""
    rows = Address.objects.filter(town__slug=town).values_list(*_COLUMNS)
    return compare({row[0]: FoundAddress(*row) for row in rows}, found)


def town_to_fill(*, slug: str, insee: str = "") -> Town:
    """Return the real town that a file of a commune goes to: of this slug, of this code, or the only one.

    Raises NotFound, Refused (a demonstration) or BadInput (which one? no code to cut the file with).
    """
    town = town_by_slug(slug=slug) if slug else town_by_insee(insee=insee) or _only_one(insee)
    if town is None:
        raise NotFound(_("There is no town called %s here.") % (slug or insee), field="town")
    if town.is_demo:
        raise Refused(_("%s is a demonstration: real data do not enter it.") % town.name)
    if not town.insee:
        raise BadInput(
            _("The INSEE code of %s is not known, and the file is cut by it.") % town.name,
            field="town",
            advice=_("Write it down where the town is prepared, then try again."),
        )
    return town


def _only_one(insee: str) -> Town | None:
    if insee:
        return None
    towns = list(Town.objects.filter(is_demo=False)[:2])
    if len(towns) != 1:
        raise BadInput(_("Say which town the file is for, with --town."), field="town")
    return towns[0]
