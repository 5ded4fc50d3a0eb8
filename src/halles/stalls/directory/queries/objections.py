"""Reads of objections: which lines of files they keep out, whether one can be made, the desk's list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.kit.geo import Point
from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory.engine.categories.facilities import FACILITIES
from halles.stalls.directory.engine.objections import marks_asked, numbered
from halles.stalls.directory.engine.organisations import TOWN_SERVICES
from halles.stalls.directory.models import Objection, RegisterPlace

LIFTABLE = timedelta(days=30)
"""For how long the town may find that an objection was mischief; afterwards it stands."""


@dataclass(frozen=True)
class Objections:
    """Those of a town, as hashes."""

    town: str
    digests: frozenset[str]

    def keep_out(self, *, register: str, reference: str, folded: str, address: str, at: Point | None) -> bool:
        """Say whether what comes in a file is a shop whose owner objected."""
        if not self.digests:
            return False
        asked = marks_asked(register=register, reference=reference, folded=folded, address=address, at=at)
        return any(digest_of(self.town, mark) in self.digests for mark in asked)


@dataclass(frozen=True)
class ObjectionView:
    """One objection at the manager's desk: when, and nothing of whom."""

    id: str
    made_at: datetime
    can_lift: bool


def digest_of(town: str, mark: str) -> str:
    """Return the keyed hash of a mark: without the house's secret nobody can try numbers on it."""
    return keyed_hash("directory.objection", f"{town}\0{mark}")


def objections_get(*, town: str) -> Objections:
    """Return what keeps lines of files out of a town."""
    return Objections(town, frozenset(Objection.objects.filter(town=town).values_list("digest", flat=True)))


def objection_list(*, town: str, now: datetime) -> list[ObjectionView]:
    """Return the objections of a town, the latest first; the marks of one were kept at one moment."""
    rows = Objection.objects.filter(town=town).order_by("-created_at", "id")
    first: dict[datetime, str] = {}
    for key, made_at in rows.values_list("id", "created_at"):
        first.setdefault(made_at, key)
    return [ObjectionView(key, made_at, now - made_at <= LIFTABLE) for made_at, key in first.items()]


def objection_by_number(*, town: str, number: str) -> str:
    """Return the id, as `objection_list` has it, of the objection to a SIRET or an OpenStreetMap number.

    "" where there is none.
    """
    plain = number.replace(" ", "").strip().lower()
    digests = [digest_of(town, numbered(register, plain)) for register in ("sirene", "osm")]
    row = Objection.objects.filter(town=town, digest__in=digests).first()
    if row is None:
        return ""
    same = Objection.objects.filter(town=town, created_at=row.created_at).order_by("id")
    return same.values_list("id", flat=True)[0]


def can_object(*, sheet: str, organisation: str, category: str) -> bool:
    """Say whether whoever a sheet is about may remove it: nobody holds it, and it is no public facility.

    Asks the database only for the kinds that may be a facility without being the town's.
    """
    if organisation or category in TOWN_SERVICES:
        return False
    if category not in FACILITIES:
        return True
    return not RegisterPlace.objects.filter(sheet=sheet, register="scdl").exists()
