"""The journal among real processes, some of them killed, on SQLite and on PostgreSQL."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from halles.journal.bench.house import measure
from halles.kit.cluster import Cluster

HERE = Path(__file__).parent
KILLS = "12"
RUNNER = """
import signal, sys, threading
import halles.journal.bench.house as house
house.open_house()
from halles.journal.bench.crash import effect
from halles.journal.reactions import react
from halles.journal.runner import run
react(house.Rung)(effect)
import time
stop, asked = threading.Event(), []
signal.signal(signal.SIGTERM, lambda *_: (asked.append(time.monotonic()), stop.set()))
from halles.kit.schedule import Job
quick = Job("quick", 3600, lambda: print("runs", flush=True))
slow = Job("slow", 3600, lambda: time.sleep(60))
run(stop, jobs=[quick, slow])
print(time.monotonic() - asked[0], flush=True)
"""
ASK = """
import json, sys, time
import halles.journal.bench.house as house
house.open_house()
from django.db import connection
from halles.journal.queries import head_position, journal_health
def effects():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_effect")
        return cursor.fetchone()[0]
start = time.monotonic()
for _ in range(5):
    house.command()
deadline = start + 20
while effects() < 5 and time.monotonic() < deadline:
    time.sleep(0.01)
beats = [beat.process for beat in journal_health().heartbeats]
print(json.dumps({"effects": effects(), "head": head_position(), "beats": beats}))
"""

Where = tuple[Path, str]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """A house of the test's own: its folder, and the address of its database (empty: SQLite)."""
    if request.param == "sqlite":
        return tmp_path, ""
    cluster: Cluster = request.getfixturevalue("postgresql")
    return tmp_path, cluster.database(f"test_{os.urandom(4).hex()}")


def environment(where: Where) -> dict[str, str]:
    path = os.pathsep.join(path for path in sys.path if path)
    return dict(os.environ, HALLES_HOME=str(where[0]), HALLES_DATABASE=where[1], PYTHONPATH=path)


def python(where: Where, script: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script], env=environment(where), stdout=subprocess.PIPE, text=True
    )


def test_nothing_is_lost_skipped_or_repeated_by_kills(where: Where) -> None:
    figures = measure("crash", where[0], KILLS, "0.05", database=where[1])
    assert figures["acknowledged"] > 0
    assert {name: figures[name] for name in ("lost", "skipped", "repeated")} == dict.fromkeys(
        ("lost", "skipped", "repeated"), 0
    )


def test_a_runner_reacts_then_stops_within_a_second_of_a_signal(where: Where) -> None:
    with python(where, RUNNER) as runner:
        try:
            assert runner.stdout
            assert runner.stdout.readline() == "runs\n"
            said, _ = python(where, ASK).communicate(timeout=60)
            assert said.strip() == '{"effects": 5, "head": 5, "beats": ["runner"]}'
            runner.send_signal(signal.SIGTERM)
            assert float(runner.stdout.readline()) < 1.0
            assert runner.wait(10) == 0
        finally:
            runner.kill()


@pytest.mark.postgresql
def test_every_other_test_of_the_journal_passes_on_postgresql(postgresql: Cluster, tmp_path: Path) -> None:
    tests = [str(path) for path in sorted(HERE.glob("test_*.py")) if path != Path(__file__)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", *tests],
        env={**environment((tmp_path, "")), "HALLES_TEST_DATABASE": postgresql.database("journal")},
        cwd=HERE.parents[3],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert " skipped" not in done.stdout
