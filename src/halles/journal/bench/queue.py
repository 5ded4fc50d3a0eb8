"""How long a writer waits at worst: eight processes write one SQLite file, the runner checkpoints it."""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from halles.journal.bench.house import command, fork, open_house

WRITERS = 8


def main(home: Path, seconds: float) -> None:
    """Let the writers write for `seconds` and print the worst wait, the worst bare fsync and the rate."""
    open_house()
    runner = fork(_run)
    end = time.monotonic() + seconds
    files = [home / f"writer-{number}" for number in range(WRITERS)]
    pids = [fork(lambda file=file: _write(file, end)) for file in files]  # type: ignore[misc]
    worst_fsync = _sample_fsync(home / "fsync", end)
    codes = [os.waitpid(pid, 0)[1] for pid in pids]
    os.kill(runner, signal.SIGKILL)
    os.waitpid(runner, 0)
    if any(codes):
        raise SystemExit(f"a writer failed: {codes}")
    waits = [json.loads(file.read_text()) for file in files]
    sys.stdout.write(json.dumps(_figures(waits, worst_fsync, seconds)) + "\n")


def _figures(waits: list[list[float]], worst_fsync: float, seconds: float) -> dict[str, Any]:
    worst = max(max(own) for own in waits)
    return {
        "starvation_ms": round(1e3 * max(0.0, worst - worst_fsync), 1),
        "worst_wait_ms": round(1e3 * worst, 1),
        "worst_fsync_ms": round(1e3 * worst_fsync, 1),
        "commands_per_s": round(sum(len(own) for own in waits) / seconds),
        "least_served_share": round(min(len(own) for own in waits) / max(len(own) for own in waits), 3),
    }


def _run() -> None:
    from halles.journal.runner import run

    run(threading.Event())


def _write(file: Path, end: float) -> None:
    waits = []
    while time.monotonic() < end:
        start = time.perf_counter()
        command()
        waits.append(time.perf_counter() - start)
    file.write_text(json.dumps(waits))


def _sample_fsync(path: Path, end: float) -> float:
    """Return the worst of the bare fsyncs done beside the writers, a hundred a second."""
    worst = 0.0
    with path.open("wb", buffering=0) as probe:
        while time.monotonic() < end:
            start = time.perf_counter()
            probe.write(b"\0" * 4096)
            os.fdatasync(probe.fileno())
            worst = max(worst, time.perf_counter() - start)
            time.sleep(0.01)
    return worst


if __name__ == "__main__":
    main(Path(os.environ["HALLES_HOME"]), float(sys.argv[1]))
