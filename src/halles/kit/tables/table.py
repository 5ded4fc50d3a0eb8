"""A table of text with a header: separator and columns found out, each record as wide as the header."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from halles.kit.errors import BadInput
from halles.kit.progress import Progress, Silent
from halles.kit.tables.line import Line
from halles.kit.tables.source import Source, encoding_of

SEPARATORS = ",;\t|"
EVERY = 50_000
"""Lines between two steps of progress."""
_PARTS = 1000


@dataclass(frozen=True)
class Table:
    """A file that can be read as a table."""

    path: Path
    encoding: str
    separator: str
    columns: dict[str, int]
    """The index of each column by its name, as the file spells it."""
    width: int
    """How many cells each record has: a spreadsheet's spare columns count, and stay empty."""

    def lines(self, *, only: bytes = b"", progress: Progress | None = None) -> Iterator[Line]:
        """Yield the records below the header, in bounded memory.

        With `only`, records that do not hold these bytes are passed over quickly. Raises BadInput at the
        first record that is not as wide as the header: the file is cut off, or a separator got into a cell.
        """
        source = Source(self.path, self.encoding, only=only)
        reader = self._reader(source)
        next(reader, None)
        progress, size = progress or Silent(), self.path.stat().st_size or 1
        told = 0
        for cells in self._records(reader, source):
            if source.number - told >= EVERY:
                told = source.number
                progress.step(_("Reading the table"), _PARTS * source.bytes // size, _PARTS)
            if any(cell.strip() for cell in cells):
                yield self._line(source.begun, cells)
        if source.passed_over.strip():  # the file's end is not cut off, wherever it is
            last = csv.reader([source.decoded(source.passed_over)], delimiter=self.separator)
            cells = next(last)
            if any(cell.strip() for cell in cells):
                self._line(source.number, cells)
        progress.step(_("Reading the table"), _PARTS, _PARTS)

    def _reader(self, source: Source) -> Iterator[list[str]]:
        return csv.reader(source, delimiter=self.separator, strict=True)

    def _records(self, reader: Iterator[list[str]], source: Source) -> Iterator[list[str]]:
        try:
            yield from reader
        except csv.Error as error:
            words = {"file": self.path.name, "line": source.begun, "why": error}
            raise BadInput(
                _("%(file)s, line %(line)d: this record cannot be read (%(why)s).") % words,
                advice=_("Expected a quotation mark at both ends of a cell. The file may be cut off."),
            ) from error

    def _line(self, number: int, cells: list[str]) -> Line:
        if len(cells) != self.width or any(cell.strip() for cell in cells[len(self.columns) :]):
            words = {"file": self.path.name, "line": number, "found": len(cells)}
            raise BadInput(
                _("%(file)s, line %(line)d: %(found)d cells were found.") % words,
                advice=_("Expected %d as in the header: the file is cut off, or a separator is in a cell.")
                % self.width,
            )
        return Line(self.path.name, number, self.columns, cells)


def open_table(path: Path, *, needs: Sequence[Sequence[str]]) -> Table:
    """Return the table of a file; of each group of `needs` at least one column is there.

    Raises BadInput that names the file and what is missing or unreadable.
    """
    encoding = encoding_of(path)
    header = next(iter(Source(path, encoding)))
    separator = max(SEPARATORS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=separator), [])]
    width = len(names)
    while names and not names[-1]:
        names.pop()
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        raise BadInput(_("%(file)s, line 1: there are two columns %(column)s.") % _words(path, twice))
    missing = next((group for group in needs if not set(group) & set(names)), None)
    if missing:
        raise _missing(path, missing, names)
    return Table(path, encoding, separator, {name: index for index, name in enumerate(names)}, width)


def _missing(path: Path, wanted: Sequence[str], names: Sequence[str]) -> BadInput:
    near = process.extractOne(wanted[0], names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=75)
    message = _("%(file)s, line 1: there is no column %(column)s.") % _words(path, _(" or ").join(wanted))
    if near:
        return BadInput(message, advice=_("Did you mean: %s? The name is to be exact.") % near[0])
    shown = ", ".join(name for name in names[:8] if name)
    return BadInput(message, advice=_("The columns found are: %s.") % shown)


def _words(path: Path, column: str) -> dict[str, str]:
    return {"file": path.name, "column": column}
