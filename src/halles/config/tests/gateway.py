"""What the gateway's tests share: a stall whose commit can be held back, a scene to play, a bare device."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import OperationalError

from halles.config.gateway import Gateway, run
from halles.doors.devices import DEDUPLICATED, STORED, DeviceMessage, Handler, Outcome, Refusal, Registry

Play = Callable[[Gateway], Awaitable[None]]
NAME, KEY = "redon/pont-1", "s3cret"
TOPIC = f"halles/{NAME}/passages"


class Beats:
    """The heartbeats that the operators' page would show."""

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}

    def __call__(self, process: str, facts: Any) -> None:
        assert process == "gateway"
        self.facts = dict(facts)


class Shelf:
    """A stall's devices.py: one registered device, whose commit the test can hold back."""

    def __init__(self) -> None:
        self.may_commit = threading.Event()
        self.may_commit.set()
        self.order: list[str] = []
        self.batches: list[int] = []
        self.kept: set[bytes] = set()
        self.unanswered = 0
        self.ticks = 0

    def handler(self) -> Handler:
        filters = ("halles/#", "v3/+/devices/+/up")
        return Handler("test.passages", filters, self.admits, self.store, self.tick)

    def admits(self, name: str, key: str) -> bool:
        return (name, key) == (NAME, KEY)

    def tick(self, now: datetime) -> None:
        self.ticks += 1

    def store(self, messages: Sequence[DeviceMessage]) -> list[Outcome]:
        """Store all or nothing, as one transaction would: what it cannot bear spoils the whole batch."""
        if self.unanswered:
            self.unanswered -= 1
            raise OperationalError("gone")
        if any(message.payload == b"poison" for message in messages):
            raise KeyError("passages")
        assert self.may_commit.wait(10)
        self.batches.append(len(messages))
        return [self._one(message) for message in messages]

    def _one(self, message: DeviceMessage) -> Outcome:
        if message.payload == b"nonsense":
            return Refusal("unreadable")
        if message.source and not message.topic.startswith(f"halles/{message.source}/"):
            return Refusal("borrowed_name")
        if message.payload in self.kept:
            return DEDUPLICATED
        self.kept.add(message.payload)
        self.order.append(f"committed {message.payload.decode()}")
        return STORED


def play(registry: Registry, scene: Play) -> dict[str, Any]:
    """Run the gateway for the time of a scene; return its last heartbeat."""
    beats = Beats()

    async def whole() -> None:
        stop, gateway = asyncio.Event(), Gateway(registry, beats)
        running = asyncio.create_task(run(stop, gateway))
        await until(lambda: gateway.is_connected or running.done())
        if running.done():
            await running
        await scene(gateway)
        began = time.monotonic()
        stop.set()
        await running
        assert time.monotonic() - began < 2

    asyncio.run(whole())
    return beats.facts


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


class Wire:
    """MQTT spoken byte by byte, to see exactly when each packet comes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def send(self, kind: int, body: bytes) -> None:
        self.writer.write(packet(kind, body))
        await self.writer.drain()

    async def packet(self) -> tuple[int, bytes]:
        kind, length = await self.reader.readexactly(2)
        assert length < 128, "one byte of length is enough for these tests"
        return kind, await self.reader.readexactly(length)

    def close(self) -> None:
        self.writer.close()


class Device(Wire):
    """A device that signs in on the embedded broker."""

    @classmethod
    async def sign_in(cls, port: int, key: str = KEY) -> "Device":
        device = cls(*await asyncio.open_connection("127.0.0.1", port))
        start = text("MQTT") + b"\x04\xc2\x00\x3c"
        await device.send(0x10, start + text("any-client-id") + text(NAME) + text(key))
        kind, body = await asyncio.wait_for(device.packet(), 5)
        if (kind, body[1]) != (0x20, 0):
            device.close()
            raise PermissionError
        return device

    async def publish(self, number: int, topic: str, payload: bytes, *, quality: int = 1) -> None:
        await self.send(0x30 | quality << 1, text(topic) + number.to_bytes(2) + payload)

    async def acknowledged(self) -> int:
        kind, body = await asyncio.wait_for(self.packet(), 5)
        assert kind == 0x40
        return int.from_bytes(body[:2])


def text(words: str) -> bytes:
    return len(words).to_bytes(2) + words.encode()


def packet(kind: int, body: bytes) -> bytes:
    assert len(body) < 128, "one byte of length is enough for these tests"
    return bytes([kind, len(body)]) + body
