"""The boards of the shelf: pages as bytes, the least used going first when there is no more room."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

OVERHEAD = 1_500
"""Bytes that a page costs besides its body: key, headers, marks, objects."""

V = TypeVar("V")


class Place(NamedTuple):
    """Where an address is answered, whatever its query: scheme, allowed host, whole path."""

    scheme: str
    host: str
    path: str


class Key(NamedTuple):
    """Which page this is: a place, the declared query keys with their values, an encoding."""

    place: Place
    query: tuple[tuple[str, tuple[str, ...]], ...]
    encoding: str


@dataclass
class Page:
    """One kept page. `seen` is the state of the database for which the marks are known to be unchanged."""

    body: bytes
    headers: Any
    """Ready to be sent, whoever asks."""
    marks: dict[str, int]
    until: float | None
    etag: str
    seen: object
    visit: object = None
    """What giving this page counts as (see `kit.tally`)."""


class Boards(Generic[V]):
    """A dictionary bounded by the bytes of what it holds; safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._held: OrderedDict[object, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> V | None:
        """Return what is at `key`, and move it away from the edge."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def put(self, key: object, value: V, size: int = 0) -> None:
        """Keep `value`, whose body has `size` bytes; what was used least falls off."""
        cost = size + OVERHEAD
        with self._lock:
            self._drop(key)
            if cost > self.most_bytes:
                return
            self._held[key] = (value, cost)
            self.bytes += cost
            while self.bytes > self.most_bytes:
                _, (_, freed) = self._held.popitem(last=False)
                self.bytes -= freed

    def drop(self, key: object) -> None:
        """Forget what is at `key`."""
        with self._lock:
            self._drop(key)

    def __len__(self) -> int:
        return len(self._held)

    def _drop(self, key: object) -> None:
        if key in self._held:
            self.bytes -= self._held.pop(key)[1]
