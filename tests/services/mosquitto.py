"""A real Mosquitto, one per test session; and its own client, an implementation that is not ours."""

import contextlib
import subprocess
from collections.abc import Iterator

import pytest

from halles.kit.mosquitto import Broker as Mosquitto
from halles.kit.mosquitto import Missing, find, running

__all__ = ["Mosquitto", "mosquitto", "publish"]


def publish(port: int, topic: str, payload: str, *more: str) -> "subprocess.CompletedProcess[str]":
    """Publish one message with Mosquitto's own client."""
    client = find("mosquitto_pub")
    assert client
    words = [client, "-h", "127.0.0.1", "-p", str(port), "-t", topic, "-m", payload, *more]
    return subprocess.run(words, capture_output=True, text=True, timeout=20)


@pytest.fixture(scope="session")
def mosquitto() -> Iterator[Mosquitto]:
    """Yield a running broker; tests that ask for it bear the `mosquitto` mark."""
    with contextlib.ExitStack() as stack:
        try:
            broker = stack.enter_context(running("max_inflight_messages 20"))
        except Missing as missing:
            pytest.skip(str(missing))
        if not find("mosquitto_pub"):
            pytest.skip("Mosquitto's clients are not installed (apt-get install mosquitto-clients)")
        yield broker
