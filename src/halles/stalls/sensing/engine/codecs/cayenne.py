"""Cayenne LPP: a channel, a type (IPSO object less 3200) and its bytes, again and again."""

from typing import Final, NamedTuple

from halles.stalls.sensing.engine.reports import Scalar


class _Type(NamedTuple):
    name: str
    size: int
    """Bytes of one number."""
    per_unit: int
    """Steps in one unit."""
    is_signed: bool = True
    axes: str = ""


_TYPES: Final = {
    0: _Type("digital_in", 1, 1, is_signed=False),
    1: _Type("digital_out", 1, 1, is_signed=False),
    2: _Type("analog_in", 2, 100),
    3: _Type("analog_out", 2, 100),
    101: _Type("luminosity", 2, 1, is_signed=False),
    102: _Type("presence", 1, 1, is_signed=False),
    103: _Type("temperature", 2, 10),
    104: _Type("relative_humidity", 1, 2, is_signed=False),
    113: _Type("accelerometer", 2, 1000, axes="xyz"),
    115: _Type("barometric_pressure", 2, 10, is_signed=False),
    134: _Type("gyrometer", 2, 100, axes="xyz"),
    136: _Type("gps", 3, 1, axes="xyz"),
}
_GPS: Final = "gps"


def decode(port: int, raw: bytes) -> dict[str, Scalar]:
    """Return each value as "temperature_1": its type and its channel; a position only says that it is one."""
    fields: dict[str, Scalar] = {}
    at = 0
    while at < len(raw):
        if at + 1 >= len(raw) or raw[at + 1] not in _TYPES:
            raise ValueError("Cayenne LPP has no such type, or it is cut off")
        kind = _TYPES[raw[at + 1]]
        end = at + 2 + kind.size * max(1, len(kind.axes))
        if end > len(raw):
            raise ValueError("a value is cut off")
        values = _values(kind, f"{kind.name}_{raw[at]}", raw[at + 2 : end])
        if not fields.keys().isdisjoint(values):
            raise ValueError("a channel comes twice")
        fields |= values
        at = end
    return fields


def _values(kind: _Type, name: str, data: bytes) -> dict[str, Scalar]:
    if kind.name == _GPS:
        return {name: "Point"}
    if not kind.axes:
        return {name: _number(kind, data)}
    return {
        f"{name}.{axis}": _number(kind, data[index * kind.size : (index + 1) * kind.size])
        for index, axis in enumerate(kind.axes)
    }


def _number(kind: _Type, data: bytes) -> float | int:
    steps = int.from_bytes(data, signed=kind.is_signed)
    return steps if kind.per_unit == 1 else steps / kind.per_unit
