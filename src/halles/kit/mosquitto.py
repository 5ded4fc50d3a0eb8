"""A throwaway Mosquitto for tests and benchmarks: its own folder and port, gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SBIN = "/usr/sbin"
"""Where Debian puts the broker: often absent from an ordinary account's PATH."""


class Missing(Exception):
    """Mosquitto cannot be started here; the message says why and what to type."""


@dataclass(frozen=True)
class Broker:
    """A running broker: where it listens, and the folder of its files."""

    port: int
    folder: Path
    version: str

    @property
    def url(self) -> str:
        """The broker's address, as HALLES_MQTT_URL takes it."""
        return f"mqtt://127.0.0.1:{self.port}"


def find(program: str) -> str | None:
    """Return the path of one of Mosquitto's programs, or None where it is not installed."""
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), SBIN]))


@contextlib.contextmanager
def running(*lines: str) -> Iterator[Broker]:
    """Start a broker that keeps sessions on the disk, with more `lines` of configuration; remove it all."""
    program = find("mosquitto")
    if not program:
        raise Missing("Mosquitto is not installed (apt-get install mosquitto mosquitto-clients)")
    folder = Path(tempfile.mkdtemp(prefix="halles-mosquitto-"))
    try:
        port = free_port()
        configuration = folder / "mosquitto.conf"
        configuration.write_text("\n".join([*_lines(port, folder), *lines, ""]))
        broker = subprocess.Popen([program, "-c", str(configuration)], stderr=subprocess.DEVNULL)
        try:
            _wait_until_open(port, broker)
            yield Broker(port, folder, _version(program))
        finally:
            broker.terminate()
            broker.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _lines(port: int, folder: Path) -> list[str]:
    lines = [
        f"listener {port} 127.0.0.1",
        "allow_anonymous true",
        "persistence true",
        f"persistence_location {folder}/",
    ]
    if os.geteuid() == 0:
        lines.append("user root")  # otherwise it becomes another account, which cannot read this folder
    return lines


def _version(program: str) -> str:
    """Return the first line of its help: "mosquitto version 2.0.11"."""
    told = subprocess.run([program, "-h"], capture_output=True, text=True, check=False)
    return (told.stdout or told.stderr).partition("\n")[0]


def _wait_until_open(port: int, broker: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if broker.poll() is not None:
            raise RuntimeError("Mosquitto stopped at once")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("Mosquitto does not listen")
