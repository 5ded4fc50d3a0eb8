"""The benchmark's fleet: parking sensors that send 253 bytes of JSON, identifiers to be dropped in them."""

import json
import time
from typing import Final

TOWN: Final = "bourg"
ROOT: Final = "halles"
RAW_ROOT: Final = "vrac42"
"""Topics as long as ours that no stall listens to: for the raw peer."""
SIZE: Final = 253
"""Bytes of each payload."""
DAY_MS: Final = 86_400_000


class Fleet:
    """`devices` sensors; message n is the (n // devices)-th of sensor n % devices, and its value is n."""

    def __init__(self, devices: int, root: str = ROOT) -> None:
        self.devices = devices
        self._root = root
        self._now = time.time_ns() // 1_000_000

    def slug(self, number: int) -> str:
        """Return the name of the sensor that sends message `number`."""
        return f"place-{number % self.devices:05d}"

    def name(self, number: int) -> str:
        """Return the name under which the sensor of message `number` signs in."""
        return f"{TOWN}/{self.slug(number)}"

    def topic(self, number: int) -> str:
        """Return the topic of message `number`."""
        return f"{self._root}/{TOWN}/{self.slug(number)}/values"

    def key(self, number: int) -> str:
        """Return the key with which the sensor of message `number` signs in."""
        return f"key of {self.slug(number)}"

    def payload(self, number: int) -> bytes:
        """Return message `number`: what it measures, when, its id, and whom it saw, which nobody may keep."""
        said = {"at": self._now + number // self.devices, "id": f"{number:016x}", "free": number}
        tags = [f"{(number * 7919 + index * 104729) % (1 << 48):012x}" for index in range(12)]
        body = json.dumps({**said, "tags": tags}, separators=(",", ":"))
        return (body + " " * (SIZE - len(body))).encode()
