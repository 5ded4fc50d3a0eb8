"""Bytes to plain values, once: strict JSON in which no key comes twice and no number is out of range."""

import json
from typing import Any, Final

import msgspec

from halles.stalls.sensing.exchange.dialects.faults import Unreadable

MOST_BYTES: Final = 65_536
"""The largest message read; a broker's batch of entities fits, a picture does not."""

_DIGITS: Final = 309
"""A whole number of so many digits is none that a float can hold."""
_ONLY_DIGITS: Final = bytes(ord("0") if chr(byte).isdecimal() else ord(" ") for byte in range(256))
_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


def decoded(payload: bytes) -> Any:
    """Return the plain value that a payload holds, or the payload itself where it is no JSON.

    Raises Unreadable for what is too large, and for JSON that is broken, ambiguous or out of range.
    """
    if len(payload) > MOST_BYTES:
        raise Unreadable("it is larger than a message of a sensor can be")
    if len(payload) >= _DIGITS and b"0" * _DIGITS in payload.translate(_ONLY_DIGITS):
        raise Unreadable("a number is out of range")
    try:
        tree = _decode(payload)
        again = _encode(tree)
        # A key that comes twice is two things to two readers. Where nothing is escaped each text has two
        # quotation marks, and a key that came twice is missing from what was decoded: writing it again and
        # counting costs far less than a second reading.
        if b"\\" in payload:
            json.loads(payload, object_pairs_hook=_once)
        elif payload.count(b'"') != again.count(b'"'):
            raise Unreadable("a key comes twice")
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except (msgspec.MsgspecError, OverflowError, ValueError) as error:
        if payload[:1] in (b"{", b"[") or not isinstance(error, msgspec.DecodeError):
            raise Unreadable("it is JSON that is broken, or holds a number that is out of range") from None
        return payload
    return tree


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("a key comes twice")
    return found
