"""Named flat arrays in one file: views of its bytes, which processes that map it share."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

MAGIC = b"halles-search-1\n"
"""Changes with what the arrays mean, so that a file of another version is made anew."""
_ALIGNED = 64


class Unreadable(ValueError):
    """The bytes are not an index, or one of another version."""


def written(arrays: Arrays) -> bytes:
    """Return arrays as the bytes of a file."""
    table, place = {}, 0
    for name, array in arrays.items():
        place += -place % _ALIGNED
        table[name] = (array.dtype.str, array.shape, place)
        place += array.nbytes
    head = json.dumps({"arrays": table, "size": place}).encode()
    start = _start(len(head))
    out = bytearray(start + place)
    out[: len(MAGIC)] = MAGIC
    out[len(MAGIC) : len(MAGIC) + 8] = len(head).to_bytes(8, "little")
    out[len(MAGIC) + 8 : len(MAGIC) + 8 + len(head)] = head
    for name, array in arrays.items():
        at = start + table[name][2]
        out[at : at + array.nbytes] = np.ascontiguousarray(array).tobytes()
    return bytes(out)


def read(content: bytes | memoryview) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file, as views of its bytes; raise Unreadable."""
    first = len(MAGIC) + 8
    if content[: len(MAGIC)] != MAGIC:
        raise Unreadable("not an index of this version")
    size = int.from_bytes(content[len(MAGIC) : first], "little")
    try:
        head = json.loads(bytes(content[first : first + size]))
        start = _start(size)
        if len(content) != start + head["size"]:
            raise Unreadable("the file is cut short")
        return {name: _view(content, start, *told) for name, told in head["arrays"].items()}
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error


def _view(content: bytes | memoryview, start: int, kind: str, shape: list[int], place: int) -> NDArray[Any]:
    count = int(np.prod(shape))
    if not count:
        return np.zeros(shape, dtype=kind)
    return np.frombuffer(content, dtype=kind, count=count, offset=start + place).reshape(shape)


def _start(head: int) -> int:
    """Return where the first array begins, after a head of so many bytes."""
    end = len(MAGIC) + 8 + head
    return end + -end % _ALIGNED
