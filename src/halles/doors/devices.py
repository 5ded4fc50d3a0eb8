"""The seam of devices: what a message from one is, which stall stores it, and the refusal of all the rest.

Messages come in batches of whatever has arrived, and each has an outcome of its own. A device's own topics
read `halles/<town>/<device>/…`, and it signs in as `<town>/<device>`: so an outside broker can hold each
device to its own topics (`pattern write halles/%u/#` in Mosquitto) as ours does.
"""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

ROOT = "halles"
MOST_BYTES = 65_536
"""The largest message: a sensor counts, it does not film. A network with fifty antennas says so in 60 kB."""


class DeviceMessage(NamedTuple):
    """One message, as it came."""

    topic: str
    payload: bytes
    received_ms: int
    """When it came: milliseconds since 1970, UTC."""
    source: str = ""
    """The name under which the device signed in, "<town>/<device>"; empty when an outside broker did that."""


@dataclass(frozen=True)
class Stored:
    """The message was stored, and that is committed."""


@dataclass(frozen=True)
class Deduplicated:
    """The message had been stored before; it changes nothing."""


@dataclass(frozen=True)
class Refusal:
    """The message was not stored, and sending it again would mend nothing; `reason` is one word."""

    reason: str


Outcome = Stored | Deduplicated | Refusal
STORED, DEDUPLICATED = Stored(), Deduplicated()
UNKNOWN_TOPIC = Refusal("unknown_topic")


@dataclass(frozen=True)
class Handler:
    """What a stall's devices.py declares in HANDLERS: which messages it understands, and who stores them."""

    name: str
    filters: tuple[str, ...]
    """MQTT topic filters: "halles/#", "v3/+/devices/+/up"."""
    admits: Callable[[str, str], bool]
    """(name, key): is this a registered device, with its own key?"""
    store: Callable[[Sequence[DeviceMessage]], Sequence[Outcome]]
    """Store them all, return one outcome each after the commit; raise only what a retry mends.

    They came within a second of each other. One may come again after it was stored: it is Deduplicated.
    """
    tick: Callable[[datetime], None]
    """(now): called about each second, also when nothing comes: tell open pages what has changed."""


class Registry:
    """The handlers of one deployment, and how many messages were stored or refused, by reason."""

    def __init__(self, handlers: Iterable[Handler] = ()) -> None:
        self._handlers = tuple(handlers)
        self.filters = tuple(name for handler in self._handlers for name in handler.filters)
        twice = [name for name, count in Counter(self.filters).items() if count > 1]
        if twice:
            raise ValueError(f"two stalls declare the topics {', '.join(twice)}")
        self._routes = [(handler, _pattern(handler.filters)) for handler in self._handlers]
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def admit(self, name: str, key: str) -> Refusal | None:
        """Let a device in, or refuse it at the edge: registered with a stall, or it has no business here."""
        if name and any(handler.admits(name, key) for handler in self._handlers):
            return None
        return self.refuse("unregistered")

    def dispatch(self, messages: Sequence[DeviceMessage]) -> list[Outcome]:
        """Give each message to the stall that understands its topic; return one outcome each, in order."""
        outcomes: list[Outcome] = [UNKNOWN_TOPIC] * len(messages)
        left = list(range(len(messages)))
        for handler, pattern in self._routes:
            mine = [place for place in left if pattern.fullmatch(messages[place].topic)]
            if not mine:
                continue
            stored = handler.store([messages[place] for place in mine])
            for place, outcome in zip(mine, stored, strict=True):
                outcomes[place] = outcome
            taken = set(mine)
            left = [place for place in left if place not in taken]
        self._count(outcomes)
        return outcomes

    def tick(self, now: datetime) -> None:
        """Let each stall do what it does about each second."""
        for handler in self._handlers:
            handler.tick(now)

    def refuse(self, reason: str) -> Refusal:
        """Count one refusal."""
        with self._lock:
            self._counts[f"refused_{reason}"] += 1
        return Refusal(reason)

    def facts(self) -> dict[str, int]:
        """Return the counts since the start: "stored", and "refused_<reason>" for each reason met."""
        with self._lock:
            return {"stored": 0, **dict(sorted(self._counts.items()))}

    def _count(self, outcomes: list[Outcome]) -> None:
        """Add up what happened; one `Counter` of the whole batch, for it runs for each message."""
        with self._lock:
            for outcome, count in Counter(outcomes).items():
                self._counts[_word(outcome)] += count


def _word(outcome: Outcome) -> str:
    """Return what the operators read of an outcome."""
    match outcome:
        case Refusal(reason):
            return f"refused_{reason}"
        case Deduplicated():
            return "deduplicated"
        case _:
            return "stored"


def _pattern(filters: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the topics of MQTT's `filters`: "+" is one level, "#" all that follows."""
    return re.compile("|".join(map(_of_filter, filters)))


def _of_filter(name: str) -> str:
    levels = ["[^/]*" if level == "+" else re.escape(level) for level in name.split("/")]
    if name.endswith("/#"):
        return "/".join(levels[:-1]) + "(?:/.*)?"
    return "/".join(levels)
