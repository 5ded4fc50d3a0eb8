"""The benchmark of "open now": a hundred thousand shops asked at once, one edited, all compared with the engine."""

import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.directory.bench.hours_strings import strings
from halles.stalls.directory.bench.pages import build
from halles.stalls.directory.bench.serving import ask
from halles.town.engine.hours import OPEN, Interval, Special, Where, state_at, timeline, understood
from halles.town.engine.hours.index import NEVER, STATES, Index

SHOPS, DISTINCT, DAYS = 100_000, 10_000, 38
HORIZON = 8
SAID = 40
"""One shop in so many has something special to say, and a timetable of its own."""
QUESTIONS = 300
TOWN = "grande-ville"
METZ = Where(6.18, 49.12, "57")
"""A town with two more public holidays."""
STARTS = ("2026-10-20", "2026-12-20", "2027-03-20")
"""Windows that hold the days of All Saints and the Armistice, Christmas, both changes of the clocks, Easter."""

Timetable = tuple[str, tuple[Special, ...]]


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure; the strings are those of `data` ("oh_real_*.jsonl.gz") where given, and of a grammar."""
    known = list(real_strings(data))[: 1_500 if quick else None] if data else []
    known = list(dict.fromkeys(known + strings(1_500 if quick else DISTINCT)))
    checked, metrics = 700 if quick else 4_000, dict[str, Any]()
    for turn, start in enumerate(STARTS):
        shops = town(known, datetime.fromisoformat(start), seed=turn)
        index, build_s = made(shops, start, partial(progress.step, f"index from {start}"))
        if not turn:
            metrics = costs(index) | {"build_s": round(build_s, 2)}
        wrong = list(differences(index, shops, checked, seed=turn))
        metrics["mismatches"] = metrics.get("mismatches", 0) + len(wrong)
        metrics["compared"] = metrics.get("compared", 0) + checked
        for line in wrong[:5]:
            progress.step(f"differs: {line}", 1, 1)
    metrics |= {"shops": SHOPS, "distinct_strings": len(known), "real_strings": len(known) - DISTINCT}
    return {"metrics": metrics | edits(quick, progress), "peers": {}}
