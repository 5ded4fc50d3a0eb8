"""What an HTTP gateway calls us with: whether it is really its call, and what it says."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

SHORTEST = 16
"""Characters of a secret: a shorter one could be found by trying."""


@dataclass(frozen=True)
class Hook:
    """How a gateway proves who it is, and how it names what it says."""

    secret: str = field(repr=False)
    header: str = "X-Halles-Secret"
    signed: bool = False
    """The header holds the HMAC-SHA256 of the body under the secret, in hexadecimal; else the secret."""
    sender: str = "from"
    text: str = "text"
    id: str = "id"
    """The field by which a message handed over twice is known; several, joined, as "from+date+text"."""
    receipt: str = "id"
    """Where a receipt holds the gateway's name of our message."""
    status: str = "status"
    delivered: tuple[str, ...] = ("delivered", "delivrd")
    failed: tuple[str, ...] = ("failed", "undelivered", "undeliv", "expired", "rejected", "rejectd")
    """Words of `status`, in lower case; any other means that one does not know yet."""

    def __post_init__(self) -> None:
        """Refuse a secret that is none."""
        if len(self.secret) < SHORTEST:
            raise ValueError(f"the secret of a hook takes at least {SHORTEST} characters")


def is_genuine(hook: Hook, *, told: str, body: bytes) -> bool:
    """Say whether `told`, the header of a call, proves that the gateway wrote `body`; in constant time."""
    right = hook.secret
    if hook.signed:
        right = hmac.new(hook.secret.encode(), body, hashlib.sha256).hexdigest()
        told = told.removeprefix("sha256=").lower()
    return hmac.compare_digest(right.encode(), told.encode())


def values(body: bytes, *, kind: str) -> dict[str, str]:
    """Return what a call says, field by field ("a.b" for one inside another). Raises ValueError."""
    if "json" not in kind:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=50))
    document = json.loads(body)
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return dict(_flat(document, ""))


def said_in(said: Mapping[str, str], name: str) -> str:
    """Return a field of a call, or several joined by a space ("from+date"); "" unless all are there."""
    parts = [said.get(each, "") for each in name.split("+")]
    return " ".join(parts) if all(parts) else ""


def _flat(document: Mapping[str, Any], before: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in document.items():
        if isinstance(value, dict):
            found += _flat(value, f"{before}{name}.")
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            found.append((f"{before}{name}", str(value)))
    return found
