"""Which lines two files share: a line of a till has an identity, and counts once however often it is read.

A line of a ticket, or of a moment, never changes once it is rung up: lines of one identity are numbered, and
a file that holds more of them than are known brings the others. A sum of a day grows until the shop closes:
the file that goes on longer is right, and of two that end together the larger sum.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

from halles.stalls.stock.engine.till.shapes import Article, Grain, Sale

Whose = Callable[[Article], str]
"""What tells an article in all files of a shop, whichever of its names a file gives."""


class Row(NamedTuple):
    """One line as it is kept: whose it is, how much was sold, of which days, and how far its file went."""

    article: str
    day: date
    until: date
    quantity: int
    """In thousandths."""
    reach: date
    """Of a sum of a day: the last day that its file tells of; of others their own day."""
    at: time | None = None


Rows = Mapping[str, Row]


@dataclass
class Merge:
    """What a file brings to what was known."""

    rows: dict[str, Row] = field(default_factory=dict)
    """New or changed rows by digest; what is known already is not among them."""
    changes: dict[tuple[str, date], int] = field(default_factory=dict)
    """How much more was sold of an article on a day (the first of several), in thousandths."""
    known: int = 0
    """Lines that an earlier file had told."""
    clashing: list[tuple[date, date]] = field(default_factory=list)
    """Days of lines left out, because another kind of file told of these days."""


def rows_of(
    sales: Sequence[Sale], grain: Grain, whose: Whose = lambda article: article.key
) -> dict[str, Row]:
    """Return the rows of a file by digest; lines that are told apart by nothing are numbered."""
    reach = max((sale.until for sale in sales), default=date.min)
    found: dict[str, Row] = {}
    if grain in ("day", "period"):
        for (article, day, until), quantity in _summed(sales, whose).items():
            found[digest(grain, article, day, until)] = Row(article, day, until, quantity, reach)
        return found
    seen: Counter[str] = Counter()
    for sale in sales:
        article = whose(sale.article)
        told = _identity(sale, grain, article)
        seen[told] += 1
        row = Row(article, sale.day, sale.until, sale.quantity, sale.until, sale.at)
        found[digest(told, seen[told])] = row
    return found


def merge(known: Rows, found: Rows, others: Iterable[tuple[date, date]] = ()) -> Merge:
    """Return what the rows of a file bring to those known.

    `others` are spans of days that files with another meaning of a line (`grain`) have told: of these days
    nothing is taken, for the same sale would be counted under two identities.
    """
    result, taken = Merge(), list(others)
    changes: dict[tuple[str, date], int] = defaultdict(int)
    for key, row in found.items():
        if any(first <= row.until and row.day <= last for first, last in taken):
            result.clashing.append((row.day, row.until))
            continue
        before = known.get(key)
        after = row if before is None else joined(before, row)
        if after == before:
            result.known += 1
            continue
        result.rows[key] = after
        changes[row.article, row.day] += after.quantity - (before.quantity if before else 0)
    result.changes = {key: change for key, change in changes.items() if change}
    return result


def joined(a: Row, b: Row) -> Row:
    """Return what is known once both were read; the same whichever is read first, and however often."""
    return max(a, b, key=lambda row: (row.reach, row.quantity))


def digest(*parts: Any) -> str:
    """Return the fingerprint of a line: what was sold to whom cannot be read from it."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _identity(sale: Sale, grain: Grain, article: str) -> str:
    """Return what tells a line apart from others, but for lines that are alike."""
    where = [sale.day.isoformat(), sale.till]
    if grain == "ticket" and sale.line:
        return digest("line", *where, sale.ticket, sale.line)
    at = sale.at.isoformat() if sale.at and grain == "moment" else ""
    what = [article, sale.quantity, sale.cents]
    return digest(grain, *where, sale.ticket if grain == "ticket" else at, *what)


def _summed(sales: Sequence[Sale], whose: Whose) -> dict[tuple[str, date, date], int]:
    """Return each article's sum by day or period."""
    sums: dict[tuple[str, date, date], int] = defaultdict(int)
    for sale in sales:
        sums[whose(sale.article), sale.day, sale.until] += sale.quantity
    return sums
