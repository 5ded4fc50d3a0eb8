"""Real texts with the reference's answers for two weeks at a place in Brittany."""

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from halles.town.bench.hours_compare import (
    REFUSED,
    RIGHT,
    WRONG,
    Verdict,
    are_alike,
    first_difference,
    joined,
    told_by_us,
)
from halles.town.engine.hours import Hours, NotUnderstood, Where, read

WHERE = Where(None, None, "29")
"""The answers were made for the holidays of Brittany, with the sun at 6 and 18 h all year round."""
WEEKS = {
    "autumn": (datetime.fromisoformat("2026-11-09"), datetime.fromisoformat("2026-11-16")),
    "summer": (datetime.fromisoformat("2026-07-13"), datetime.fromisoformat("2026-07-20")),
}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file of texts."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def text_verdicts(path: Path, *, every: int) -> list[Verdict]:
    """Return what became of one text in `every`; to refuse what the reference refuses is right."""
    return [_verdict(row) for number, row in enumerate(rows(path)) if number % every == 0]


def _verdict(row: dict[str, Any]) -> Verdict:
    text = row["s"]
    try:
        hours = read(text)
    except NotUnderstood as refused:
        return Verdict(text, RIGHT if row.get("invalid") else REFUSED, refused.reason)
    if row.get("invalid"):
        return Verdict(text, WRONG, f"the reference refuses it; read as {hours.text!r}")
    differences = filter(None, (_difference(hours, row, week) for week in WEEKS))
    found = next(differences, "")
    return Verdict(text, WRONG, f"read as {hours.text!r}: {found}") if found else Verdict(text, RIGHT)


def _difference(hours: Hours, row: dict[str, Any], week: str) -> str:
    """Return where two answers about a week differ, "" if nowhere."""
    start, end = WEEKS[week]
    told = [
        (datetime.fromisoformat(low), datetime.fromisoformat(high), bool(u), "") for low, high, u in row[week]
    ]
    theirs = joined(told, comments=False)
    ours = joined(told_by_us(hours, start, end, WHERE), comments=False)
    return "" if are_alike(ours, theirs) else first_difference(ours, theirs)
