"""Write a table of text, record by record."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


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


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
