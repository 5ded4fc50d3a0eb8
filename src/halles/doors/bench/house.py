"""A running house with the demonstration town, for what is measured from outside: started, read, stopped."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class House:
    """Where a house answers, and the folder of its database."""

    port: int
    home: Path

    def entries(self, kind: str) -> int:
        """Return how many entries of a kind its journal holds."""
        address = f"{(self.home / 'halles.db').absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            asked = "SELECT count(*) FROM journal_entry WHERE kind = ?"
            return int(connection.execute(asked, [kind]).fetchone()[0])


@contextmanager
def house() -> Iterator[House]:
    """Start a house of its own as `halles run` does; raise SystemExit if it does not start."""
    with TemporaryDirectory(prefix="halles-offline-") as name:
        ports = _free_ports(3)
        names = ("HALLES_PORT", "HALLES_BELL_PORT", "HALLES_MQTT_PORT")
        mine = {key: value for key, value in os.environ.items() if not key.startswith("HALLES_")}
        mine |= dict(zip(names, map(str, ports), strict=True)) | {"HALLES_HOME": name}
        mine["PYTHONPATH"] = os.pathsep.join(each for each in sys.path if each)
        command = [sys.executable, "-m", "halles", "run"]
        with subprocess.Popen(command, env=mine, stdout=subprocess.PIPE, text=True) as running:
            try:
                _until_open(running)
                yield House(ports[0], Path(name))
            finally:
                running.send_signal(signal.SIGINT)
                running.wait(30)


def _until_open(running: "subprocess.Popen[str]") -> None:
    for line in running.stdout or ():
        if re.search(r"http://localhost:\d+", line):
            threading.Thread(target=running.stdout.read if running.stdout else str, daemon=True).start()
            return
    raise SystemExit(f"offline: the house did not start (code {running.wait(5)})")


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports
