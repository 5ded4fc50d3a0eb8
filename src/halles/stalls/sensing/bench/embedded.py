"""How much the gateway's own broker bears: amqtt parses each packet in coroutines of its own."""

import json
import socket
import time
from typing import Any, Final

from halles.kit.mosquitto import free_port
from halles.stalls.sensing.bench.house import BENCH, House, process

SPEAKERS: Final = 20
"""Devices that sign in, each as itself; 20 messages of each are on their way at most."""


def embedded_rate(house: House, first: int, count: int) -> dict[str, Any]:
    """Return how many messages a second the embedded broker acknowledges after their commit."""
    port = free_port()
    environment = House(house.home, port=port).environment
    with process("halles.config.gateway", environment=environment):
        _wait_until_open(port)
        words = (port, first, count, 0, SPEAKERS)
        with process(f"{BENCH}.resending", *words, environment=environment) as devices:
            devices.line()
            devices.say("go")
            began, ended = json.loads(devices.line())
    return {"embedded_events_per_s": round(count / (ended - began)), "embedded_devices": SPEAKERS}


def _wait_until_open(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise RuntimeError("the gateway does not listen")
