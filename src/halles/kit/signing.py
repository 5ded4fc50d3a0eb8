"""Signed tokens that expire: a value, its last moment, and an HMAC-SHA256 over both."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

_PURPOSE = b"halles.kit.signing\0"


class BadToken(ValueError):
    """The token is not ours, was altered, or is too old."""


def sign(value: str, *, key: str, expires_at: datetime) -> str:
    """Return a token of URL-safe characters that says `value` until `expires_at` (exclusive, whole seconds).

    A token can be read by whoever holds it: it proves, it does not hide. The value names its own purpose
    ("private/…" for a topic of the bell), so that a token made for one use is of no use elsewhere.
    """
    text = base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")
    said = f"{text}.{int(expires_at.timestamp()):x}"
    return f"{said}.{_mac(said, key)}"


def read(token: str, *, key: str, now: datetime) -> str:
    """Return the value of `token`; raise BadToken where it was not signed with `key` or has expired."""
    said, _, mac = token.rpartition(".")
    if not mac.isascii() or not hmac.compare_digest(mac, _mac(said, key)):
        raise BadToken("this token was not made here")
    text, _, expires = said.partition(".")
    if now >= datetime.fromtimestamp(int(expires, 16), UTC):
        raise BadToken("this token has expired")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def _mac(said: str, key: str) -> str:
    return hmac.new(
        key.encode(), _PURPOSE + said.encode("utf-8", "surrogatepass"), hashlib.sha256
    ).hexdigest()
