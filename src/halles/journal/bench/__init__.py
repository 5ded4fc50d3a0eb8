"""The journal's benchmark: what a command costs, how long a writer waits, what survives `kill -9`."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from halles.journal.bench.house import folder, measure
from halles.kit.cluster import Missing, running
from halles.kit.progress import Progress

COUNTED = 200
"""Commands whose fsyncs are counted."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure everything on throwaway databases; `data` is not used."""
    metrics: dict[str, Any] = {}
    kills = "20" if quick else "200"
    steps: list[tuple[str, Callable[[Path], dict[str, Any]]]] = [
        ("cost of a command", lambda home: measure("cost", home, "200" if quick else "4000")),
        ("fsyncs of a command", fsyncs),
        ("eight writers", lambda home: measure("queue", home, "4" if quick else "60")),
        ("kills, SQLite", lambda home: _on("sqlite", measure("crash", home, kills, "0.05"))),
        ("kills, PostgreSQL", lambda home: postgresql(home, kills)),
    ]
    for done, (text, step) in enumerate(steps):
        progress.step(f"journal: {text}", done, len(steps))
        with folder() as home:
            metrics |= step(home)
    progress.step("journal: done", len(steps), len(steps))
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


def postgresql(home: Path, kills: str) -> dict[str, Any]:
    """Kill on a PostgreSQL of our own; without one, say why there is no figure."""
    try:
        with running() as cluster:
            return _on("postgresql", measure("crash", home, kills, "0.05", database=cluster.url))
    except Missing as missing:
        return {"postgresql_reason": str(missing)}


def _on(engine: str, figures: dict[str, Any]) -> dict[str, Any]:
    return {f"{engine}_{name}": value for name, value in figures.items()}


BENCHES = {"journal": run}
