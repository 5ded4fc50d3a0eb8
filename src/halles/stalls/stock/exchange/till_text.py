"""The rows of a till's file of text: encoding and separator found out, whatever the till is."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput

SEPARATORS = ";\t|,"
"""Of two that cut as evenly the first: commas also stand inside names and numbers."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = ("cp1252", "cp850", "mac_roman")
_FRENCH = frozenset("éèêëàâäçùûüôöîïœÉÈÊÀÂÇÙÔÎŒ°€’«»–— ²\u00a0")
_SAMPLE = 200
WIDEST, LONGEST = 120, 200_000
"""Columns and rows beyond which a file is no till's export."""


def text_rows(raw: bytes, *, file_name: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return each row with the number of its first line; BadInput where it is no text or is too long."""
    text = decoded(raw)
    if "\0" in text or not text.strip():
        raise BadInput(
            _("%s holds no table that can be read.") % file_name,
            advice=_("Ask your till for an export in CSV or Excel (XLSX)."),
        )
    separator = separator_of(text)
    return _rows(text, separator, file_name)


def decoded(raw: bytes) -> str:
    """Return the text: by its mark, else UTF-8, else the old set of signs that makes most French letters."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(each, "replace") for each in _OLD), key=_frenchness)


def _frenchness(text: str) -> int:
    """Return how many signs beyond ASCII are French ones, less those that are not."""
    odd = Counter(each for each in text if ord(each) > 127)
    return sum(count if sign in _FRENCH else -count for sign, count in odd.items())


def separator_of(text: str) -> str:
    """Return the sign that cuts most lines into one same number of cells, more than one."""
    sample = text[:200_000].splitlines()[:_SAMPLE]
    return max(SEPARATORS, key=lambda sign: _evenness(sample, sign))


def _evenness(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """Return the share of lines as wide as most, and that width; nothing for one column."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if any(row))
    except csv.Error:
        return 0.0, 0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width = max(wide, key=lambda each: (wide[each], each))
    return round(wide[width] / widths.total(), 1), width


def _rows(text: str, separator: str, file_name: str) -> list[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found, start = [], 1
    try:
        for row in reader:
            found.append((start, tuple(cell.strip() for cell in row[:WIDEST])))
            start = reader.line_num + 1
            if len(found) > LONGEST:
                raise BadInput(
                    _("%(file)s has more than %(count)d lines.") % {"file": file_name, "count": LONGEST},
                    advice=_("Export fewer days at a time. Nothing was changed."),
                )
    except csv.Error as error:
        words = {"file": file_name, "line": start}
        raise BadInput(
            _("%(file)s, line %(line)d: this line cannot be read.") % words,
            advice=_("The file may be cut off: export it again. Nothing was changed."),
        ) from error
    return found
