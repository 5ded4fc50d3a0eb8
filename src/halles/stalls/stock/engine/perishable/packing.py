"""A shop's state to bytes and back, without pickle."""

import json
import zlib
from dataclasses import fields

import numpy as np

from halles.stalls.stock.engine.perishable.state import State, start

MAGIC = b"HPS2"


def pack(state: State) -> bytes:
    """Return the bytes of a state; values in single precision, days in double."""
    arrays = {each.name: _narrow(each.name, getattr(state, each.name)) for each in fields(state)}
    head = json.dumps([(name, each.dtype.str, each.shape) for name, each in arrays.items()]).encode()
    body = b"".join(each.tobytes() for each in arrays.values())
    return MAGIC + len(head).to_bytes(4, "big") + zlib.compress(head + body, 1)


def unpack(data: bytes) -> State:
    """Return what was packed; `ValueError` if these bytes are something else, cut or of another version."""
    if data[:4] != MAGIC:
        raise ValueError("not a packed state of perishables")
    try:
        raw = zlib.decompress(data[8:])
        at = int.from_bytes(data[4:8], "big")
        arrays = {}
        for name, kind, shape in json.loads(raw[:at]):
            count = int(np.prod(shape, dtype=np.int64))
            arrays[name] = np.frombuffer(raw, kind, count, at).reshape(shape).astype(np.float64)
            at += count * np.dtype(kind).itemsize
        return _checked(State(**arrays))
    except (zlib.error, TypeError, KeyError, ValueError) as error:
        raise ValueError("a packed state of perishables that is damaged") from error


def _narrow(name: str, values: np.ndarray) -> np.ndarray:
    wide = name in {"counts", "usual_day", "recent_day", "precision", "moment"}
    return np.ascontiguousarray(values, np.float64 if wide else np.float32)


def _checked(state: State) -> State:
    fresh = start(state.is_pieces > 0)
    for each in fields(state):
        if getattr(state, each.name).shape != getattr(fresh, each.name).shape:
            raise ValueError(f"a packed state of perishables of another version: {each.name}")
    return state
