"""French free text against labels made by hand: how much is answered, and how much of it is right.

The texts stay in the data folder; the labels are found by the digest of each line. Lines whose digest is
even were for development, the labels are of the others.
"""

import json
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from halles.town.engine.hours import Interval, NotUnderstood, Where, intervals, read
from halles.town.engine.hours.french import Reading, read_french

FILES = "oh_*freetext*.txt"
LABELS = Path(__file__).with_name("freetext_labels.json")
ASK = "ask"
"""The label of a line that a careful reader would ask back, or that tells no hours."""
WHERE = Where(lon=-3.55, lat=47.87, department="29")
PERIODS = (
    (datetime.fromisoformat("2026-11-09"), datetime.fromisoformat("2026-11-23")),
    (datetime.fromisoformat("2026-07-13"), datetime.fromisoformat("2026-07-20")),
    (datetime.fromisoformat("2027-01-04"), datetime.fromisoformat("2027-01-11")),
)
"""Two weeks with a holiday, a week of summer and school holidays, one of winter."""
MONTH = timedelta(days=31)


def freetext_figures(folder: Path) -> dict[str, Any]:
    """Return the shares of labelled lines that are answered and exact, and what they are counted of.

    `freetext_answered`: of the lines with a definite label, those read without a question.
    `freetext_exact`: of the lines read without a question, whatever their label, those that mean the same.
    """
    count = {name: len(digests) for name, digests in freetext_outcomes(folder).items()}
    definite = count["right"] + count["asked"] + count["wrong"]
    answered = count["right"] + count["wrong"] + count["overread"]
    return {
        "freetext_lines": sum(count.values()),
        "freetext_definite": definite,
        "freetext_answered": round((count["right"] + count["wrong"]) / definite, 4) if definite else None,
        "freetext_exact": round(count["right"] / answered, 4) if answered else None,
    }


def freetext_outcomes(folder: Path) -> dict[str, list[str]]:
    """Return the digests of the labelled lines by what became of them.

    Of a definite label: "right", "wrong" or "asked"; of a line to be asked: "asked_back" or "overread".
    """
    outcomes: dict[str, list[str]] = {
        name: [] for name in ("right", "wrong", "asked", "asked_back", "overread")
    }
    for digest, text, label in _labelled(folder):
        outcomes[_outcome(read_french(text), label)].append(digest)
    return outcomes


def _labelled(folder: Path) -> list[tuple[str, str, str]]:
    """Return digest, text and label of each line that has a label."""
    labels = json.loads(LABELS.read_text())
    lines = [line for path in sorted(folder.glob(FILES)) for line in path.read_text().splitlines()]
    by_digest = {sha256(line.encode()).hexdigest()[:16]: line for line in lines if line}
    return [(digest, by_digest[digest], label) for digest, label in labels.items() if digest in by_digest]


def _outcome(reading: Reading, label: str) -> str:
    if label == ASK:
        return "overread" if reading.hours else "asked_back"
    if not reading.hours:
        return "asked"
    return "right" if means_same(reading.hours, label) else "wrong"


def means_same(one: str, other: str) -> bool:
    """Whether two strings say the same of every moment of PERIODS and of each month's first days."""
    try:
        return meaning(one) == meaning(other)
    except NotUnderstood:
        return False


@lru_cache(maxsize=1024)
def meaning(raw: str) -> tuple[tuple[datetime, datetime, str], ...]:
    """Return what a string says over PERIODS and a whole year of months, each from its first day."""
    hours = read(raw)
    months = [
        (start, start + MONTH)
        for start in (datetime.fromisoformat(f"2026-{month:02}-01") for month in range(1, 13))
    ]
    found: list[Interval] = []
    for start, end in (*PERIODS, *months):
        found += intervals(hours, start, end, where=WHERE)
    return tuple((each.start, each.end, each.state) for each in found)
