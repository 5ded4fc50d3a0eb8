"""Hand one text message to an HTTP gateway, and say of a failure whether trying again could send it twice."""

import http.client
import json
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from halles.kit.smtp import Undelivered

SECONDS = 10
"""How long the gateway may take to answer each step."""
MOST_ANSWER = 65_536
AGAIN = frozenset({429, *range(500, 600)})
BODY = {"to": "{to}", "text": "{text}", "from": "{sender}", "id": "{id}"}
_HOLE = re.compile(r"\{(to|text|sender|id)\}")


@dataclass(frozen=True)
class Gateway:
    """How one gateway wants to be spoken to; each may differ, so each part of it is a setting."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Sent with each message: the account's key."""
    sender: str = ""
    """Who the reader sees, where the gateway lets one say."""
    format: Literal["json", "form"] = "json"
    body: Mapping[str, Any] = field(default_factory=lambda: BODY)
    """What is posted; {to}, {text}, {sender} and {id} are filled in, at any depth."""
    idempotency: str = ""
    """The header by which it knows a message it has already: then an unknown fate is tried again."""
    reference: str = ""
    """Where its answer holds its own name of the message ("messages.0.id"); empty: it uses our id."""

    def __post_init__(self) -> None:
        """Refuse what could only fail at the first message."""
        if self.format not in ("json", "form"):
            raise ValueError('the format is "json" or "form"')
        if not all(isinstance(each, str) for pair in self.headers.items() for each in pair):
            raise ValueError("headers are words")


def send(url: str, gateway: Gateway, *, to: str, text: str, message: str) -> str:
    """Post one message and return the gateway's name of it. Raises Undelivered (see `halles.kit.smtp`).

    No redirection is followed: it would carry the key elsewhere.
    """
    sent, headers = _request(gateway, {"to": to, "text": text, "sender": gateway.sender, "id": message})
    connection = _connect(url)
    try:
        status, answer = _post(connection, url, sent, headers)
    except (OSError, http.client.HTTPException) as error:
        raise Undelivered(
            "no-answer" if gateway.idempotency else "perhaps-sent", again=bool(gateway.idempotency)
        ) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise Undelivered(f"HTTP {status}", again=status in AGAIN)
    return _reference(answer, gateway.reference) or message


def _request(gateway: Gateway, values: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of a message."""
    filled = _filled(gateway.body, values)
    is_json = gateway.format == "json"
    kind = "application/json" if is_json else "application/x-www-form-urlencoded"
    headers = {"Content-Type": kind, "Accept": "application/json", **gateway.headers}
    if gateway.idempotency:
        headers[gateway.idempotency] = values["id"]
    return (json.dumps(filled) if is_json else urlencode(filled, doseq=True)).encode(), headers


def _filled(part: Any, values: Mapping[str, str]) -> Any:
    """Fill the holes of a body, each once: what a text says in braces stays as it is."""
    if isinstance(part, str):
        return _HOLE.sub(lambda hole: values[hole[1]], part)
    if isinstance(part, Mapping):
        return {name: _filled(value, values) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    return part


def _connect(url: str) -> http.client.HTTPConnection:
    """Return an open connection; what fails before is certainly not sent."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, port, timeout=SECONDS, context=context
        )
    else:
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        raise Undelivered(type(error).__name__, again=True) from error
    return connection


def _post(
    connection: http.client.HTTPConnection, url: str, body: bytes, headers: Mapping[str, str]
) -> tuple[int, bytes]:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request("POST", path, body=body, headers=dict(headers))
    answer = connection.getresponse()
    if not 200 <= answer.status < 300:
        return answer.status, b""
    try:
        return answer.status, answer.read(MOST_ANSWER)
    except (OSError, http.client.HTTPException):
        return answer.status, b""  # it said yes: only its own name of the message is lost


def _reference(answer: bytes, path: str) -> str:
    """Return what lies at `path` in a JSON answer, "" where nothing does."""
    if not path:
        return ""
    try:
        found = json.loads(answer)
        for step in path.split("."):
            found = found[int(step)] if isinstance(found, list) else found[step]
    except (ValueError, LookupError, TypeError):
        return ""
    return str(found)[:120] if isinstance(found, str | int) else ""
