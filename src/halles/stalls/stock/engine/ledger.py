"""One line of a shop’s ledger in the form that the chain binds, and whether lines follow each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Line:
    """One movement: a quantity changed by `change`, is `on_hand` since, for a reason."""

    number: int
    item: str
    change: int
    on_hand: int
    reason: str
    reference: str
    occurred_at: datetime


def content(line: Line) -> dict[str, str | int]:
    """Return what the chain binds of a line; the moment in UTC, to the microsecond."""
    return {
        "number": line.number,
        "item": line.item,
        "change": line.change,
        "on_hand": line.on_hand,
        "reason": line.reason,
        "reference": line.reference,
        "occurred_at": line.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def first_gap(lines: Iterable[Line]) -> int | None:
    """Return the number of the first line that does not follow: a number missing, or a sum that is wrong."""
    sums: dict[str, int] = {}
    for expected, line in enumerate(lines, start=1):
        after = sums.get(line.item, 0) + line.change
        if line.number != expected or line.on_hand != after:
            return expected
        sums[line.item] = after
    return None
