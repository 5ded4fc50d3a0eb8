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
    """Return the shares of labelled lines answered and exact, and the digests of the others by what is wrong.

    `freetext_answered`: of the lines with a definite label, those read without a question.
    `freetext_exact`: of the lines read without a question, whatever their label, those that mean the same.
    """
    outcomes: dict[str, list[str]] = {
        name: [] for name in ("right", "asked", "wrong", "overread", "ask_right")
    }
    for digest, text, label in _labelled(folder):
        outcomes[_outcome(read_french(text), label)].append(digest)
    right, asked = len(outcomes["right"]), len(outcomes["asked"])
    wrong, overread = len(outcomes["wrong"]), len(outcomes["overread"])
    definite, answered = right + asked + wrong, right + wrong + overread
    return {
        "freetext_lines": definite + overread + len(outcomes["ask_right"]),
        "freetext_definite": definite,
        "freetext_answered": round((right + wrong) / definite, 4) if definite else 0.0,
        "freetext_exact": round(right / answered, 4) if answered else 0.0,
        "freetext_asked_lines": outcomes["asked"],
        "freetext_wrong_lines": outcomes["wrong"] + outcomes["overread"],
    }


def _labelled(folder: Path) -> list[tuple[str, str, str]]:
    """Return digest, text and label of each line that has a label."""
    labels = json.loads(LABELS.read_text())
    lines = [line for path in sorted(folder.glob(FILES)) for line in path.read_text().splitlines()]
    by_digest = {sha256(line.encode()).hexdigest()[:16]: line for line in lines if line}
    return [(digest, by_digest[digest], label) for digest, label in labels.items() if digest in by_digest]


def _outcome(reading: Reading, label: str) -> str:
    if label == ASK:
        return "overread" if reading.hours else "ask_right"
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
