"""One line of a table: its cells by column, read as numbers, days or words, or refused in a sentence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput

MOST_SHOWN = 40
"""Characters of a cell that a refusal repeats."""
_T = TypeVar("_T")
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?|(\d{1,2})[-./](\d{1,2})[-./](\d{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """Cells without spaces around; a column that the file lacks is empty."""

    file: str
    number: int
    """Of the file: 1 is the header."""
    columns: dict[str, int]
    cells: Sequence[str]

    def text(self, column: str) -> str:
        """Return a cell as it is written."""
        index = self.columns.get(column)
        return "" if index is None else self.cells[index].strip()

    def needed(self, column: str) -> str:
        """Return a cell that may not be empty."""
        found = self.text(column)
        if not found:
            raise self.wrong(column, _("a value, for this column is never empty"))
        return found

    def matching(self, column: str, pattern: str, expected: str) -> str:
        """Return a cell that has the whole form of `pattern`; `expected` says it in words."""
        found = self.needed(column)
        if not re.fullmatch(pattern, found):
            raise self.wrong(column, expected)
        return found

    def one_of(self, column: str, known: Sequence[str]) -> str:
        """Return a cell that holds one of the words known."""
        found = self.needed(column)
        if found not in known:
            raise self.wrong(column, _("one of: %s") % ", ".join(known))
        return found

    def decimal(self, column: str, low: float, high: float) -> float | None:
        """Return a number within bounds, None for an empty cell; a decimal comma is understood."""
        found = self.text(column)
        if not found:
            return None
        value = _or_none(lambda: float(found.replace(",", ".")))
        if value is None or not low <= value <= high:
            raise self.wrong(column, _("a number from %(low)g to %(high)g") % {"low": low, "high": high})
        return value

    def whole(self, column: str, low: int, high: int) -> int | None:
        """Return a whole number within bounds, None for an empty cell; "163,0000" is 163."""
        found = re.sub(r"[.,]0+$", "", self.text(column))
        if not found:
            return None
        if not (found.isascii() and found.isdigit() and low <= int(found) <= high):
            words = {"low": low, "high": high}
            raise self.wrong(column, _("a whole number from %(low)d to %(high)d") % words)
        return int(found)

    def day(self, column: str) -> date | None:
        """Return a day, None for an empty cell: 2024-01-31, 2024.01.31 or 31/01/2024."""
        found = self.text(column)
        if not found:
            return None
        match = _DAY.fullmatch(found)
        parts = match.groups() if match else ()
        numbers = [int(part) for part in (parts[:3] if parts and parts[0] else parts[:2:-1])]
        value = _or_none(lambda: date(*numbers))
        if value is None:
            raise self.wrong(column, _("a day, such as 2024-01-31"))
        return value

    def wrong(self, column: str, expected: str) -> BadInput:
        """Return the refusal of a cell: file, line, column, what was found and what was expected."""
        found = self.text(column)
        shown = found[: MOST_SHOWN - 1] + "…" if len(found) > MOST_SHOWN else found
        words = {"file": self.file, "line": self.number, "column": column, "found": shown}
        message = _("%(file)s, line %(line)d, column %(column)s: “%(found)s” was found.")
        return BadInput(message % words, advice=_("Expected: %s. Nothing was changed.") % expected)


def _or_none(make: Callable[[], _T]) -> _T | None:
    try:
        return make()
    except (ValueError, TypeError, OverflowError):
        return None
