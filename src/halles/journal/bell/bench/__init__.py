"""The bell's benchmark: five thousand open pages, every entry to all of them, and a `kill -9`."""

import json
import os
import resource
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from halles.journal.bell.bench.child import Child, free_port
from halles.journal.bench.house import folder
from halles.kit.progress import Progress

LISTENERS = 5_000
FILES = LISTENERS + 200
"""Open files that the bell and the crowd each need."""
DOWN = 5
"""Entries recorded while the bell is dead."""
PATIENCE = 20
"""Seconds after which what was not heard counts as missed."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Ring all listeners, some entries apart, then across a kill of the bell; `data` is not used."""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < FILES:
        raise SystemExit(f"bell: {FILES} open files are needed; raise the limit (ulimit -Hn)")
    with folder() as home, ExitStack() as stack:
        bench = Bench(home, stack)
        progress.step("bell: listeners connect", 0, 3)
        connect_s = bench.gather()
        progress.step("bell: entries ring", 1, 3)
        bench.ring(30 if quick else 100)
        live = len(bench.recorded)
        progress.step("bell: killed and started again", 2, 3)
        bench.kill_and_restart()
        figures = bench.figures(live) | {"connect_s": round(connect_s, 1)}
        progress.step("bell: done", 3, 3)
    return {"metrics": figures, "peers": {}}


BENCHES = {"bell": run}


class Bench:
    """A journal with its writer, a bell, and a crowd that listens."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home, self.stack, self.port = home, stack, free_port()
        (home / "secret.key").write_text("bench")
        self.writer = stack.enter_context(Child("halles.journal.bell.bench.writer", home=home))
        self.writer.say_and_hear("")
        self.bell = self._start_bell()
        words = (str(self.port), str(LISTENERS))
        self.crowd = stack.enter_context(Child("halles.journal.bell.bench.crowd", *words, home=home))
        self.recorded: dict[int, float] = {}
        self.rss_mb = self.cpu_us = 0.0

    def gather(self) -> float:
        """Wait until the whole crowd listens; return the seconds it took."""
        start = time.monotonic()
        self._until(lambda: self._listeners() == LISTENERS, "the crowd is not there")
        self._weigh()
        return time.monotonic() - start

    def ring(self, entries: int) -> None:
        """Record one entry after the other, each when all have heard the one before."""
        cpu = self._cpu_s()
        for _ in range(entries):
            heard = self._pieces() + LISTENERS
            self.record()
            self._until(partial(self._has_heard, heard), "an entry was not heard")
        self.cpu_us = 1e6 * (self._cpu_s() - cpu) / entries / LISTENERS

    def record(self) -> None:
        """Record one entry, and remember the moment of its commit."""
        position, committed = self.writer.say_and_hear("record").split()
        self.recorded[int(position)] = float(committed)

    def kill_and_restart(self) -> None:
        """Kill the bell, record, start it again, wait for the crowd to come back, record once more."""
        self._weigh()
        self.bell.kill()
        for _ in range(DOWN):
            self.record()
        self.bell = self._start_bell()
        self._until(lambda: self._listeners() == LISTENERS, "the crowd did not come back")
        self.record()
        self._weigh()

    def figures(self, live: int) -> dict[str, Any]:
        """Compare what was heard with what was recorded; delays are those of the first `live` entries."""
        heard, missed = self._heard()
        first = dict(list(self.recorded.items())[:live])
        delays = [
            1e3 * (moments[0] - first[int(position)])
            for one in heard
            for position, moments in one.items()
            if int(position) in first
        ]
        return {
            "listeners": len(heard),
            "entries": len(self.recorded),
            "missed": missed,
            "repeated": sum(len(moments) - 1 for one in heard for moments in one.values()),
            "p50_ms": round(median(delays), 1),
            "p95_ms": round(quantiles(delays, n=20)[-1], 1),
            "max_ms": round(max(delays), 1),
            "rss_mb": round(self.rss_mb, 1),
            "cpu_us_per_delivery": round(self.cpu_us, 1),
        }

    def _heard(self) -> tuple[list[dict[str, list[float]]], int]:
        """Return what each page heard, and how much is missing in all after some patience."""
        wanted = {str(position) for position in self.recorded}
        deadline = time.monotonic() + PATIENCE
        while True:
            heard = json.loads(self.crowd.say_and_hear("report"))
            missed = sum(len(wanted - one.keys()) for one in heard)
            if not missed or time.monotonic() > deadline:
                return heard, missed

    def _start_bell(self) -> Child:
        words = ("--database", str(self.home / "halles.db"), "--port", str(self.port))
        key = ("--key-file", str(self.home / "secret.key"))
        bell = self.stack.enter_context(Child("halles.journal.bell", *words, *key, home=self.home))
        self._until(lambda: self._listeners() is not None, "the bell does not answer")
        return bell

    def _listeners(self) -> int | None:
        """Return how many the bell says are listening; None when it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return int(json.load(answer)["listeners"])
        except OSError:
            return None

    def _pieces(self) -> int:
        """Return how many pieces of streams the crowd has received."""
        return int(self.crowd.say_and_hear("count"))

    def _has_heard(self, pieces: int) -> bool:
        return self._pieces() >= pieces

    def _cpu_s(self) -> float:
        """Return the processor time that the bell has used."""
        fields = Path(f"/proc/{self.bell.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _until(self, condition: Callable[[], bool], complaint: str) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            if time.monotonic() > deadline:
                raise SystemExit(f"bell: {complaint}")
            time.sleep(0.1)

    def _weigh(self) -> None:
        """Note the most memory that the bell ever held."""
        lines = Path(f"/proc/{self.bell.pid}/status").read_text().splitlines()
        peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
        self.rss_mb = max(self.rss_mb, peak * 1024 / 1e6)
