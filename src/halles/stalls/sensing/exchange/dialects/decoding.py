"""Bytes to plain values, once: strict JSON in which no key comes twice and no number is out of range."""

import json
from typing import Any, Final, NamedTuple

import msgspec

from halles.stalls.sensing.exchange.dialects.faults import Unreadable

MOST_BYTES: Final = 65_536
"""The largest message read; a broker's batch of entities fits, a picture does not."""


class _NoJson:
    """Stands for "this is no JSON": None is JSON's null."""


NO_JSON: Final = _NoJson()

_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


class Message(NamedTuple):
    """What came, decoded once for all dialects."""

    topic: list[str]
    """The parts of the topic; empty for what came by HTTP."""
    tree: Any
    """The plain value, or NO_JSON."""
    payload: bytes


def decoded(topic: str, payload: bytes) -> Message:
    """Return the message; raise Unreadable for what is too large, or broken JSON."""
    if len(payload) > MOST_BYTES:
        raise Unreadable("it is larger than a message of a sensor can be")
    try:
        tree = _decode(payload)
        if type(tree) is dict or type(tree) is list:
            _check_twins(payload, _encode(tree))
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except (msgspec.MsgspecError, OverflowError, ValueError) as error:
        if payload[:1] in b"{[" or not isinstance(error, msgspec.DecodeError):
            raise Unreadable("it is JSON that is broken, or holds a number that is out of range") from None
        tree = NO_JSON
    return Message(topic.split("/") if topic else [], tree, payload)


def _check_twins(payload: bytes, again: bytes) -> None:
    """Refuse a key that comes twice: two readers could read two things.

    Where nothing is escaped each text has two quotation marks, and a key that came twice is missing from
    what was decoded: counting them costs far less than a second reading.
    """
    if b"\\" in payload:
        json.loads(payload, object_pairs_hook=_once)
    elif payload.count(b'"') != again.count(b'"'):
        raise Unreadable("a key comes twice")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("a key comes twice")
    return found
