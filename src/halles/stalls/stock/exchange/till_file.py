"""A till's file, looked at: which sheet, which columns, sales or stock; then read by a confirmed mapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.stalls.stock.engine.till import Guessed, Sheet, guess
from halles.stalls.stock.exchange.till_book import book_sheets
from halles.stalls.stock.exchange.till_text import text_rows

_WORKBOOK = b"PK\x03\x04"
_NO_TABLES = (b"\xd0\xcf\x11\xe0", b"%PDF", b"<")


@dataclass(frozen=True)
class TillSheet:
    """The sheet of a till's file that holds its lines, and how it is thought to be read."""

    sheet: Sheet
    guessed: Guessed


def till_sheet(path: Path, *, file_name: str = "") -> TillSheet:
    """Return the sheet of a file that tells most, and the guess of its columns.

    Raises BadInput where the file is neither text nor a workbook, or holds no table of articles.
    """
    name = file_name or path.name
    found = [(sheet, guess(sheet, file_name=name)) for sheet in _sheets(path, name)]
    known = [TillSheet(sheet, guessed) for sheet, guessed in found if guessed]
    if not known:
        raise BadInput(
            _("%s holds no table: no line with an article and a number was found.") % name,
            advice=_("Export the sales or the stock of your till, by article, in CSV or XLSX."),
        )
    return max(known, key=_worth)


def _worth(one: TillSheet) -> tuple[bool, int, int]:
    told = sum(bool(field) for field in one.guessed.mapping.columns)
    return one.guessed.is_usable, told, len(one.sheet.rows)


def _sheets(path: Path, name: str) -> Sequence[Sheet]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        words = {"file": name, "why": error.strerror or error}
        raise BadInput(_("%(file)s cannot be opened: %(why)s.") % words) from error
    if raw.startswith(_WORKBOOK):
        return book_sheets(raw, file_name=name)
    if raw.startswith(_NO_TABLES):
        raise BadInput(
            _("%s is no table that can be read here: an old workbook (XLS), a PDF or a web page.") % name,
            advice=_("Save it as XLSX or CSV, then send it again."),
        )
    rows = text_rows(raw, file_name=name)
    return [Sheet(tuple(row for _number, row in rows), tuple(number for number, _row in rows))]
