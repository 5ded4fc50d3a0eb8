"""Who listens to what: rings every listener of a topic, and replays what a returning one has missed."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

REMEMBERED = 1_000
"""How many entries a listener may be behind; further, it is told to fetch everything again."""
KEEP_ALIVE = 25
"""Seconds between two signs of life on a quiet line: proxies and phones cut what stays silent for long."""
UNSENT = 262_144
"""Bytes that may wait for one slow listener (several whole replays); then it is dropped."""


class Rung(NamedTuple):
    """One journal entry as the bell sees it: where it stands and what it rings, nothing of what it says."""

    position: int
    topics: tuple[str, ...]


class Line(asyncio.Protocol):
    """The open connection of one listener. It has no `__dict__`: thousands of them are held."""

    __slots__ = ("beat", "belfry", "may_listen", "topics", "transport")

    def __init__(
        self,
        belfry: "Belfry",
        topics: tuple[str, ...],
        transport: asyncio.Transport,
        may_listen: Callable[[], bool] | None,
    ) -> None:
        self.belfry, self.topics, self.transport, self.may_listen = belfry, topics, transport, may_listen
        self.beat = 0

    def pause_writing(self) -> None:
        """Drop a listener that reads too slowly: it comes back by itself and is told what it missed."""
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the listener."""
        self.belfry.leave(self)


class Belfry:
    """All listeners by topic, and the last entries rung. Nothing here awaits: what it does, it does whole."""

    def __init__(self, *, most_listeners: int) -> None:
        self.most_listeners = most_listeners
        self.position = 0
        self._recent: deque[Rung] = deque(maxlen=REMEMBERED)
        self._lines: dict[Line, None] = {}
        self._by_topic: dict[str, dict[Line, None]] = {}
        self._beat = self._joined = 0

    @property
    def listeners(self) -> int:
        """How many lines are open."""
        return len(self._lines)

    @property
    def is_full(self) -> bool:
        """Say whether one more listener would be one too many."""
        return self.listeners >= self.most_listeners

    def join(self, line: Line, *, last: int | None) -> None:
        """Take in a listener that knows all up to position `last` (None: that only wants what comes)."""
        line.transport.set_write_buffer_limits(high=UNSENT)
        line.transport.write(b"retry: 1500\n" + self._missed(line.topics, last) + self._here())
        self._joined += 1
        line.beat = self._joined % KEEP_ALIVE
        self._lines[line] = None
        for topic in line.topics:
            self._by_topic.setdefault(topic, {})[line] = None

    def leave(self, line: Line) -> None:
        """Forget a listener whose connection is gone."""
        self._lines.pop(line, None)
        for topic in line.topics:
            lines = self._by_topic.get(topic, {})
            lines.pop(line, None)
            if not lines:
                self._by_topic.pop(topic, None)

    def ring(self, entry: Rung) -> None:
        """Remember an entry and tell everybody who listens to one of its topics."""
        self.position = entry.position
        self._recent.append(entry)
        told: dict[Line, tuple[str, ...]] = {}
        for topic in entry.topics:
            for line in self._by_topic.get(topic, ()):
                told[line] = (*told.get(line, ()), topic)
        written: dict[tuple[str, ...], bytes] = {}
        for line, topics in told.items():
            if topics not in written:
                written[topics] = event("ring", entry.position, topics)
            line.transport.write(written[topics])

    def beat(self) -> None:
        """Each second: give a sign of life to one line in twenty-five, or close it if its right has ended."""
        self._beat = (self._beat + 1) % KEEP_ALIVE
        here = b":\n" + self._here()
        for line in self._lines:
            if line.beat != self._beat:
                continue
            if line.may_listen and not line.may_listen():
                line.transport.abort()
            else:
                line.transport.write(here)

    def close(self) -> None:
        """Close every line."""
        for line in self._lines:
            line.transport.close()

    def _missed(self, topics: tuple[str, ...], last: int | None) -> bytes:
        """Return the events after `last`, or one "refetch" when they are no longer all remembered."""
        if last is None or last == self.position:
            return b""
        oldest = self._recent[0].position if self._recent else self.position + 1
        if not oldest - 1 <= last <= self.position + REMEMBERED:
            return event("refetch", self.position, ["all"])
        missed = (rung for rung in self._recent if rung.position > last)
        return b"".join(_rings(missed, set(topics)))

    def _here(self) -> bytes:
        """Return an event without data: a browser shows it to nobody, but says its id on coming back."""
        return b"id: %d\n\n" % self.position


def _rings(entries: Iterable[Rung], wanted: set[str]) -> Iterable[bytes]:
    for entry in entries:
        topics = tuple(topic for topic in entry.topics if topic in wanted)
        if topics:
            yield event("ring", entry.position, topics)


def event(kind: str, position: int, topics: Iterable[str]) -> bytes:
    """Write one server-sent event: one for all topics of an entry, so that no cut falls between them."""
    data = "".join(f"data: {topic}\n" for topic in topics)
    return f"id: {position}\nevent: {kind}\n{data}\n".encode()
