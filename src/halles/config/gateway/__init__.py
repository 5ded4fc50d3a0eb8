"""The gateway process: devices speak MQTT to it, and hear "received" only once their message is committed.

By default it holds its own broker; with HALLES_MQTT_URL it is the client of an outside one.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone

from halles.doors.devices import DeviceMessage, Refusal, Registry, Stored

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 30.0
"""Seconds between two tries to store, when the database does not answer."""
BEAT_SECONDS = 5.0
UNANSWERED = (OperationalError, InterfaceError)
"""What Django raises when the database does not answer: another try may mend it."""

T = TypeVar("T")
Fact = int | float | str | bool
Beat = Callable[[str, Mapping[str, Fact]], object]


class CannotServe(Exception):
    """The gateway cannot start: the sentence says why and what to set."""


class Gateway:
    """What both transports share: one thread that talks to the database, and the counts."""

    def __init__(self, registry: Registry, beat: Beat) -> None:
        self.registry = registry
        self.is_connected = False
        self._beat = beat
        # One writer: SQLite gains nothing from more, and messages are stored in the order they came.
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="ingest")

    async def admit(self, device: str, secret: str) -> bool:
        """Say whether a device may sign in; a refusal is counted."""
        try:
            return await self._in_writer(lambda: self.registry.admit(device, secret)) is None
        except UNANSWERED:
            self.registry.refuse("database")
            return False

    async def ingest(self, *, topic: str, payload: bytes, source: str) -> Stored | Refusal:
        """Store one message, and return after the commit: only then may the transport acknowledge it.

        While the database does not answer, try again: the device, unanswered, keeps its message too.
        """
        message = DeviceMessage(topic, payload, timezone.now(), source)
        pause = FIRST_PAUSE
        while True:
            try:
                return await self._in_writer(lambda: self._dispatch(message))
            except UNANSWERED as error:
                log.error("a message waits, the database does not answer: %s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def beat_until(self, stop: asyncio.Event) -> None:
        """Tell the operators' page, every few seconds, that the gateway lives and what it refused."""
        while not stop.is_set():
            try:
                await self._in_writer(lambda: self._beat("gateway", self.facts()))
            except UNANSWERED as error:
                log.error("no heartbeat, the database does not answer: %s", type(error).__name__)
            try:
                await asyncio.wait_for(stop.wait(), BEAT_SECONDS)
            except TimeoutError:
                continue
        await self._in_writer(lambda: self._beat("gateway", self.facts()))

    def facts(self) -> dict[str, Fact]:
        """Return what the operators see of this process."""
        return {"connected": self.is_connected, **self.registry.facts()}

    def close(self) -> None:
        """Let the writer finish what it is storing."""
        self._writer.submit(connections.close_all)
        self._writer.shutdown(wait=True)

    def _dispatch(self, message: DeviceMessage) -> Stored | Refusal:
        """Dispatch; what a stall cannot read is refused, for sending it again would mend nothing."""
        try:
            return self.registry.dispatch(message)
        except UNANSWERED:
            raise
        except Exception as error:
            log.error("a message could not be stored: %s", type(error).__name__)
            return self.registry.refuse("unreadable")

    async def _in_writer(self, work: Callable[[], T]) -> T:
        def alone() -> T:
            close_old_connections()
            return work()

        return await asyncio.get_running_loop().run_in_executor(self._writer, alone)


async def run(stop: asyncio.Event, gateway: Gateway) -> None:
    """Serve devices until `stop` is set, then end within two seconds."""
    from django.conf import settings

    if settings.MQTT_URL:
        from halles.config.gateway import outside as transport
    else:
        from halles.config.gateway import broker as transport  # type: ignore[no-redef]
    beating = asyncio.create_task(gateway.beat_until(stop))
    try:
        await transport.serve(stop, gateway)
    finally:
        stop.set()
        await beating
        gateway.close()
