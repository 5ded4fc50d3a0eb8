"""Write a table of text, record by record."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, separator: str = ","
) -> Iterator[str]:
    """Yield the header, then each row; a column that a row lacks is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, columns, restval="", extrasaction="ignore", delimiter=separator, lineterminator="\n"
    )
    writer.writeheader()
    yield _taken(out)
    for row in rows:
        writer.writerow(row)
        yield _taken(out)


def inert(text: str) -> str:
    """Return a cell that a spreadsheet takes for no formula: one that begins like a formula gets a quote."""
    return f"'{text}" if text.startswith(_FORMULAS) else text


def bare(cell: str) -> str:
    """Return what a cell said before `inert` made it harmless."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULAS) else cell


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
