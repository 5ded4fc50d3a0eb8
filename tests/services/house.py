"""A running house: the real supervisor, as a subprocess, on a temporary file database and free ports."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

CODE = Path(__file__).resolve().parents[2]


@dataclass
class House:
    """Where the house stands and how to give it commands."""

    url: str
    home: Path
    environment: dict[str, str]

    def command(self, *words: str, code: int = 0) -> str:
        """Run `halles WORDS` on this house's folder; return what it printed."""
        done = run_halles(self.environment, *words)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def card(self, who: str) -> str:
        """Return the code of a demo card whose line holds `who`."""
        for line in (self.home / "demo-cards.txt").read_text().splitlines():
            if who in line:
                return re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4})+", line)[0]
        raise AssertionError(f"no demo card for {who}")


def run_halles(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the command line to its end."""
    return subprocess.run(
        [sys.executable, "-m", "halles", *words],
        env=environment,
        cwd=CODE,
        capture_output=True,
        text=True,
        timeout=120,
    )


def free_ports(count: int) -> list[int]:
    """Return ports that were free a moment ago."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture(scope="session")
def town_server() -> Iterator[House]:
    """Yield a running house with the demonstration town."""
    with temporary_house() as house:
        yield house


@contextmanager
def temporary_house(**more: str) -> Iterator[House]:
    """Start a house in a folder of its own, `more` in its environment; stop it as Ctrl-C would, tidy up."""
    home = Path(tempfile.mkdtemp(prefix="halles-house-"))
    pages, bell, mqtt = free_ports(3)
    environment = dict(
        os.environ,
        HALLES_HOME=str(home),
        HALLES_PORT=str(pages),
        HALLES_BELL_PORT=str(bell),
        HALLES_MQTT_PORT=str(mqtt),
        PYTHONPATH=str(CODE / "src"),
        **more,
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "halles", "run"], env=environment, cwd=CODE, stdout=subprocess.PIPE, text=True
    )
    with supervisor:  # closes its pipe in the end
        said = _until_open(supervisor)
        try:
            yield House(said, home, environment)
        finally:  # a test that failed must not leave us waiting for a house that nobody stops
            supervisor.send_signal(signal.SIGINT)
            code = supervisor.wait(20)
        assert code == 0
    shutil.rmtree(home)


def _until_open(supervisor: "subprocess.Popen[str]") -> str:
    """Read what the supervisor says until it gives its address; drain the rest so that it never blocks."""
    assert supervisor.stdout
    for line in supervisor.stdout:
        found = re.search(r"http://localhost:\d+", line)
        if found:
            threading.Thread(target=supervisor.stdout.read, daemon=True).start()
            return found[0]
    raise AssertionError(f"the house did not start (code {supervisor.wait(5)})")
