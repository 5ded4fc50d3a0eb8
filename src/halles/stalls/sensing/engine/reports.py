"""What a dialect makes of one message: the report of one device, before anything is decided or written."""

from typing import NamedTuple

Scalar = float | int | bool | str | None


class Report(NamedTuple):
    """One device said this. Nothing of it is written before the register allowed each of its fields."""

    device: str
    """The device's name in its network, folded to small letters; or its slug where the town is known."""
    town: str
    """Slug of the town that the topic names; empty where a network's name is enough."""
    key: str
    """What names the message in its network ("" where nothing does); equal for a repetition, else never."""
    at: int | None
    """When it was measured, by the network's clock: milliseconds since 1970, UTC; None if unsaid."""
    fields: dict[str, Scalar]
    """Dotted path -> value; without the envelope, which the dialect knows and drops."""
    raw: bytes = b""
    """Bytes that nobody has decoded yet."""
    port: int = 0
    """LoRaWAN fPort of `raw`."""
