"""Public identifiers (128 bits, time-ordered) and short codes that can be spoken or typed."""

import os
import secrets
import threading
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u."""

CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What people read aloud and copy by hand: no O/0, no I/1."""

ID_LENGTH = 26

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a fresh public id: 26 characters, sorted by time of creation within a process.

    48 bits of milliseconds, then 80 random bits; two ids of the same millisecond still grow.
    """
    global _last
    value = (time.time_ns() // 1_000_000 << 80) | int.from_bytes(os.urandom(10), "big")
    with _lock:
        if value <= _last:
            value = _last + 1
        _last = value
    return _encode(value)


def _encode(value: int) -> str:
    digits = []
    for _ in range(ID_LENGTH):
        digits.append(ALPHABET[value & 31])
        value >>= 5
    return "".join(reversed(digits))


def is_id(text: str) -> bool:
    """Say whether `text` has the form of a public id."""
    return len(text) == ID_LENGTH and all(c in ALPHABET for c in text)


def new_code(length: int = 8) -> str:
    """Return a random code of `length` characters of CODE_ALPHABET (5 bits each)."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))


def read_code(text: str) -> str:
    """Return a code as typed by a person (lower case, spaces, dashes) in its canonical form."""
    return "".join(c for c in text.upper() if c in CODE_ALPHABET)


def show_code(code: str) -> str:
    """Return a code in groups of four, easier to read aloud: "ABCD-EFGH"."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))
