"""The benchmark of opening hours: the reference's own cases, and real texts with the reference's answers.

What is neither right nor refused is printed one by one.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

import typer

from halles.kit.progress import Progress
from halles.town.bench.freetext import freetext_figures, freetext_outcomes
from halles.town.bench.hours_cases import case_verdicts, reject_verdicts
from halles.town.bench.hours_compare import ASIDE, REFUSED, RIGHT, WRONG, Verdict
from halles.town.bench.hours_speed import speeds
from halles.town.bench.hours_texts import text_verdicts

CASES, TEXTS = "oh_*cases*.json.gz", "oh_real_*.jsonl.gz"


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure every file of cases and of texts in a folder; `quick` takes one text in eight."""
    if data is None:
        raise SystemExit(f"hours: name a folder that holds {CASES} and {TEXTS} with --data")
    started = perf_counter()
    found: dict[str, list[Verdict]] = {"vectors": [], "rejects": [], "clean": [], "dirty": []}
    for path in sorted(data.glob(CASES)):
        found["vectors"] += case_verdicts(path)
        found["rejects"] += reject_verdicts(path)
    files = sorted(data.glob(TEXTS))
    for number, path in enumerate(files):
        progress.step("hours", number, len(files))
        found["dirty" if "dirty" in path.name else "clean"] += text_verdicts(path, every=8 if quick else 1)
    progress.step("hours", len(files), len(files))
    if not any(found.values()):
        raise SystemExit(f"hours: neither {CASES} nor {TEXTS} in {data}")
    for part, verdicts in found.items():
        _tell(part, verdicts)
    for outcome in ("wrong", "overread", "asked"):
        typer.echo(f"freetext {outcome}: {' '.join(freetext_outcomes(data)[outcome]) or 'none'}")
    metrics = _metrics(found) | freetext_figures(data) | speeds(data, TEXTS)
    return {"metrics": metrics | {"seconds": round(perf_counter() - started, 1)}}


def _metrics(found: dict[str, list[Verdict]]) -> dict[str, Any]:
    wrong = sum(each.kind == WRONG for verdicts in found.values() for each in verdicts)
    counts = {
        f"{part}_{kind}": count
        for part, verdicts in found.items()
        for kind, count in sorted(Counter(each.kind for each in verdicts).items())
    }
    return {
        "vectors_exact": _share(found["vectors"]),
        "rejects_exact": _share(found["rejects"]),
        "clean_agree": _share(found["clean"]),
        "dirty_agree": _share(found["dirty"]),
        "silent_misreads": wrong,
        **counts,
    }


def _share(verdicts: Iterable[Verdict]) -> float | None:
    """Return the share of right answers among those that count; None if there are none."""
    counted = [each.kind == RIGHT for each in verdicts if each.kind != ASIDE]
    return round(sum(counted) / len(counted), 5) if counted else None


def _tell(part: str, verdicts: list[Verdict]) -> None:
    """Print what is wrong, what is set aside and why, and what of the cases is refused."""
    for each in verdicts:
        if each.kind in (WRONG, ASIDE) or (each.kind == REFUSED and part == "vectors"):
            typer.echo(f"{part} {each.kind}: {each.text!r} ({each.why})")
