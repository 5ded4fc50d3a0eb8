"""The importers of public registers: SIRENE establishments and the town's own facilities."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from halles.kit.importer import Importer, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.stalls.directory.exchange.register_import import is_done, register_look
from halles.stalls.directory.exchange.scdl_read import read_scdl
from halles.stalls.directory.exchange.sirene_read import read_sirene


def look_sirene(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a SIRENE file and say what it would change in its town."""
    return register_look(path, register="sirene", town=town, read=read_sirene, progress=progress)


def look_scdl(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a file of facilities and say what it would change in its town.

    A file is about what its own collectivities run: those of another are not closed by it.
    """
    return register_look(path, register="scdl", town=town, read=read_scdl, progress=progress, is_partial=True)


SIRENE = Importer(
    name="sirene",
    title=mark("The establishments: SIRENE"),
    help=mark(
        "Shops, crafts and services that the national register knows, those that closed among them. On "
        "data.gouv.fr, look for “Sirene” and take the CSV of establishments (StockEtablissement), unpacked; "
        "a file cut to your commune is enough."
    ),
    suffixes=(".csv",),
    look=look_sirene,
    is_done=partial(is_done, "sirene"),
)
SCDL = Importer(
    name="equipements",
    title=mark("The public facilities: SCDL"),
    help=mark(
        "Town hall, library, swimming pool… with their hours, as the town publishes its public facilities in "
        "the SCDL format. Ask whoever keeps your open data for this CSV file."
    ),
    suffixes=(".csv",),
    look=look_scdl,
    is_done=partial(is_done, "scdl"),
)
