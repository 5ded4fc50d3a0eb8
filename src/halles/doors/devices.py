"""The seam of devices: what a message from one is, which stall stores it, and the refusal of all the rest.

A topic reads `halles/<town>/<device>/<measure>`. The device's name is part of it, so an outside broker
can hold each device to its own topics (`pattern write halles/+/%u/#` in Mosquitto) as ours does.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

ROOT = "halles"
MOST_BYTES = 16_384
"""The largest message: a sensor counts, it does not film."""


@dataclass(frozen=True)
class DeviceMessage:
    """One message, as it came."""

    topic: str
    payload: bytes
    received_at: datetime
    source: str
    """The registered name under which the device signed in; empty when an outside broker did that."""

    @property
    def device(self) -> str:
        """The device that the topic names."""
        return self.topic.split("/")[2]


@dataclass(frozen=True)
class Stored:
    """The message was stored, and that is committed."""

    handler: str


@dataclass(frozen=True)
class Refusal:
    """The message was not stored; `reason` is one word for the operators' count."""

    reason: str


@dataclass(frozen=True)
class Handler:
    """What a stall's devices.py declares in HANDLERS: who stores one measure."""

    name: str
    measure: str
    """The last part of the topics it takes: "passages"."""
    admits: Callable[[str, str], bool]
    """(device, secret): is this a registered device, with its own secret?"""
    store: Callable[[DeviceMessage], Refusal | None]
    """Check the device's registration, store, return after the commit; raise only what a retry mends."""


class Registry:
    """The handlers of one deployment, and how many messages each reason refused."""

    def __init__(self, handlers: Iterable[Handler] = ()) -> None:
        self._handlers: dict[str, Handler] = {}
        for handler in handlers:
            other = self._handlers.setdefault(handler.measure, handler)
            if other is not handler:
                raise ValueError(f"{handler.name} and {other.name} both declare {handler.measure!r}")
        self._lock = threading.Lock()
        self._stored = 0
        self._refused: Counter[str] = Counter()

    def admit(self, device: str, secret: str) -> Refusal | None:
        """Let a device in, or refuse it at the edge: registered with a stall, or it has no business here."""
        if device and any(handler.admits(device, secret) for handler in self._handlers.values()):
            return None
        return self.refuse("unregistered")

    def dispatch(self, message: DeviceMessage) -> Stored | Refusal:
        """Give a message to the stall that declared its measure; refuse and count all others."""
        reason = self._fault(message)
        if reason:
            return self.refuse(reason)
        handler = self._handlers[message.topic.split("/")[3]]
        refusal = handler.store(message)
        if refusal:
            return self.refuse(refusal.reason)
        with self._lock:
            self._stored += 1
        return Stored(handler.name)

    def refuse(self, reason: str) -> Refusal:
        """Count one refusal."""
        with self._lock:
            self._refused[reason] += 1
        return Refusal(reason)

    def facts(self) -> dict[str, int]:
        """Return the counts since the start: "stored", and "refused_<reason>" for each reason met."""
        with self._lock:
            counts = {f"refused_{reason}": count for reason, count in sorted(self._refused.items())}
            return {"stored": self._stored, **counts}

    def _fault(self, message: DeviceMessage) -> str:
        """Return why nobody can store `message`, or "" when somebody can."""
        parts = message.topic.split("/")
        if len(parts) != 4 or parts[0] != ROOT or not all(parts):
            return "unknown_topic"
        if parts[3] not in self._handlers:
            return "undeclared"
        if message.source and message.source != message.device:
            return "borrowed_name"
        return "too_large" if len(message.payload) > MOST_BYTES else ""
