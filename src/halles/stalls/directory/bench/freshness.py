"""Look for stale answers: somebody edits in a loop, many read, two workers answer."""

import json
import re
import threading
import time
from bisect import bisect_right
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable
from typing import Any

from halles.stalls.directory.bench.serving import HALLES, Server, environment

ALLOWED_S = 0.1
"""An answer begun later than that after a commit must show it."""
READERS = 4
SHOWN = re.compile(r"Aaa (\d{6})")

Seen = tuple[float, str, int]
"""When an answer was begun, of which page, and the edit it showed."""


def measure(home: Path, *, town: str, seconds: float, database: str = "") -> dict[str, Any]:
    """Edit and read for `seconds`; return how many answers there were and how many were stale."""
    seen: list[Seen] = []
    stop = threading.Event()
    with Server(HALLES, home, database=database) as server:
        shops = f"/{town}/commerces/"
        paths = [f"/{town}/", shops, f"{shops}aaa-000000/", f"{shops}tous/nouvelles/"]
        readers = [
            threading.Thread(target=_read, args=(server, paths, turn, seen, stop)) for turn in range(READERS)
        ]
        for reader in readers:
            reader.start()
        commits = _edit(home, town, seconds, database)
        stop.set()
        for reader in readers:
            reader.join()
    return _judged(seen, commits)


def _read(server: Server, paths: list[str], turn: int, seen: list[Seen], stop: threading.Event) -> None:
    """Ask for page after page, each time on a new connection: now one worker answers, now the other."""
    while not stop.is_set():
        turn += 1
        path = paths[turn % len(paths)]
        began = time.monotonic()
        html = _plain_text(server, path)
        shown = [int(number) for number in SHOWN.findall(html)]
        if shown:
            seen.append((began, path, min(shown)))


def _plain_text(server: Server, path: str) -> str:
    from halles.stalls.directory.bench.weights import text_of

    return text_of(server.get(path))


def _edit(home: Path, town: str, seconds: float, database: str) -> list[tuple[float, int]]:
    """Let another process edit; return the moment of each commit and its number."""
    command = [executable, "-m", "halles.stalls.directory.bench.writer", town, str(seconds)]
    with Popen(command, env=environment(home, database), stdout=PIPE, text=True) as writer:
        said = writer.stdout.read() if writer.stdout else ""
    if writer.returncode:
        raise SystemExit("pages: the writer of the benchmark failed, see above")
    return [(moment, number) for moment, number in json.loads(said)]


def _judged(seen: list[Seen], commits: list[tuple[float, int]]) -> dict[str, Any]:
    """Compare each answer with the last edit committed long enough before it was begun."""
    moments = [moment for moment, _ in commits]
    stale, worst = 0, 0.0
    for began, _path, shown in seen:
        before = bisect_right(moments, began - ALLOWED_S)
        stale += before > 0 and shown < commits[before - 1][1]
        missed = [moment for moment, number in commits[: bisect_right(moments, began)] if number > shown]
        worst = max(worst, began - missed[0]) if missed else worst
    return {"stale": stale, "answers": len(seen), "edits": len(commits), "worst_age_ms": round(1000 * worst)}
