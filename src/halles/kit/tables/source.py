"""The text of a table's file, line by line: its encoding found out, its physical lines counted."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.text import mark

UTF_8, WINDOWS = "utf-8", "cp1252"
_OTHER = (
    (b"PK\x03\x04", mark("a spreadsheet (XLSX, ODS) or a ZIP archive")),
    (b"\xd0\xcf\x11\xe0", mark("an old spreadsheet (XLS)")),
    (b"\x1f\x8b", mark("a GZIP archive")),
    (b"%PDF", mark("a PDF")),
    (b"PAR1", mark("a Parquet file")),
    (b"\xff\xfe", mark("UTF-16 text")),
    (b"\xfe\xff", mark("UTF-16 text")),
    (b"<", mark("a web page or XML")),
    (b"{", "JSON"),
    (b"[", "JSON"),
)


def encoding_of(path: Path) -> str:
    """Return the encoding of a file: UTF-8, or Windows' own where its first accent says so.

    Raises BadInput where the file cannot be read, is empty, or is no text.
    """
    try:
        with path.open("rb") as file:
            start = file.read(64).removeprefix(b"\xef\xbb\xbf")
            _check(path, start)
            file.seek(0)
            return next((_encoding(raw) for raw in file if not raw.isascii()), UTF_8)
    except OSError as error:
        words = {"file": path.name, "why": error.strerror or error}
        raise BadInput(_("%(file)s cannot be opened: %(why)s.") % words) from error


def _encoding(raw: bytes) -> str:
    try:
        raw.removeprefix(b"\xef\xbb\xbf").decode(UTF_8)
    except UnicodeDecodeError:
        return WINDOWS
    return UTF_8


def _check(path: Path, start: bytes) -> None:
    advice = _("Expected a table as text: in your spreadsheet, “Save as”, then “CSV UTF-8”.")
    if not start.strip():
        raise BadInput(_("%s is empty.") % path.name, advice=advice)
    looks = next((words for sign, words in _OTHER if start.startswith(sign)), "")
    if looks or b"\0" in start:
        words = {"file": path.name, "looks": _(looks or mark("data that are no text"))}
        raise BadInput(_("%(file)s is no table: it looks like %(looks)s.") % words, advice=advice)


class Source:
    """Decoded lines for a CSV reader; with `only`, records without these bytes are passed over."""

    def __init__(self, path: Path, encoding: str, *, only: bytes = b"") -> None:
        self.path, self.encoding, self.only = path, encoding, only
        self.number = 0
        """Of the latest line read."""
        self.begun = 0
        """Where the latest record begins."""
        self.bytes = 0
        self.passed_over = b""
        """The latest line, where it was."""

    def __iter__(self) -> Iterator[str]:
        """Yield the lines; raise BadInput at the first that is not of the encoding."""
        inside = False
        with self.path.open("rb") as file:
            for raw in file:
                self.number += 1
                self.bytes += len(raw)
                if not inside:
                    self.begun = self.number
                odd = raw.count(b'"') % 2 == 1
                if self.only and self.number > 1 and not inside and not odd and self.only not in raw:
                    self.passed_over = raw
                    continue
                self.passed_over = b""
                inside ^= odd
                yield self.decoded(raw)

    def decoded(self, raw: bytes) -> str:
        """Return a line as text."""
        try:
            return (raw.removeprefix(b"\xef\xbb\xbf") if self.number == 1 else raw).decode(self.encoding)
        except UnicodeDecodeError as error:
            words = {"file": self.path.name, "line": self.number, "byte": f"0x{raw[error.start]:02X}"}
            message = _("%(file)s, line %(line)d: the byte %(byte)s is no letter of this file's encoding.")
            advice = _("Expected UTF-8 text from end to end. Save the table as “CSV UTF-8” again.")
            raise BadInput(message % words, advice=advice) from error
