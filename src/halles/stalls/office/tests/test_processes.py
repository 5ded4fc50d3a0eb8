"""The counts of a running house: the workers' numbers add up, and none is lost when they are stopped."""

import json
import os
import signal
import sqlite3
import time
import urllib.request
from collections.abc import Callable

from tests.services.house import House, temporary_house

VISITS = 24
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"}


def test_stopping_the_pages_process_loses_no_visit() -> None:
    with temporary_house() as house:
        before = counted(house)
        for _ in range(VISITS):
            visit(f"{house.url}/port-lavandiere/aide/")
        pid = pages_process(house)
        os.kill(pid, signal.SIGTERM)
        until(lambda: counted(house) == before + VISITS)


def visit(address: str) -> None:
    """Open a page on a connection of its own, so that either worker may answer."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=PHONE), timeout=30) as answer:
        assert answer.status == 200


def counted(house: House) -> int:
    """Return how often the help page counts in the house's file."""
    with sqlite3.connect(house.home / "halles.db") as file:
        [count] = file.execute(
            "SELECT sum(count) FROM office_dailycount WHERE page = 'office:help'"
        ).fetchone()
    return int(found.fetchone()[0] or 0)


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
