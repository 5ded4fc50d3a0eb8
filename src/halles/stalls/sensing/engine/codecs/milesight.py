"""Milesight VS121, a counter of people in a room or on a square: channels, each with a type and its bytes."""

from collections.abc import Callable
from typing import Final

from halles.stalls.sensing.engine.reports import Scalar

_Fields = dict[str, Scalar]
_PEOPLE: Final = (0x04, 0xC9)
_SKIPPED: Final = {
    (0xFF, 0x01): 1,  # version of the protocol
    (0xFF, 0x08): 6,  # serial number: it names the device, and is nobody's business
    (0xFF, 0x09): 2,  # version of the hardware
    (0xFF, 0x1F): 4,  # version of the firmware
    (0x09, 0xDA): 8,  # who went from where to where, by region: ways, which are not counted here
    (0x0A, 0xDA): 8,
    (0x0B, 0xDA): 8,
    (0x0C, 0xDA): 8,
}


def decode(port: int, raw: bytes, *, is_mask: bool = False) -> _Fields:
    """Return how many people it sees.

    In `regions`, two bytes say in which regions somebody is. The maker's table calls them a mask, one bit
    for a region. The codec published for The Things Network compares them with the region's index instead
    (`>` for `>>`), and its test vector says what that gives: those are the fields unless `is_mask`.
    """
    fields: _Fields = {}
    at = 0
    while at < len(raw):
        channel = (raw[at], raw[at + 1]) if at + 1 < len(raw) else (raw[at], -1)
        size = _size(channel)
        data = raw[at + 2 : at + 2 + size]
        if len(data) < size:
            raise ValueError("a channel is cut off")
        if channel == _PEOPLE:
            fields |= _people(data, is_mask)
        elif channel in _READ:
            fields |= _READ[channel][1](data)
        at += 2 + size
    return fields


def _size(channel: tuple[int, int]) -> int:
    if channel == _PEOPLE:
        return 4
    if channel in _READ:
        return _READ[channel][0]
    if channel in _SKIPPED:
        return _SKIPPED[channel]
    raise ValueError("a VS121 has no such channel")


def _people(data: bytes, is_mask: bool) -> _Fields:
    fields: _Fields = {"people_counter_all": data[0], "region_count": data[1]}
    regions = int.from_bytes(data[2:4])
    for index in range(data[1]):
        fields[f"regions.{index}.index"] = index
        fields[f"regions.{index}.count"] = regions >> index & 1 if is_mask else int(regions > index)
    return fields


def _passing(data: bytes) -> _Fields:
    return {"people_in": int.from_bytes(data[:2]), "people_out": int.from_bytes(data[2:])}


def _most(data: bytes) -> _Fields:
    return {"people_count_max": data[0]}


def _regions(first: int) -> Callable[[bytes], _Fields]:
    return lambda data: {f"region_{first + index}_count": count for index, count in enumerate(data)}


_READ: Final[dict[tuple[int, int], tuple[int, Callable[[bytes], _Fields]]]] = {
    (0x05, 0xCC): (4, _passing),
    (0x06, 0xCD): (1, _most),
    (0x07, 0xD5): (8, _regions(1)),
    (0x08, 0xD5): (8, _regions(9)),
}
"""Channel and type -> number of bytes, and what is read of them."""
