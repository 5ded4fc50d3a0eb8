"""A message is sent once the broker has acknowledged it; a broker that is not there is told so."""

import asyncio

import pytest

from halles.kit.mqtt import NotSent, Out, publish, quiet
from tests.services.house import free_ports
from tests.services.mosquitto import Mosquitto


@pytest.mark.mosquitto
def test_it_returns_once_the_broker_has_all(mosquitto: Mosquitto) -> None:
    quiet()
    asyncio.run(
        publish(mosquitto.url, [Out("halles/redon/gare/free", b"7"), Out("halles/redon/quai/free", b"8")])
    )


def test_nobody_there_is_said() -> None:
    quiet()
    [port] = free_ports(1)
    with pytest.raises(NotSent, match=str(port)):
        asyncio.run(publish(f"mqtt://127.0.0.1:{port}", [Out("halles/redon/gare/free", b"7")]))
