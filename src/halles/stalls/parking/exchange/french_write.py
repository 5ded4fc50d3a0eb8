"""Write a town's car parks in the French schema "stationnement", version 0.1."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.exporter import OPEN_LICENCE, Exporter
from halles.kit.geo import to_degrees
from halles.kit.tables import csv_lines
from halles.kit.text import fold, mark
from halles.stalls.parking.exchange.columns import (
    BUILT,
    COLUMNS,
    DISABLED_FARES,
    ENCLOSED,
    FOR_SUBSCRIBERS,
    NO_LIMIT,
    PRICES,
    SCHEMA,
    SIRET_MARK,
)
from halles.stalls.parking.models import CarPark, Source, Structure
from halles.stalls.parking.queries import capacity_of, car_park_list
from halles.town.models import Town
from halles.town.public import siret_of_commune, town_by_slug

OPEN_AIR = (Structure.SURFACE, Structure.STREET)
KINDS = {
    Structure.SURFACE: ENCLOSED,
    Structure.BUILDING: BUILT,
    Structure.UNDERGROUND: BUILT,
    Structure.STREET: "",
}


def parts(town: str) -> Iterator[str]:
    """Yield the file, of the car parks of which all is known that the schema asks for."""
    row = town_by_slug(slug=town)
    if row is None or not row.insee:
        raise BadInput(_("The INSEE code of %s is not known, and the file is made of it.") % town)
    return csv_lines(SCHEMA, _rows(row))


def is_there(town: str) -> bool:
    """Say whether a town has a car park that can be in the file."""
    return any(is_complete(row) for row in car_park_list(town=town))


def is_complete(row: CarPark) -> bool:
    """Say whether all is known of a car park that the schema asks for.

    One from OpenStreetMap is under another licence, and stays out.
    """
    has_height = row.max_height_cm is not None or row.structure in OPEN_AIR
    is_known = None not in (row.lon, row.lat, row.is_free, capacity_of(row))
    return has_height and is_known and row.source != Source.OSM


def _rows(town: Town) -> Iterator[dict[str, str]]:
    every = car_park_list(town=town.slug)
    taken = {row.reference for row in every}
    for row in filter(is_complete, every):
        reference = row.reference or _next(town.insee, taken)
        taken.add(reference)
        yield {**_copied(row), **_said(row, town), "id_park": reference}


def _next(insee: str, taken: set[str]) -> str:
    """Return the first number that no car park of the town has."""
    numbers = (f"{insee}-P-{number:03d}" for number in range(1, 1000))
    return next(each for each in numbers if each not in taken)


def _copied(row: CarPark) -> dict[str, str]:
    """Return the columns that are the same here and there."""
    told = {}
    for column in COLUMNS:
        value = getattr(row, column.field) if column.field else None
        if value is None:
            continue
        told[column.name] = _euros(value) if column.field in PRICES else str(value)
    return told


def _said(row: CarPark, town: Town) -> dict[str, str]:
    """Return what the schema says in words of its own."""
    siret = row.operator.removeprefix(f"{SIRET_MARK} ")
    is_siret = siret.isdigit() and len(siret) == 14
    fares = (word for word, said in DISABLED_FARES.items() if said in row.tariff)
    height = row.max_height_cm if row.max_height_cm is not None else NO_LIMIT
    return {
        "nom_park": fold(row.name).upper(),
        "insee": town.insee,
        "type_usag": FOR_SUBSCRIBERS if row.users == FOR_SUBSCRIBERS else "tous_usagers",
        "gratuit": "true" if row.is_free else "false",
        "nb_places": str(capacity_of(row)),
        "hauteur_max": str(height),
        "num_SIRET": siret if is_siret else siret_of_commune(town.insee),
        "Xlong": f"{to_degrees(row.lon or 0):.7f}",
        "Ylat": f"{to_degrees(row.lat or 0):.7f}",
        "tarif_pmr": next(fares, ""),
        "type_ouvr": KINDS[Structure(row.structure)],
    }


def _euros(cents: int) -> str:
    return str(Decimal(cents) / 100)


CAR_PARKS_OUT = Exporter(
    name="car-parks",
    title=mark("Car parks: the national schema"),
    help=mark(
        "Each car park with its size, tariff, highest vehicle and position, in the national format. Those "
        "whose position, size, highest vehicle or tariff is not known are not in it; open-air ones without a "
        "highest vehicle have 999 there."
    ),
    suffix=".csv",
    media_type="text/csv",
    licence=OPEN_LICENCE,
    parts=parts,
    is_there=is_there,
)
