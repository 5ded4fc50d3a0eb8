"""A real Mosquitto, on a free port, in a temporary folder; one per test session."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SBIN = "/usr/sbin"
"""Where Debian puts the broker: often absent from an ordinary account's PATH."""


@dataclass
class Mosquitto:
    """Where the broker listens, and the folder of its files."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The broker's address, as HALLES_MQTT_URL takes it."""
        return f"mqtt://127.0.0.1:{self.port}"


def find(program: str) -> str | None:
    """Return the path of one of Mosquitto's programs, or None where it is not installed."""
    return shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), SBIN]))


def publish(port: int, topic: str, payload: str, *more: str) -> "subprocess.CompletedProcess[str]":
    """Publish one message with Mosquitto's own client, an implementation that is not ours."""
    client = find("mosquitto_pub")
    assert client
    words = [client, "-h", "127.0.0.1", "-p", str(port), "-t", topic, "-m", payload, *more]
    return subprocess.run(words, capture_output=True, text=True, timeout=20)


@pytest.fixture(scope="session")
def mosquitto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    """Yield a running broker; tests that ask for it bear the `mosquitto` mark."""
    program = find("mosquitto")
    if not program or not find("mosquitto_pub"):
        pytest.skip("Mosquitto is not installed (apt-get install mosquitto mosquitto-clients)")
    folder = tmp_path_factory.mktemp("mosquitto")
    port = _free_port()
    (folder / "mosquitto.conf").write_text(_configuration(port, folder))
    broker = subprocess.Popen([program, "-c", str(folder / "mosquitto.conf")], stderr=subprocess.DEVNULL)
    try:
        _wait_until_open(port, broker)
        yield Mosquitto(port, folder)
    finally:
        broker.terminate()
        broker.wait(10)


def _configuration(port: int, folder: Path) -> str:
    lines = [
        f"listener {port} 127.0.0.1",
        "allow_anonymous true",
        "persistence true",
        f"persistence_location {folder}/",
        "max_inflight_messages 20",
    ]
    if os.geteuid() == 0:
        lines.append("user root")  # otherwise it becomes another account, which cannot read this folder
    return "\n".join(lines) + "\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_open(port: int, broker: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        assert broker.poll() is None, "Mosquitto stopped at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("Mosquitto does not listen")
