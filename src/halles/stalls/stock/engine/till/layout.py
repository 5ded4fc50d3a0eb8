"""Where a sheet's table begins, what its header is, and which rows are none of its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.engine.till.days import clock_of, moment
from halles.stalls.stock.engine.till.numbers import number
from halles.stalls.stock.engine.till.words import words_of

Row = Sequence[str]
Kind = Literal["line", "blank", "total", "header", "heading", "foot"]
"""Of a row: a line of the table, nothing, a sum, the header again, the name of a group, words below."""
HIGHEST = 40
"""Rows among which the header is looked for."""
_TOTAL = re.compile(
    r"^\W*(sous[\s-]*tota(l|ux)|tota(l|ux)|s/?-?\s*total|grand total|sub\s*-?totals?|cumul|somme)\b", re.I
)
_FOOT = re.compile(
    r"^\W*(page\s+\d|[ée]dit[ée]|imprim[ée]|export[ée]|g[ée]n[ée]r[ée]|fin d|nombre de|nb\.? de"
    r"|\d+ (lignes?|articles?)\b"
    r"|printed|generated|exported|end of|rows?\b|©|copyright|report)",
    re.I,
)
_SAID = 0.55


@dataclass(frozen=True)
class Layout:
    """A table inside a sheet."""

    header: int
    """Index of its header's row, -1 where it has none."""
    names: tuple[str, ...]
    """Of its columns; empty words where there is no header."""
    first: int
    """Index of its first line."""
    title: tuple[str, ...] = ()
    """What stands above it, cell by cell."""


def layout_of(rows: Sequence[Row]) -> Layout | None:
    """Return where the table of a sheet is, None where there is none."""
    if not any(_is_data(row) for row in rows):
        return None
    width = max(len(row) for row in rows)
    header = _header(rows)
    if header < 0:
        first = next(index for index, row in enumerate(rows) if _is_data(row))
        return Layout(-1, ("",) * width, first, _above(rows, first))
    names, first = tuple(cell.strip() for cell in rows[header]), header + 1
    below = rows[first] if first < len(rows) else ()
    if _continues(rows[header], below):
        names, first = _two_lines(rows[header], below, width), first + 1
    elif header and len(set(filter(None, names))) < len(list(filter(None, names))):
        names = _two_lines(rows[header - 1], rows[header], width)
    return Layout(header, (*names, *("",) * (width - len(names))), first, _above(rows, header))


def kind_of(row: Row, layout: Layout, named: Sequence[int] = (), ticket: int = -1) -> Kind:
    """Return what a row below the header is; `named`: columns of name, code and reference.

    A row that names no article is a sum, unless it has a ticket: then it is a line that lacks something.
    """
    cells = [cell.strip() for cell in row]
    filled = [cell for cell in cells if cell]
    if not filled:
        return "blank"
    if layout.header >= 0 and tuple(cells) == tuple(layout.names[: len(cells)]):
        return "header"
    if _TOTAL.match(filled[0]) and not _has_code(cells, named):
        return "total"
    if len(filled) == 1:
        return "foot" if _FOOT.match(filled[0]) or number(filled[0]) is not None else "heading"
    if _FOOT.match(filled[0]) and len(filled) <= 2:
        return "foot"
    has_ticket = 0 <= ticket < len(cells) and bool(cells[ticket])
    if named and not has_ticket and not any(cells[index] for index in named if index < len(cells)):
        return "total" if not _words(filled) else "foot"
    return "line"


def _has_code(cells: Sequence[str], named: Sequence[int]) -> bool:
    """Say whether a row that begins with "Total" is an article all the same, for it has a code."""
    codes = [cells[at] for at in named if at < len(cells) and not _TOTAL.match(cells[at])]
    return any(re.search(r"\d", code) and " " not in code for code in codes)


def _words(filled: Sequence[str]) -> bool:
    return any(re.search(r"[^\W\d_]{3,}", cell) for cell in filled)


def _header(rows: Sequence[Row]) -> int:
    """Return the index of the row that names most columns above lines of data, -1 for none."""
    best, index = 0.0, -1
    for at, row in enumerate(rows[:HIGHEST]):
        said = _said(row)
        if said > best and any(_is_data(each) for each in rows[at + 1 : at + 6]):
            best, index = said, at
    return index


def _said(row: Row) -> float:
    """Return how many columns a row names, 0 where it holds values or names too few."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if len(filled) < 2 or any(_is_value(cell) for cell in filled):
        return 0.0
    hits = [max(f.header_scores(cell).values(), default=0.0) for cell in filled if len(cell) <= 60]
    known = sum(hit for hit in hits if hit >= _SAID)
    return known if known >= 1 and sum(hit >= _SAID for hit in hits) >= 0.34 * len(filled) else 0.0


def _is_value(cell: str) -> bool:
    return (
        number(cell) is not None
        or moment(cell) is not None
        or clock_of(cell) is not None
        or code_of(cell).state in ("checked", "mangled")
    )


def _is_data(row: Row) -> bool:
    """Say whether a row looks like a line: two cells or more, and a number, a day or a code among them."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) >= 2 and any(_is_value(cell) for cell in filled) and not _TOTAL.match(filled[0])


def _continues(header: Row, below: Row) -> bool:
    """Say whether a second row of names stands below groups of columns ("Ventes" above "Qté" and "CA")."""
    empty = [
        at for at, cell in enumerate(below) if cell.strip() and not (at < len(header) and header[at].strip())
    ]
    return bool(empty) and _said(below) > 0


def _two_lines(header: Row, below: Row, width: int) -> tuple[str, ...]:
    """Return names of two rows: what stands above goes with each name below, up to the next group."""
    names, group = [], ""
    for at in range(width):
        above = header[at].strip() if at < len(header) else ""
        under = below[at].strip() if at < len(below) else ""
        group = above or group
        names.append(" ".join(dict.fromkeys(part for part in ((group if under else above), under) if part)))
    return tuple(names)


def _above(rows: Sequence[Row], end: int) -> tuple[str, ...]:
    return tuple(cell.strip() for row in rows[:end] for cell in row if cell.strip())


def header_key(names: Sequence[str]) -> tuple[str, ...]:
    """Return a header as its layout is recognised by: words alone."""
    return tuple(" ".join(words_of(name)) for name in names)
