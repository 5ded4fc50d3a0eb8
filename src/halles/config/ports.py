"""Ports of the house: find a free one, insist on the one that was asked for, wait until it answers."""

import errno
import http.client
import socket
import time
from collections.abc import Callable, Mapping

from halles.config.paths import CannotStart

PATIENCE = 5.0
"""Seconds given to a port that was asked for: the processes of a supervisor just killed are leaving it."""


def choose_ports(environment: Mapping[str, str], *, asked: int, host: str) -> dict[str, str]:
    """Return HALLES_PORT, HALLES_BELL_PORT and HALLES_MQTT_PORT for this start.

    A port that was asked for is taken or refused, and so is each port of a public deployment, whose proxy
    knows them; otherwise the next free one will do.
    """
    defaults = {"HALLES_PORT": 8000, "HALLES_BELL_PORT": 0, "HALLES_MQTT_PORT": 1883}
    if environment.get("HALLES_MQTT_URL"):
        del defaults["HALLES_MQTT_PORT"]  # an outside broker: the gateway listens on nothing
    given = {name: _number(environment, name) for name in defaults}
    given["HALLES_PORT"] = asked or given["HALLES_PORT"]
    chosen: dict[str, int] = {}
    for name, default in defaults.items():
        wanted = given[name] or default or chosen["HALLES_PORT"] + 1
        taken = set(chosen.values())
        if given[name] or environment.get("HALLES_HOSTS"):
            chosen[name] = insist(wanted, name=name, taken=taken, host=host)
        else:
            chosen[name] = free_port(wanted, taken=taken, host=host)
    return {name: str(port) for name, port in chosen.items()}


def _number(environment: Mapping[str, str], name: str) -> int:
    text = environment.get(name) or "0"
    if not text.isdecimal() or int(text) > 65_535:
        raise CannotStart(f"{name}={text} is not a port: a number up to 65535.")
    return int(text)


def insist(port: int, *, name: str, taken: set[int], host: str) -> int:
    """Return `port` once it is free; refuse when it is not within PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while port in taken or is_used(port, host=host):
        if port in taken or time.monotonic() > deadline:
            raise CannotStart(
                f"Port {port} is taken on this machine.",
                f"Stop what listens there (ss -ltnp), or choose another one: {name}=…",
            )
        time.sleep(0.1)
    return port


def free_port(wanted: int, *, taken: set[int], host: str = "127.0.0.1") -> int:
    """Return `wanted`, or the next port that nobody listens on."""
    for port in range(wanted, wanted + 200):
        if port not in taken and not is_used(port, host=host):
            return port
    raise CannotStart(f"No port is free from {wanted} to {wanted + 199}.", "Choose one: HALLES_PORT=…")


def is_used(port: int, *, host: str = "127.0.0.1") -> bool:
    """Say whether something listens there; an address that is not this machine's is refused."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return True
            raise CannotStart(f"This machine cannot listen on {host}:{port}: {error.strerror}.") from error
    return False


def wait_for(port: int, *, seconds: float, alive: Callable[[], bool], host: str = "127.0.0.1") -> bool:
    """Wait until a page is answered on `port`; False when it is not in time or its process died."""
    deadline = time.monotonic() + seconds
    here = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(here, port, timeout=max(1.0, deadline - time.monotonic()))
        try:
            connection.request("GET", "/", headers={"Host": "localhost"})
            connection.getresponse()
            return True
        except (OSError, http.client.HTTPException):
            if not alive():
                return False
        finally:
            connection.close()
        time.sleep(0.05)
    return False
