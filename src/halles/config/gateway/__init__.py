"""The gateway process: devices speak MQTT to it, and hear "received" only once their message is committed.

By default it holds its own broker; with HALLES_MQTT_URL it is the client of an outside one.
"""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone

from halles.doors.devices import DeviceMessage, Outcome, Registry

log = logging.getLogger(__name__)

MOST_IN_BATCH = 5000
"""Messages of one transaction. It is never waited for: a batch is what came during the one before."""
TOGETHER_MS = 1000
"""What came later than this after a batch's first message is the next batch: they share one "now"."""
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0
"""Seconds between two tries to store, when the database does not answer."""
TICK_SECONDS, TICKS_PER_BEAT = 1.0, 5
UNANSWERED = (OperationalError, InterfaceError)
"""What Django raises when the database does not answer: another try may mend it."""

T = TypeVar("T")
Fact = int | float | str | bool
Beat = Callable[[str, Mapping[str, Fact]], object]
Committed = Callable[[list[Outcome]], object]
"""Called in the event loop once messages that came together are committed, with an outcome each."""


class CannotServe(Exception):
    """The gateway cannot start: the sentence says why and what to set."""


class Gateway:
    """What both transports share: what waits, one thread that talks to the database, and the counts."""

    def __init__(self, registry: Registry, beat: Beat) -> None:
        self.registry = registry
        self.is_connected = False
        self._beat = beat
        self._waiting: deque[tuple[Sequence[DeviceMessage], Committed]] = deque()
        self._came = asyncio.Event()
        # One writer: SQLite gains nothing from more, and messages are stored in the order they came.
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="ingest")

    async def admit(self, name: str, key: str) -> bool:
        """Say whether a device may sign in; a refusal is counted."""
        try:
            return await self.in_writer(lambda: self.registry.admit(name, key)) is None
        except UNANSWERED:
            self.registry.refuse("database")
            return False

    def take(self, messages: Sequence[DeviceMessage], committed: Committed) -> None:
        """Let messages (at least one) wait for the next batch; acknowledge them in `committed` only."""
        self._waiting.append((messages, committed))
        self._came.set()

    async def ingest(self, message: DeviceMessage) -> Outcome:
        """Store one message with what else has come, and return after the commit."""
        stored: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def committed(outcomes: list[Outcome]) -> None:
            if not stored.done():  # the device is gone: it will send again
                stored.set_result(outcomes[0])

        self.take((message,), committed)
        return await stored

    async def store_for_ever(self) -> None:
        """Store what waits, a batch at a time, until cancelled."""
        while True:
            await self._came.wait()
            self._came.clear()
            while self._waiting:
                parts = self._next_batch()
                outcomes = iter(await self._store([message for part, _ in parts for message in part]))
                for part, committed in parts:
                    asyncio.get_running_loop().call_soon(committed, list(islice(outcomes, len(part))))

    async def tick_until(self, stop: asyncio.Event) -> None:
        """About each second let the stalls tell what changed; every few, tell operators how all is."""
        ticks = 0
        while not stop.is_set():
            if ticks % TICKS_PER_BEAT == 0:
                await self._told(lambda: self._beat("gateway", self.facts()))
            await self._told(lambda: self.registry.tick(timezone.now()))
            ticks += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), TICK_SECONDS)
        await self._told(lambda: self._beat("gateway", self.facts()))

    def facts(self) -> dict[str, Fact]:
        """Return what the operators see of this process."""
        return {"connected": self.is_connected, **self.registry.facts()}

    def close(self) -> None:
        """Let the writer finish what it is storing."""
        self._writer.submit(connections.close_all)
        self._writer.shutdown(wait=True)

    def _next_batch(self) -> list[tuple[Sequence[DeviceMessage], Committed]]:
        """Take all that waits, or as much as one transaction should hold."""
        parts = [self._waiting.popleft()]
        count, until = len(parts[0][0]), parts[0][0][0].received_ms + TOGETHER_MS
        while self._waiting and count < MOST_IN_BATCH and self._waiting[0][0][0].received_ms <= until:
            parts.append(self._waiting.popleft())
            count += len(parts[-1][0])
        return parts

    async def _store(self, messages: list[DeviceMessage]) -> list[Outcome]:
        """Store a batch; while the database does not answer, try again: who sent it has it too."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await self.in_writer(lambda: self._dispatch(messages))
            except UNANSWERED as error:
                log.error("%d messages wait, the database does not answer: %s", len(messages), _name(error))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def _dispatch(self, messages: list[DeviceMessage]) -> list[Outcome]:
        """Dispatch; on an error that no retry mends, halve until what causes it is alone, and refuse that."""
        try:
            return self.registry.dispatch(messages)
        except UNANSWERED:
            raise
        except Exception as error:
            if len(messages) == 1:
                log.error("a message could not be stored: %s", _name(error))
                return [self.registry.refuse("fault")]
        half = len(messages) // 2
        return self._dispatch(messages[:half]) + self._dispatch(messages[half:])

    async def _told(self, tell: Callable[[], object]) -> None:
        """Do what only tells: its failure is logged, never ends the gateway."""
        try:
            await self.in_writer(tell)
        except Exception as error:
            log.error("the gateway cannot tell how it is: %s", _name(error))

    async def in_writer(self, work: Callable[[], T]) -> T:
        """Do `work` in the one thread that talks to the database."""

        def alone() -> T:
            close_old_connections()
            return work()

        return await asyncio.get_running_loop().run_in_executor(self._writer, alone)


def _name(error: Exception) -> str:
    """Return what may be logged of an error: never its words, which may hold what a device sent."""
    return type(error).__name__


def milliseconds() -> int:
    """Return the time by which messages are stamped."""
    return time.time_ns() // 1_000_000


async def run(stop: asyncio.Event, gateway: Gateway) -> None:
    """Serve devices until `stop` is set, then end within two seconds."""
    from django.conf import settings

    if settings.MQTT_URL:
        from halles.config.gateway import outside as transport
    else:
        from halles.config.gateway import broker as transport  # type: ignore[no-redef]
    ticking = asyncio.create_task(gateway.tick_until(stop))
    storing = asyncio.create_task(gateway.store_for_ever())
    try:
        await transport.serve(stop, gateway)
    finally:
        stop.set()
        storing.cancel()
        await ticking
        gateway.close()
