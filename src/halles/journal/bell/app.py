"""The bell's address: a raw ASGI application that admits a listener, or says why not."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from halles.journal.bell.belfry import Belfry, Line
from halles.kit.signing import BadToken, read

MOST_TOPICS = 20
LONGEST_TOPIC = 160
"""As long as the journal's own column of marks."""
PRIVATE = "private/"

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


class NotAdmitted(Exception):
    """Why a listener is sent away, with the HTTP status that says it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True)
class Wish:
    """What a listener asks for."""

    topics: tuple[str, ...]
    tokens: tuple[str, ...]
    last: int | None


class Bell:
    """`GET /?t=topic&t=topic[&token=…][&last=position]`: server-sent events. `GET /health`: JSON."""

    def __init__(self, belfry: Belfry, *, key: str, origins: frozenset[str]) -> None:
        self.belfry, self.key, self.origins = belfry, key, origins
        self.following = False

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        """Answer one request."""
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        try:
            if scope["path"] == "/health":
                return await self._health(send)
            wish = self._admit(scope, headers, origin)
        except NotAdmitted as refusal:
            return await _answer(send, refusal.status, refusal.reason.encode(), self._headers(origin))
        self._listen(scope, wish, origin)
        return None

    def allows(self, topics: tuple[str, ...], tokens: tuple[str, ...]) -> bool:
        """Say whether each private topic has a token, signed for that very topic and still good."""
        proved = set()
        for token in tokens:
            try:
                proved.add(read(token, key=self.key, now=datetime.now(UTC)))
            except BadToken:
                continue
        return all(topic in proved for topic in topics if topic.startswith(PRIVATE))

    def _admit(self, scope: Scope, headers: dict[bytes, bytes], origin: str) -> Wish:
        if scope["path"] != "/":
            raise NotAdmitted(404, "There is nothing here.")
        if scope["method"] != "GET":
            raise NotAdmitted(405, "The bell is only listened to (GET).")
        if origin and origin not in self.origins:
            raise NotAdmitted(403, "Pages of this site only.")
        wish = read_wish(scope["query_string"], headers.get(b"last-event-id", b""))
        if not self.allows(wish.topics, wish.tokens):
            raise NotAdmitted(403, "A private topic needs a token signed for it.")
        if self.belfry.is_full:
            raise NotAdmitted(503, "Too many listeners for now.")
        return wish

    def _listen(self, scope: Scope, wish: Wish, origin: str) -> None:
        """Take the connection over from the web server and give it to the belfry."""
        private = any(topic.startswith(PRIVATE) for topic in wish.topics)
        may_listen = (lambda: self.allows(wish.topics, wish.tokens)) if private else None
        stream: Headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"x-accel-buffering", b"no"),
        ]
        take = scope["extensions"]["halles.connection"]["take"]
        line = take(stream + self._headers(origin), lambda t: Line(self.belfry, wish.topics, t, may_listen))
        if line:
            self.belfry.join(line, last=wish.last)

    async def _health(self, send: Send) -> None:
        """Say how many listen and up to where the journal was followed; 503 while it cannot be read."""
        body = {
            "listeners": self.belfry.listeners,
            "position": self.belfry.position,
            "following": self.following,
        }
        kind = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
        await _answer(send, 200 if self.following else 503, json.dumps(body).encode(), kind)

    def _headers(self, origin: str) -> Headers:
        found = [(b"cache-control", b"no-store"), (b"vary", b"Origin")]
        if origin in self.origins:
            found.append((b"access-control-allow-origin", origin.encode("latin-1")))
        return found


def read_wish(query: bytes, last_event_id: bytes) -> Wish:
    """Read the topics, the tokens and the last position known; what a browser says on coming back wins."""
    try:
        asked = parse_qs(query.decode("ascii"), max_num_fields=3 * MOST_TOPICS)
    except ValueError as error:
        raise NotAdmitted(400, "This address cannot be read.") from error
    topics = tuple(dict.fromkeys(asked.get("t", [])))
    if not 1 <= len(topics) <= MOST_TOPICS or any(len(t) > LONGEST_TOPIC or t.split() != [t] for t in topics):
        raise NotAdmitted(400, f"From 1 to {MOST_TOPICS} topics, of {LONGEST_TOPIC} characters at most.")
    said = [last_event_id.decode("latin-1"), *asked.get("last", [])]
    known = [int(text) for text in said if text.isascii() and text.isdigit() and len(text) < 19]
    return Wish(topics, tuple(asked.get("token", [])), known[0] if known else None)


async def _answer(send: Send, status: int, body: bytes, headers: Headers) -> None:
    more = [(b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    more += [(b"content-type", b"text/plain; charset=utf-8")] if not _has_type(headers) else []
    more += [(b"retry-after", b"30")] if status == 503 else []
    await send({"type": "http.response.start", "status": status, "headers": headers + more})
    await send({"type": "http.response.body", "body": body})


def _has_type(headers: Headers) -> bool:
    return any(name == b"content-type" for name, _ in headers)
