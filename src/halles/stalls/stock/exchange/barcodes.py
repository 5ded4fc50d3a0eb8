"""The importer of public names of barcodes: an open file, kept apart under its own licence."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.importer import Importer, Preview
from halles.kit.progress import Progress
from halles.kit.tables import open_table
from halles.kit.text import mark
from halles.stalls.stock.commands import barcodes_import
from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.models import Barcode

CODES = ("code", "ean", "barcode")
NAMES = ("product_name_fr", "product_name", "name", "nom")
"""How such files call the two columns that are read; the first that is there, and filled, counts."""
LONGEST = 160


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a file of codes and names, and say how many can be used; it is of no town."""
    names, refused = read_names(path, progress=progress)

    def take(actor: Actor) -> list[str]:
        counts = dict(zip(("added", "changed"), barcodes_import(actor=actor, names=names), strict=True))
        return [_("Done: %(added)d names are new, %(changed)d changed.") % counts]

    lines = [ngettext("Read: %d name.", "Read: %d names.", len(names)) % len(names)]
    if refused:
        words = ngettext(
            "Left out: %d line without a name, or with a code that is none.",
            "Left out: %d lines without a name, or with a code that is none.",
            refused,
        )
        lines.append(words % refused)
    return Preview(tuple(lines), changes=bool(names), is_first=not is_done(town), take=take)


def read_names(path: Path, *, progress: Progress) -> tuple[dict[str, str], int]:
    """Return the names of a file by code, and how many lines were left out."""
    names: dict[str, str] = {}
    refused = 0
    for line in open_table(path, needs=(CODES, NAMES)).lines(progress=progress):
        code = code_of(next(filter(None, map(line.text, CODES)), ""))
        name = " ".join(next(filter(None, map(line.text, NAMES)), "").split())[:LONGEST]
        if name and code.state in ("checked", "repaired"):
            names[code.text] = name
        else:
            refused += 1
    return names, refused


def is_done(_town: str) -> bool:
    """Say whether some names are known: they are of all towns."""
    return Barcode.objects.exists()


BARCODES = Importer(
    name="barcodes",
    title=mark("The public names of barcodes"),
    help=mark(
        "They are proposed when a shop scans an article for the first time. A table (CSV or TSV) with the "
        "columns “code” and “product_name”: Open Food Facts, Open Beauty Facts, Open Products Facts publish "
        "such tables under the ODbL; they stay apart from what shops write."
    ),
    suffixes=(".csv", ".tsv"),
    look=look,
    is_done=is_done,
)
