"""The counts of a running house: the workers' numbers add up, and none is lost when they are stopped."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from halles.kit.cluster import Cluster
from tests.services.house import CODE, House, temporary_house

VISITS = 24
SET_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
BEGIN = """
import django
django.setup()
from collections import Counter
from datetime import date, timedelta
from django.utils import timezone
from halles.kit.actor import Actor
from halles.kit.tally import Visit
from halles.stalls.office.commands import counts_add, days_fold
from halles.stalls.office.models import DailyCount
from halles.stalls.office.queries.statistics import months_told
today = timezone.localdate()
visits = [Visit("redon", f"page:{number}", "web") for number in range(30)]
"""
ADD = f"""{BEGIN}
for turn in range(10):
    counts_add(Counter({{(today, visit): 1 for visit in (visits if turn % 2 else reversed(visits))}}))
"""
TELL = f"""{BEGIN}
print(sum(row.count for row in DailyCount.objects.all()))
old = [date(2020, 1, day) for day in (1, 2, 31)]
DailyCount.objects.bulk_create(
    DailyCount(**visit._asdict(), day=day, count=2000) for visit in visits[:1] for day in old
)
days_fold(actor=Actor(system="test"), today=today)
[told] = months_told(town="redon", today=today)
print(len(old) * len(told.pages), told.told.at_least(told.pages))
"""
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"}


def test_stopping_the_pages_process_loses_no_visit() -> None:
    with temporary_house() as house:
        before = counted(house)
        for _ in range(VISITS):
            visit(f"{house.url}/port-lavandiere/aide/")
        pid = pages_process(house)
        os.kill(pid, signal.SIGTERM)
        until(lambda: counted(house) == before + VISITS)


@pytest.mark.postgresql
def test_numbers_add_up_on_postgresql(postgresql: Cluster, tmp_path: Path) -> None:
    """Two processes add at once; then the days become a month, and the month is told."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "halles.config.settings"}
    environment |= {
        "PYTHONPATH": "src",
        "HALLES_DATABASE": postgresql.database("counts"),
        "HALLES_HOME": str(tmp_path),
    }
    run = partial(subprocess.Popen, env=environment, cwd=CODE, stdout=subprocess.PIPE, text=True)
    with run([sys.executable, "-c", SET_UP]) as first:
        assert first.wait(120) == 0
    adding = [run([sys.executable, "-c", ADD]) for _ in range(2)]
    for process in adding:
        process.communicate(timeout=120)
        assert process.returncode == 0
    with run([sys.executable, "-c", TELL]) as last:
        assert last.communicate(timeout=120)[0].split() == ["600", "3", "6000"]


def visit(address: str) -> None:
    """Open a page on a connection of its own, so that either worker may answer."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=PHONE), timeout=30) as answer:
        assert answer.status == 200


def counted(house: House) -> int:
    """Return how often the help page counts in the house's file."""
    with sqlite3.connect(house.home / "halles.db") as file:
        rows = file.execute("SELECT count FROM office_dailycount WHERE page = 'office:help'")
        return sum(count for (count,) in rows)


def pages_process(house: House) -> int:
    """Return the process that answers pages, as the supervisor notes it."""
    notes = json.loads((house.home / "processes.json").read_text())
    return int(next(row["pid"] for row in notes["processes"] if row["name"] == "pages"))


def until(is_so: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.1)
