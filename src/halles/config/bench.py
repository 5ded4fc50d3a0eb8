"""`halles bench`: find a benchmark among the packages, run it, print one JSON line."""

import json
import os
import platform
import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

from halles.config.loader import optional, packages
from halles.kit.progress import Progress

Bench = Callable[..., dict[str, Any]]


def benches() -> dict[str, Bench]:
    """Return every benchmark by name: `BENCHES` of each package's bench.py, and the bell's."""
    found: dict[str, Bench] = dict(import_module("halles.journal.bell.bench").BENCHES)
    for package in packages():
        module = optional(package, "bench")
        found.update(module.BENCHES if module else {})
    return found


def run_bench(name: str, *, data: Path | None, quick: bool) -> None:
    """Run one benchmark and print its figures; the last line is JSON."""
    known = benches()
    if name == "list":
        typer.echo("\n".join(sorted(known)))
        return
    if name not in known:
        raise typer.BadParameter(f"no benchmark {name!r}; there are: {', '.join(sorted(known))}")
    if data is not None and not data.is_dir():
        raise typer.BadParameter(f"--data {data}: there is no such folder")
    with Progress() as progress:
        result = known[name](data=data, quick=quick, progress=progress)
    for key, value in sorted(result["metrics"].items()):
        typer.echo(f"{key:>28}  {value}")
    line = {
        "bench": name,
        "metrics": result["metrics"],
        "peers": result.get("peers", {}),
        "machine": machine(),
    }
    typer.echo(json.dumps(line, ensure_ascii=False))


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    return {
        "cpus": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(terse=True),
    }
