"""What becomes of one report: which of its values are kept under which key, or why it is refused."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final, NamedTuple

from halles.stalls.sensing.engine import reasons
from halles.stalls.sensing.engine.codecs import decode
from halles.stalls.sensing.engine.reports import Report, Scalar
from halles.stalls.sensing.engine.values import flag_of, number_of

QUARTER_MS: Final = 900_000
KEPT_MS: Final = 24 * 3_600_000
"""How long a reading is kept, and so how late it may come: what is no longer kept could count twice."""
AHEAD_MS: Final = 300_000
"""How far a clock may be ahead."""
ANY: Final = 1.7976931348623157e308
"""The bound of a measure that has none: infinity is no measure."""
_KEY_BITS: Final = (1 << 63) - 1
_ORDER_BITS: Final = 40


class Field(NamedTuple):
    """One field that the register lets a device send."""

    measure: int
    kind: str
    low: float
    high: float


class Known(NamedTuple):
    """One device of the register, as the edge needs it."""

    id: str
    number: int
    town: str
    slug: str
    feeds: str
    codec: str
    secret: str
    ends_ms: int
    """From this moment on what it sends is refused."""
    heard: int
    """The measure that says no more than that it spoke."""
    declared: Mapping[str, Field]
    topics: tuple[str, ...]
    """What rings when a value of it changes; nothing where that would tell of one passer-by or one car."""


class Kept(NamedTuple):
    """An accepted report: what is written of it, and nothing else is."""

    at: int
    key: int
    values: list[tuple[int, float]]
    """Measure and value; empty where it says no more than that the device spoke."""


class Window(NamedTuple):
    """Between which times a report may have been measured: milliseconds since 1970, both included."""

    now: int
    oldest: int
    newest: int


def window_at(now_ms: int) -> Window:
    """Return the window at a moment: 24 hours back, to the start of that quarter of an hour."""
    oldest = now_ms - KEPT_MS
    return Window(now_ms, oldest - oldest % QUARTER_MS, now_ms + AHEAD_MS)


def judge(report: Report, known: Known, window: Window, order: int) -> Kept | str:
    """Return what is kept of a report of a known device, or the reason why it is refused.

    `order` is its place among those that came with it: of two without a time, the later one is true.
    """
    _, _, name, at, fields, raw, port = report
    now, oldest, newest = window
    if now >= known.ends_ms:
        return reasons.ENDED
    if at is not None and not oldest <= at <= newest:
        return reasons.TOO_OLD if at < oldest else reasons.FUTURE
    if raw and not fields:
        try:
            fields = decode(known.codec, port, raw)
        except ValueError:
            return reasons.UNREADABLE
    values = _values(fields, known.declared)
    if isinstance(values, str):
        return values
    said = name or str(sorted(values))
    if at is not None:
        return Kept(at, _key(known.number, said), values)
    if name:
        return Kept(now, -1 - _key(known.number, said), values)
    if _counts(fields, known.declared):
        return reasons.NO_KEY
    return Kept(now, order << _ORDER_BITS | _key(known.number, said) >> (63 - _ORDER_BITS), values)


def _values(fields: Mapping[str, Scalar], declared: Mapping[str, Field]) -> list[tuple[int, float]] | str:
    values = []
    for path, said in fields.items():
        field = declared.get(path)
        if field is None:
            return reasons.UNDECLARED_FIELD
        measure, kind, low, high = field
        if said is None or kind == "dropped":
            continue
        value = flag_of(said) if kind == "flag" else number_of(said)
        if value is None or not low <= value <= high:
            return reasons.BAD_VALUE
        values.append((measure, value))
    return values


def _counts(fields: Mapping[str, Scalar], declared: Mapping[str, Field]) -> bool:
    return any(declared[path].kind == "count" for path in fields)


def _key(number: int, said: str) -> int:
    """Return 63 bits of what tells a device's message from all its others: its name, or else its values.

    What has a name and no time is told by a key below zero. What has neither is told by its order, then its
    values: nothing tells its repetition from the same state said again, which does no harm.
    """
    digest = blake2b(f"{number}:{said}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _KEY_BITS
