"""French tables of car parks: schema "stationnement" v0.1, and the national base as really published."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any, Final

from halles.stalls.sensing.engine.reports import Report, Scalar
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import folded
from halles.stalls.sensing.exchange.dialects.ngsi import limited

_IDS: Final = ("id_park", "id")
"""The schema's column, the national base's column."""
_NEEDED: Final = frozenset({"insee", "nb_places"})
_SEPARATORS: Final = ",;"
_NUMERIC: Final = re.compile(r"nb_|tarif_\d|t\d+h$|hauteur_max$|abo?_|Xlong$|Ylat$")
"""Columns of numbers in either spelling; codes such as "04070" stay the text they are."""
_NUMBER: Final = re.compile(r"-?\d{1,12}(?:[.,]\d{1,12})?")


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether this is a table with the columns of either kind."""
    if type(tree) is not bytes:
        return False
    header = _cells(_first_line(tree))
    return set(header) >= _NEEDED and any(name in header for name in _IDS)


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return a report for each car park: what is true of it for long, hence neither time nor key."""
    try:
        text = tree.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("a table is not in UTF-8") from None
    header = _cells(_first_line(tree))
    if len(set(header)) != len(header):
        raise Unreadable("a column comes twice")
    return limited(_reports(text, header))


def _reports(text: str, header: list[str]) -> Iterator[Report]:
    id_column = next(name for name in _IDS if name in header)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        next(reader)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _report(header, cells, id_column)
    except csv.Error:
        raise Unreadable("a line of a table cannot be read") from None


def _report(header: list[str], cells: list[str], id_column: str) -> Report:
    if len(cells) != len(header):
        raise Unreadable("a line of a table is not as wide as its header")
    row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    device = folded(row.pop(id_column))
    return Report(device, "", "", None, {name: _value(name, text) for name, text in row.items() if text})


def _value(name: str, text: str) -> Scalar:
    if not _NUMERIC.match(name) or not _NUMBER.fullmatch(text):
        return text
    return float(text.replace(",", ".")) if "." in text or "," in text else int(text)


def _first_line(payload: bytes) -> str:
    return payload.partition(b"\n")[0].decode("utf-8-sig", "replace").strip()


def _separator(text: str) -> str:
    return max(_SEPARATORS, key=text.partition("\n")[0].count)


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(_separator(line))]
