"""Named arrays and plain values to bytes and back, without pickle."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"HPF1"


def pack(arrays: Mapping[str, NDArray[Any]], plain: Mapping[str, Any]) -> bytes:
    """Return the bytes of named arrays and of plain values that JSON can say."""
    shapes = [(name, each.dtype.str, each.shape) for name, each in arrays.items()]
    head = json.dumps({"arrays": shapes, "plain": plain}, sort_keys=True).encode()
    body = b"".join(np.ascontiguousarray(each).tobytes() for each in arrays.values())
    return MAGIC + len(head).to_bytes(4, "big") + zlib.compress(head + body, 6)


def unpack(data: bytes) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """Return what was packed; `ValueError` if these bytes are something else or cut."""
    if data[:4] != MAGIC:
        raise ValueError("not a packed forecast")
    try:
        raw = zlib.decompress(data[8:])
    except zlib.error as error:
        raise ValueError("a packed forecast that is damaged") from error
    size = int.from_bytes(data[4:8], "big")
    head, at = json.loads(raw[:size]), size
    arrays: dict[str, NDArray[Any]] = {}
    for name, kind, shape in head["arrays"]:
        count = int(np.prod(shape, dtype=np.int64))
        arrays[name] = np.frombuffer(raw, kind, count, at).reshape(shape).copy()
        at += arrays[name].nbytes
    return arrays, head["plain"]
