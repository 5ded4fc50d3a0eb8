"""Named flat arrays in one file: opened by mapping it, shared by all processes that read it."""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
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


def read(content: bytes | mmap.mmap) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file, as views of its bytes; raise Unreadable."""
    first = len(MAGIC) + 8
    if content[: len(MAGIC)] != MAGIC:
        raise Unreadable("not an index of this version")
    size = int.from_bytes(content[len(MAGIC) : first], "little")
    try:
        head = json.loads(content[first : first + size])
        start = _start(size)
        if len(content) != start + head["size"]:
            raise Unreadable("the file is cut short")
        return {name: _view(content, start, *told) for name, told in head["arrays"].items()}
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error


def mapped(path: Path) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file without reading it; raise Unreadable, or OSError where there is none."""
    with path.open("rb") as file:
        try:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:  # an empty file cannot be mapped
            raise Unreadable(str(error)) from error
    return read(content)


def _view(content: bytes | mmap.mmap, start: int, kind: str, shape: list[int], place: int) -> NDArray[Any]:
    count = int(np.prod(shape))
    if not count:
        return np.zeros(shape, dtype=kind)
    return np.frombuffer(content, dtype=kind, count=count, offset=start + place).reshape(shape)


def _start(head: int) -> int:
    """Return where the first array begins, after a head of so many bytes."""
    end = len(MAGIC) + 8 + head
    return end + -end % _ALIGNED
