"""The journal's benchmark: what a command costs, how long a writer waits, what survives `kill -9`."""

import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from halles.journal.bench.house import folder, measure
from halles.kit.cluster import Missing, running
from halles.kit.progress import Progress

COUNTED = 200
"""Commands whose fsyncs are counted."""
PAUSE = "0.05"
"""Seconds between two kills, on average."""

Tell = Callable[[int, int], None]


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure everything on throwaway databases; `data` is not used."""
    kills = "20" if quick else "200"
    steps: dict[str, Callable[[Path, Tell], dict[str, Any]]] = {
        "cost of a command": lambda home, tell: measure("cost", home, "200" if quick else "4000"),
        "fsyncs of a command": lambda home, tell: fsyncs(home),
        "eight writers": lambda home, tell: measure("queue", home, "4" if quick else "60"),
        "kills on SQLite": lambda home, tell: _on("sqlite", measure("crash", home, kills, PAUSE, tell=tell)),
        "kills on PostgreSQL": lambda home, tell: postgresql(home, kills, tell),
    }
    metrics: dict[str, Any] = {}
    for text, step in steps.items():
        progress.step(text, 0, 1)
        with folder() as home:
            metrics |= step(home, partial(progress.step, text))
        progress.step(text, 1, 1)
    metrics["kills"] = _together(metrics, "kills", min)
    for name in ("lost", "skipped", "repeated"):
        metrics[name] = _together(metrics, name, sum)
    return {"metrics": metrics, "peers": {}}


def _together(metrics: dict[str, Any], name: str, join: Callable[[list[int]], int]) -> int | None:
    """Join both databases' counts; one that could not be tried leaves no figure, rather than a good one."""
    counts = [metrics.get(f"{engine}_{name}") for engine in ("sqlite", "postgresql")]
    known = [count for count in counts if count is not None]
    return join(known) if len(known) == len(counts) else None


def fsyncs(home: Path) -> dict[str, Any]:
    """Count fsync and fdatasync under strace: those of some commands less those of none."""
    if not shutil.which("strace"):
        return {
            "fsyncs_per_command": None,
            "fsyncs_reason": "strace is not installed",
        }
    few, many = (_traced(home / str(count), count) for count in (1, COUNTED + 1))
    return {"fsyncs_per_command": round((many - few) / COUNTED, 3)}


def _traced(home: Path, commands: int) -> int:
    home.mkdir()
    trace = home / "trace"
    prefix = ("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace))
    measure("cost", home, str(commands), "--only", prefix=prefix)
    return len(re.findall(r"\bf(?:data)?sync\(", trace.read_text()))


def postgresql(home: Path, kills: str, tell: Tell) -> dict[str, Any]:
    """Kill on a PostgreSQL of our own; without one, say why there is no figure."""
    try:
        with running() as cluster:
            return _on("postgresql", measure("crash", home, kills, PAUSE, database=cluster.url, tell=tell))
    except Missing as missing:
        return {"postgresql_reason": str(missing)}


def _on(engine: str, figures: dict[str, Any]) -> dict[str, Any]:
    return {f"{engine}_{name}": value for name, value in figures.items()}


BENCHES = {"journal": run}
