"""Bosch TPS110, a sensor under one parking place (firmware 0.29): each port is another message."""

from typing import Final

from halles.stalls.sensing.engine.reports import Scalar

_RESETS: Final = {1: "watchdog", 2: "power on", 3: "system request", 4: "other"}
_STARTUP_BYTES: Final = 17
_DEBUG_BYTES: Final = 10


def decode(port: int, raw: bytes) -> dict[str, Scalar]:
    """Return what a message says; ports 4 and 5 speak of the device itself and hold nothing read here."""
    match port:
        case 1:
            return {"type": "parking status", "occupied": _occupied(raw, 0)}
        case 2:
            return _heartbeat(raw)
        case 3:
            return _startup(raw)
        case 4:
            return {"type": "device information"}
        case 5:
            return {"type": "device usage"}
        case 6:
            return _debug(raw)
    raise ValueError("a TPS110 says nothing on this port")


def _heartbeat(raw: bytes) -> dict[str, Scalar]:
    fields: dict[str, Scalar] = {"type": "heartbeat", "occupied": _occupied(raw, 0)}
    if len(raw) > 1:
        fields["temperature"] = int.from_bytes(raw[1:2], signed=True)
    return fields


def _startup(raw: bytes) -> dict[str, Scalar]:
    if len(raw) < _STARTUP_BYTES:
        raise ValueError("a start-up message is too short")
    fields: dict[str, Scalar] = {"type": "startup"}
    codes = [code for code in (_code(raw, start) for start in (0, 4, 8)) if code]
    fields |= {f"debugCodes.{index}": code for index, code in enumerate(codes)}
    fields["firmwareVersion"] = ".".join(str(part) for part in raw[12:15])
    if raw[15] in _RESETS:
        fields["resetCause"] = _RESETS[raw[15]]
    fields["occupied"] = _occupied(raw, 16)
    return fields


def _debug(raw: bytes) -> dict[str, Scalar]:
    if len(raw) < _DEBUG_BYTES:
        raise ValueError("a debug message is too short")
    return {
        "type": "debug",
        "timestamp": int.from_bytes(raw[:4], "little"),
        "debugCode": _code(raw, 4),
        "sequenceNumber": int.from_bytes(raw[8:10], "little"),
    }


def _code(raw: bytes, start: int) -> int:
    """Return a code of 12 bits."""
    return int.from_bytes(raw[start : start + 2], "little") & 0xFFF


def _occupied(raw: bytes, index: int) -> bool:
    if len(raw) <= index:
        raise ValueError("a message is too short")
    return bool(raw[index] & 1)
