"""A house for the benchmarks: a folder with database and fleet, processes on it, what it holds in the end."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

BENCH = "halles.stalls.sensing.bench"
PATIENCE_SECONDS = 120.0


class Counts(NamedTuple):
    """The public balance of all devices, added up."""

    received: int
    stored: int
    deduplicated: int
    refused: int


class Process:
    """A Python module of the house, spoken to by lines."""

    def __init__(
        self, module: str, *words: object, environment: dict[str, str], prefix: Sequence[str] = ()
    ) -> None:
        self.popen = subprocess.Popen(
            [*prefix, sys.executable, "-m", module, *map(str, words)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self) -> str:
        """Return the next line it prints; raise RuntimeError where it ended instead."""
        assert self.popen.stdout
        line = self.popen.stdout.readline().rstrip("\n")
        if not line:
            raise RuntimeError(f"{self.popen.args!r} ended without a word (code {self.popen.wait(10)})")
        return line

    def say(self, word: str) -> None:
        """Give it a line."""
        assert self.popen.stdin
        self.popen.stdin.write(word + "\n")
        self.popen.stdin.flush()

    def end(self) -> None:
        """Tell it to stop, wait, close what we held of it."""
        if self.popen.poll() is None:
            self.popen.terminate()
        self.popen.communicate(timeout=30)


@contextmanager
def process(
    module: str, *words: object, environment: dict[str, str], prefix: Sequence[str] = ()
) -> Iterator[Process]:
    """Run a module for the time of a block."""
    running = Process(module, *words, environment=environment, prefix=prefix)
    try:
        yield running
    finally:
        running.end()


class House:
    """One folder, and how processes find it."""

    def __init__(self, home: Path, *, database: str = "", mqtt: str = "", port: int = 0) -> None:
        self.home = home
        self.environment = dict(
            os.environ,
            HALLES_HOME=str(home),
            HALLES_DATABASE=database,
            HALLES_MQTT_URL=mqtt,
            HALLES_MQTT_PORT=str(port),
            PYTHONPATH=os.pathsep.join(path for path in sys.path if path),
            DJANGO_SETTINGS_MODULE="halles.config.settings",
        )

    def furnish(self, devices: int) -> None:
        """Make the tables, and register a fleet of `devices`."""
        with process(f"{BENCH}.register", devices, environment=self.environment) as register:
            register.line()

    def read(self, sql: str, *values: int) -> list[tuple[int, ...]]:
        """Return what the file of the database answers, as another process than the gateway sees it."""
        connection = sqlite3.connect(self.home / "halles.db", timeout=20)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def counts(self) -> Counts:
        """Return the balance."""
        columns = ", ".join(f"COALESCE(SUM({name}), 0)" for name in Counts._fields)
        return Counts(*self.read(f"SELECT {columns} FROM sensing_balance")[0])  # noqa: S608

    def wait_for(self, received: int) -> float:
        """Wait until so many are received and committed; return that moment, or infinity after a while."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self.counts().received >= received:
                return time.monotonic()
            time.sleep(0.01)
        return float("inf")


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a temporary folder, on the disk where temporary files are."""
    with tempfile.TemporaryDirectory(prefix="halles-bench-") as name:
        yield Path(name)
