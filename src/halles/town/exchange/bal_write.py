"""Write the commune's addresses as a local address base (BAL 1.4)."""

import re
from collections.abc import Iterator

from halles.kit import lambert
from halles.kit.exporter import OPEN_LICENCE, Exporter
from halles.kit.geo import to_degrees
from halles.kit.tables import csv_lines
from halles.kit.text import mark
from halles.town.engine.addresses import NAMED_PLACE
from halles.town.exchange.bal_importer import is_done
from halles.town.models import Address, Town
from halles.town.queries import address_list, town_by_slug

COLUMNS = (
    "uid_adresse", "cle_interop", "id_ban_commune", "id_ban_toponyme", "id_ban_adresse", "commune_insee",
    "commune_nom", "commune_deleguee_insee", "commune_deleguee_nom", "voie_nom", "lieudit_complement_nom",
    "numero", "suffixe", "position", "x", "y", "long", "lat", "cad_parcelles", "source", "date_der_maj",
    "certification_commune",
)  # fmt: skip
_LOCAL = re.compile(r"(?:voie_nom|lieudit_complement_nom|commune_nom)_[a-z]{3}")
"""Names in a language of the region, each in a column of its own."""


def parts(town: str) -> Iterator[str]:
    """Yield the file: semicolons, as the format asks."""
    row = town_by_slug(slug=town)
    addresses = address_list(town=town) if row else []
    local = sorted({name for address in addresses for name in address.told if _LOCAL.fullmatch(name)})
    rows = (_row(row, address) for address in addresses if row)
    yield from csv_lines((*COLUMNS, *local), rows, separator=";")


def _row(town: Town, address: Address) -> dict[str, object]:
    number = NAMED_PLACE if address.number is None else address.number
    told = {**address.told, "certification_commune": _certified(address.told)}
    return {
        **told,
        "cle_interop": _key(town, address, number),
        "commune_insee": town.insee,
        "commune_nom": told.get("commune_nom") or town.name,
        "voie_nom": address.street,
        "lieudit_complement_nom": address.locality,
        "numero": number,
        "suffixe": address.suffix,
        **_position(town, address),
    }


def _certified(told: dict[str, str]) -> str:
    return "1" if told.get("certification_commune", "").lower() in ("1", "oui", "true") else "0"


def _key(town: Town, address: Address, number: int) -> str:
    """Return the interoperability key, "xxxx" where the street has no code."""
    code = address.key.split("_")[1]
    tail = f"_{address.suffix.replace('-', '_')}" if address.suffix else ""
    return f"{town.insee}_{code if len(code) == 4 else 'xxxx'}_{number:05d}{tail}".lower()


def _position(town: Town, address: Address) -> dict[str, str]:
    if address.lon is None or address.lat is None:
        return {}
    lon, lat = to_degrees(address.lon), to_degrees(address.lat)
    found = {"long": f"{lon:.7f}", "lat": f"{lat:.7f}"}
    if town.insee[:2] < "97":
        east, north = lambert.from_degrees(lon, lat)
        found |= {"x": f"{east:.2f}", "y": f"{north:.2f}"}
    return found


BAL_OUT = Exporter(
    name="addresses",
    title=mark("Addresses: local address base (BAL 1.4)"),
    help=mark("Each address of the commune with its position, as the national address base takes it in."),
    suffix=".csv",
    media_type="text/csv",
    licence=OPEN_LICENCE,
    parts=parts,
    is_there=is_done,
)
