"""The rows of a till's workbook (XLSX): what each cell shows, as text; formulas are not computed."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from halles.kit.errors import BadInput
from halles.stalls.stock.engine.till import Sheet
from halles.stalls.stock.exchange.till_text import LONGEST, WIDEST

UNPACKED_BYTES = 300_000_000
"""What a workbook may weigh once it is unpacked."""
_EMPTY_ROWS = 500
"""In a row, after which a sheet is over: some programs keep a million of them."""


def book_sheets(raw: bytes, *, file_name: str) -> list[Sheet]:
    """Return the sheets that people see, in their order; BadInput where it is no workbook."""
    try:
        _check_size(raw, file_name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that nobody looks at here
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            return [_sheet(each) for each in book.worksheets if each.sheet_state == "visible"]
    except BadInput:
        raise
    except Exception as error:  # a damaged workbook makes the library raise anything
        raise BadInput(
            _("%s cannot be read as a workbook.") % file_name,
            advice=_("Open it in your spreadsheet and save it again as XLSX or CSV. Nothing was changed."),
        ) from error


def _check_size(raw: bytes, file_name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > UNPACKED_BYTES:
        raise BadInput(
            _("%s is too large once unpacked.") % file_name, advice=_("Export fewer days at a time.")
        )


def _sheet(source: Any) -> Sheet:
    source.reset_dimensions()  # some programs write a wrong size
    rows, numbers = [], []
    for number, row in _filled(source):
        rows.append(row)
        numbers.append(number)
    return Sheet(tuple(rows), tuple(numbers), name=source.title)


def _filled(source: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows that hold something, with their numbers."""
    empty = 0
    for number, cells in enumerate(source.iter_rows(values_only=True, max_col=WIDEST), 1):
        row = _trimmed([_shown(cell) for cell in cells])
        empty = 0 if row else empty + 1
        if empty > _EMPTY_ROWS or number > LONGEST:
            return
        if row:
            yield number, row


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    last = max((at for at, cell in enumerate(row, 1) if cell), default=0)
    return tuple(row[:last])


def _shown(value: Any) -> str:
    """Return a cell as text: days as 2026-11-14, numbers with a point and as many digits as they have."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.time() != time() else "%Y-%m-%d")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        text = f"{Decimal(f'{value:.15g}'):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value).strip()
