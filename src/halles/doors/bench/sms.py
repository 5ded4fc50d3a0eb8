"""`sms`: text messages through a real gammu-smsd, there and back, and none lost or doubled under `kill -9`.

First one message at a time, its daemon at its usual pace: from the telephone to the telephone. Then many both
ways, the daemon as fast as it can, while our process is killed at random instants. What the telephone sent is
read in the daemon's own log.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from halles.kit.progress import Progress
from halles.kit.smsd.daemon import Daemon, Missing, running

START = (
    'import os, sys, django; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings"); '
    "django.setup(); from halles.doors.bench.sms_house import main; main(*sys.argv[1:])"
)
"""Django is ready before the benchmarks of this package are imported, which know tables."""
QUESTION = "qui est ouvert dimanche"
PATIENCE = 40.0
"""Seconds without one more message after which what is missing is lost: a claim that died waits for ten."""


class Size(NamedTuple):
    """How much is measured."""

    trips: int
    messages: int
    """Each way, while our process is killed."""
    kills: int
    pause: float
    """Seconds between kills, on average."""


QUICK = Size(trips=4, messages=80, kills=12, pause=0.6)
WHOLE = Size(trips=40, messages=2_000, kills=150, pause=0.8)


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure; `data` is not used. Without gammu-smsd there is no figure, and the reason is given."""
    size = QUICK if quick else WHOLE
    try:
        with tempfile.TemporaryDirectory(prefix="halles-bench-") as home, running() as daemon:
            house = House(Path(home), daemon)
            progress.step("the house", 0, 1)
            house.call("furnish")
            trips = _trips(house, size, progress)
            metrics = killed(house, size, progress)
    except Missing as missing:
        return {"metrics": {"reason": str(missing), "lost": None, "doubled": None}, "peers": {}}
    return {
        "metrics": {
            "round_trip_ms": round(statistics.median(trips)),
            "round_trip_p95_ms": round(sorted(trips)[max(0, round(0.95 * len(trips)) - 1)]),
            "round_trips": len(trips),
            **metrics,
        },
        "peers": {},
    }


class House:
    """A house of its own, whose text messages leave by the daemon."""

    def __init__(self, home: Path, daemon: Daemon, *, database: str = "") -> None:
        self.daemon = daemon
        self._environment = dict(
            os.environ,
            HALLES_HOME=str(home),
            HALLES_DATABASE=database,
            HALLES_SMS=daemon.way,
            PYTHONPATH=os.pathsep.join(path for path in sys.path if path),
        )

    def call(self, *words: object) -> dict[str, Any]:
        """Run one of the house's works to its end; return what it says."""
        done = subprocess.run(
            self._command(*words), env=self._environment, stdout=subprocess.PIPE, check=True, text=True
        )
        return dict(json.loads(done.stdout.splitlines()[-1]))

    @contextmanager
    def work(self, *words: object) -> Iterator["subprocess.Popen[str]"]:
        """Run one of them beside us; it is ready once it has said a line."""
        process = subprocess.Popen(
            self._command(*words), env=self._environment, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout
            process.stdout.readline()
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=20)

    def _command(self, *words: object) -> list[str]:
        return [sys.executable, "-c", START, *map(str, words)]


def _trips(house: House, size: Size, progress: Progress) -> list[float]:
    """Write and wait for the answer, one after the other; return the milliseconds of each."""
    found = []
    with house.work("run", 0, 0):
        for number in range(size.trips):
            progress.step("round trips", number, size.trips)
            began, telephone = time.monotonic(), _telephone(7, number)
            house.daemon.write_as(telephone, QUESTION)
            house.daemon.wait_for(telephone, seconds=30)
            found.append((time.monotonic() - began) * 1000)
    return found


def killed(house: House, size: Size, progress: Progress) -> dict[str, Any]:
    """Write and be written to while our process dies; compare what left with what was to leave."""
    daemon, asked = house.daemon, [_telephone(6, n) for n in range(size.messages)]
    daemon.stop()
    daemon.loopsleep = 0
    daemon.start()
    before, began = len(daemon.transmitted()), time.monotonic()
    with house.work("run", size.kills, size.pause) as dying, house.work("post", size.messages, size.pause):
        for number, telephone in enumerate(asked):
            daemon.write_as(telephone, QUESTION)
            progress.step("killed", number, size.messages)
            time.sleep(size.kills * size.pause / size.messages)
        assert dying.stdout
        kills = int(dying.stdout.readline())
        _wait(daemon, before + 2 * size.messages)
        seconds = time.monotonic() - began
        time.sleep(2)
    return _verdict(house, asked, size) | {"kills": kills, "per_s": round(2 * size.messages / seconds, 1)}


def _verdict(house: House, asked: list[str], size: Size) -> dict[str, Any]:
    """Count by the daemon's log: one message of ours leaves once, one who wrote is answered once."""
    left = house.daemon.transmitted()
    told, times = Counter(each.to for each in left), Counter(each.message for each in left)
    rows = house.call("rows")
    wanted = [*asked, *(_telephone(8, n) for n in range(size.messages))]
    return {
        "messages": len(wanted),
        "lost": sum(1 for each in wanted if not told[each]),
        "doubled": sum(told[each] - 1 for each in wanted if told[each]) + sum(times.values()) - len(times),
        "still_waiting": rows["waiting"],
        "claims_tried_again": rows["again"],
    }


def _wait(daemon: Daemon, count: int) -> None:
    """Wait until the telephone has sent so many, or nothing moves any more."""
    seen, until = -1, 0.0
    while seen < count and (len(daemon.transmitted()) > seen or time.monotonic() < until):
        if len(daemon.transmitted()) > seen:
            seen, until = len(daemon.transmitted()), time.monotonic() + PATIENCE
        time.sleep(0.5)


def _telephone(kind: int, number: int) -> str:
    return f"+336{kind}{number:07d}"
