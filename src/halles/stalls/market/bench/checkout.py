"""How many orders a second, end to end, and what is lost or doubled when everything goes wrong at once.

Fifty clients reserve, accept, prepare and hand over in real processes, on SQLite and on PostgreSQL. They
press twice, send pages again because the answer was lost, cancel while the shop hands over, want the same
last pieces and the same small slots. Then what they were told is compared with what is in the tables.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from halles.kit.cluster import Missing, running
from halles.kit.progress import Progress

CLIENTS = 50
QUICK, FULL = (1, 22), (60, 240)
"""How often each client orders, and after how many seconds it stops all the same."""
LEAST = 10
"""Orders handed over below which a database was not tried: no figure, rather than a good one."""
FAULTS = ("lost", "doubled", "oversold", "over_cap", "wrong")
Tell = Callable[[int, int], None]


def checkout(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure on throwaway databases; `data` is not used."""
    size = QUICK if quick else FULL
    found: dict[str, dict[str, Any]] = {}
    progress.step("orders on SQLite", 0, size[1])
    found["sqlite"] = _measure(*size, tell=partial(progress.step, "orders on SQLite"))
    progress.step("orders on PostgreSQL", 0, size[1])
    try:
        with running() as cluster:
            tell = partial(progress.step, "orders on PostgreSQL")
            found["postgresql"] = _measure(*size, database=cluster.url, tell=tell)
    except Missing as missing:
        found["postgresql"] = {"reason": str(missing)}
    return {"metrics": _metrics(found), "peers": {}}


def _metrics(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Join both databases: a fault on either counts; one that could not be tried leaves no figure."""
    metrics: dict[str, Any] = {"clients": CLIENTS, "per_s": found["sqlite"]["per_s"]}
    tried = {engine: each.get("handed_over", 0) >= LEAST for engine, each in found.items()}
    metrics["per_s_postgresql"] = found["postgresql"].get("per_s")
    for fault in FAULTS:
        counts = [each[fault] if tried[engine] else None for engine, each in found.items()]
        known = [count for count in counts if count is not None]
        metrics[fault] = sum(known) if len(known) == len(counts) else None
    for engine, figures in found.items():
        metrics |= {f"{engine}_{name}": value for name, value in figures.items() if name not in FAULTS}
    return metrics


def _measure(times: int, seconds: int, *, tell: Tell, database: str = "") -> dict[str, Any]:
    """Run the crowd in a process of its own: Django's settings are read once in a process."""
    with tempfile.TemporaryDirectory(prefix="halles-bench-") as home:
        environment = dict(os.environ, HALLES_HOME=home, HALLES_DATABASE=database)
        environment["DJANGO_SETTINGS_MODULE"] = "halles.config.settings"
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        # The package of benchmarks knows the tables: Django is ready before it is imported.
        crowd = f"runpy.run_module('{__package__}.checkout_crowd', run_name='__main__')"
        start = f"import django, runpy; django.setup(); {crowd}"
        command = [sys.executable, "-c", start, str(CLIENTS)]
        command += [str(times), str(seconds)]
        last = ""
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout or ():
                last = line
                if not line.startswith("{"):
                    done, total = map(int, line.split())
                    tell(done, total)
        if process.returncode:
            raise RuntimeError(f"the crowd failed (code {process.returncode}), see above")
        figures: dict[str, Any] = json.loads(last)
        return figures
