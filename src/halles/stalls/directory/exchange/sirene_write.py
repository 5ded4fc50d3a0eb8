"""Write the establishments that a town knows from SIRENE, under SIRENE's own column names."""

from collections.abc import Iterator

from django.db.models import QuerySet

from halles.kit.exporter import OPEN_LICENCE, Exporter
from halles.kit.geo import to_degrees
from halles.kit.tables import csv_lines
from halles.kit.text import mark
from halles.stalls.directory.exchange.sirene_read import KEPT
from halles.stalls.directory.models import RegisterPlace

COLUMNS = (*KEPT, "longitude", "latitude")


def parts(town: str) -> Iterator[str]:
    """Yield the file: those alone whom the register lets publish and who did not object."""
    rows = _rows(town).order_by("reference")
    return csv_lines(COLUMNS, (_row(row) for row in rows.iterator()))


def is_there(town: str) -> bool:
    """Say whether a town knows establishments from SIRENE."""
    return _rows(town).exists()


def _rows(town: str) -> QuerySet[RegisterPlace]:
    return RegisterPlace.objects.filter(town=town, register="sirene", is_public=True)


def _row(row: RegisterPlace) -> dict[str, object]:
    state = {"etatAdministratifEtablissement": "A" if row.is_active else "F"}
    if row.lon is None or row.lat is None:
        return {**row.told, **state}
    where = {"longitude": f"{to_degrees(row.lon):.7f}", "latitude": f"{to_degrees(row.lat):.7f}"}
    return {**row.told, **state, **where}


SIRENE_OUT = Exporter(
    name="sirene",
    title=mark("Establishments: SIRENE"),
    help=mark(
        "Shops, crafts and services that the national register knows, as far as this house follows them. "
        "Whoever may not be published, or objected, is not among them."
    ),
    suffix=".csv",
    media_type="text/csv",
    licence=OPEN_LICENCE,
    parts=parts,
    is_there=is_there,
)
