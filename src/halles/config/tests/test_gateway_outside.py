"""The gateway at an outside broker: a real one, and one of the tests' own to see each byte of its answers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from halles.config.gateway import CannotServe, Gateway, outside, run
from halles.config.tests.gateway import TOPIC, Beats, Shelf, Wire, packet, play, text, until
from halles.doors.devices import Registry
from tests.services.mosquitto import Mosquitto, publish

NETWORK = "v3/app@town/devices/x/up"
CONNECTED = b"\x00\x00\x00"


@pytest.mark.mosquitto
def test_every_topic_that_a_stall_understands_is_listened_to(mosquitto: Mosquitto, settings: Any) -> None:
    settings.MQTT_URL = mosquitto.url
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        for topic, payload, quality in ((TOPIC, "1", "1"), (NETWORK, "2", "2"), (TOPIC, "3", "0")):
            done = await asyncio.to_thread(publish, mosquitto.port, topic, payload, "-q", quality)
            assert done.returncode == 0
        await until(lambda: len(shelf.order) == 3)

    assert play(Registry([shelf.handler()]), scene)["stored"] == 3


@pytest.mark.mosquitto
def test_what_was_not_committed_comes_again_after_a_restart(mosquitto: Mosquitto, settings: Any) -> None:
    settings.MQTT_URL = mosquitto.url
    shelf = Shelf()
    shelf.unanswered = 10**6

    async def send_in_vain(gateway: Gateway) -> None:
        await asyncio.to_thread(publish, mosquitto.port, TOPIC, "12", "-q", "1")
        await until(lambda: shelf.unanswered < 10**6)

    async def wait(gateway: Gateway) -> None:
        await until(lambda: bool(shelf.order))

    play(Registry([shelf.handler()]), send_in_vain)
    assert shelf.order == []
    shelf.unanswered = 0
    play(Registry([shelf.handler()]), wait)
    assert shelf.order == ["committed 12"]


@pytest.mark.mosquitto
def test_what_was_said_before_is_not_taken_for_new(mosquitto: Mosquitto, settings: Any) -> None:
    settings.MQTT_URL, settings.SECRET_KEY = mosquitto.url, "a house that this broker has never seen"
    publish(mosquitto.port, TOPIC, "old", "-q", "1", "-r")
    shelf = Shelf()

    async def scene(gateway: Gateway) -> None:
        await asyncio.to_thread(publish, mosquitto.port, TOPIC, "new", "-q", "1")
        await until(lambda: "committed new" in shelf.order)

    try:
        play(Registry([shelf.handler()]), scene)
    finally:
        publish(mosquitto.port, TOPIC, "", "-r")
    assert shelf.order == ["committed new"]


class Broker(Wire):
    """One connection of the gateway, seen from the broker's side."""

    async def welcome(self, *, answer: bytes = b"\x01\x01") -> bytes:
        """Accept the CONNECT and the SUBSCRIBE; return what was subscribed to."""
        kind, _ = await self.packet()
        assert kind == 0x10
        await self.send(0x20, CONNECTED)
        kind, asked = await self.packet()
        assert kind == 0x82
        await self.send(0x90, asked[:2] + b"\x00" + answer)
        return asked

    def publish(self, number: int, payload: bytes, *, properties: bytes = b"", topic: str = TOPIC) -> bytes:
        """Return the bytes of a PUBLISH of quality 1, or 0 without a number."""
        head = text(topic) + (number.to_bytes(2) if number else b"")
        return packet(0x32 if number else 0x30, head + bytes([len(properties)]) + properties + payload)

    async def acknowledged(self, count: int) -> list[int]:
        packets = [await asyncio.wait_for(self.packet(), 5) for _ in range(count)]
        assert {kind for kind, _ in packets} == {0x40}
        return [int.from_bytes(body) for _, body in packets]


Scene = Callable[[Gateway, Broker, "asyncio.Queue[Broker]"], Awaitable[None]]


def act(shelf: Shelf, settings: Any, scene: Scene, *, answer: bytes = b"\x01\x01") -> dict[str, Any]:
    """Play a scene between the gateway and a broker of the tests' own, at each of its connections."""
    beats, came = Beats(), asyncio.Queue[Broker]()

    async def whole() -> None:
        server = await asyncio.start_server(lambda *both: came.put_nowait(Broker(*both)), "127.0.0.1", 0)
        settings.MQTT_URL = f"mqtt://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        stop, gateway = asyncio.Event(), Gateway(Registry([shelf.handler()]), beats)
        async with server:
            running = asyncio.create_task(run(stop, gateway))
            broker = await came.get()
            await broker.welcome(answer=answer)
            await scene(gateway, broker, came)
            stop.set()
            await running
            broker.close()

    asyncio.run(whole())
    return beats.facts


def test_each_is_acknowledged_after_its_commit_by_its_number_and_in_order(settings: Any) -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway, broker: Broker, _: object) -> None:
        shelf.may_commit.clear()
        # Strangers' packets between: of quality 0, without a number; with properties; twice the same number.
        broker.writer.write(
            broker.publish(7, b"a")
            + broker.publish(0, b"b")
            + broker.publish(65535, b"c", properties=b"\x02\x00\x00\x00\x3c")
            + broker.publish(7, b"a")
            + broker.publish(256, b"nonsense")
            + broker.publish(3, b"d", topic="elsewhere")
        )
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(broker.reader.readexactly(1), 0.3)
        shelf.may_commit.set()
        assert await broker.acknowledged(5) == [7, 65535, 7, 256, 3]

    facts = act(shelf, settings, scene)
    assert shelf.order == ["committed a", "committed b", "committed c"]
    assert (facts["stored"], facts["deduplicated"]) == (3, 1)


def test_what_came_together_is_stored_together_and_acknowledged_in_one_write(settings: Any) -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway, broker: Broker, _: object) -> None:
        broker.writer.write(b"".join(broker.publish(n, str(n).encode()) for n in range(1, 101)))
        first = await broker.reader.read(4096)
        assert len(first) == 400, "a hundred acknowledgements of four bytes"

    act(shelf, settings, scene)
    assert shelf.batches == [100]


def test_a_packet_cut_anywhere_is_read_whole(settings: Any) -> None:
    shelf = Shelf()

    async def scene(gateway: Gateway, broker: Broker, _: object) -> None:
        data = broker.publish(1, b"a") + broker.publish(2, b"b")
        for at in range(len(data)):
            broker.writer.write(data[at : at + 1])
            await broker.writer.drain()
            await asyncio.sleep(0)
        assert await broker.acknowledged(2) == [1, 2]

    act(shelf, settings, scene)
    assert shelf.order == ["committed a", "committed b"]


def test_after_a_reconnection_only_what_came_by_it_is_acknowledged_on_it(
    settings: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(outside, "RETRY_SECONDS", 0.05)
    shelf = Shelf()

    async def scene(gateway: Gateway, broker: Broker, came: "asyncio.Queue[Broker]") -> None:
        shelf.may_commit.clear()
        broker.writer.write(broker.publish(7, b"a"))
        await until(lambda: not gateway._waiting)
        broker.close()
        again = await asyncio.wait_for(came.get(), 5)
        await again.welcome()
        again.writer.write(again.publish(9, b"a") + again.publish(10, b"b"))
        shelf.may_commit.set()
        assert await again.acknowledged(2) == [9, 10]
        again.close()

    facts = act(shelf, settings, scene)
    assert shelf.order == ["committed a", "committed b"]
    assert (facts["stored"], facts["deduplicated"]) == (2, 1)


def test_a_refused_subscription_is_told_to_operators(settings: Any, caplog: Any) -> None:
    async def scene(gateway: Gateway, broker: Broker, _: object) -> None:
        await until(lambda: "lets the gateway read none" in caplog.text)
        assert gateway.facts()["connected"] is False

    act(Shelf(), settings, scene, answer=b"\x01\x87")


@pytest.mark.parametrize("url", ["http://localhost", "mqtt:", "localhost:1883"])
def test_an_address_that_is_not_a_brokers_is_told(url: str, settings: Any) -> None:
    settings.MQTT_URL = url

    async def never(gateway: Gateway) -> None:
        raise AssertionError("it cannot have started")

    with pytest.raises(CannotServe, match="HALLES_MQTT_URL"):
        play(Registry(), never)
