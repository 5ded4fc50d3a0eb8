"""Thousands of open pages in one process: each keeps a stream open, notes what it hears, and comes back."""

import asyncio
import json
import random
import re
import resource
import sys
import time

TOPIC = "redon/bench"
"""What `journal.bench.house.command` rings."""
RING = re.compile(rb"id: (\d+)\nevent: ring\n")
LAST = re.compile(rb".*id: (\d+)\n", re.DOTALL)


class Page(asyncio.Protocol):
    """One open page. While it listens it only notes moments and bytes: reading them would slow the others."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.heard: list[list[tuple[float, bytes]]] = []
        """For each of its connections, what came and when."""

    async def connect(self) -> None:
        """Connect, from where the last connection ended; as a browser does, try again after some time."""
        while True:
            try:
                await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)
                return
            except OSError:
                await asyncio.sleep(0.5 + random.random())  # noqa: S311

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the topic."""
        assert isinstance(transport, asyncio.Transport)
        known = LAST.match(b"".join(data for _, data in self.heard[-1])) if self.heard else None
        last = b"Last-Event-ID: %s\r\n" % known[1] if known else b""
        transport.write(b"GET /?t=%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n" % (TOPIC.encode(), last))
        self.heard.append([])

    def data_received(self, data: bytes) -> None:
        """Note what came."""
        self.heard[-1].append((time.monotonic(), data))

    def connection_lost(self, exc: Exception | None) -> None:
        """Come back soon, but not at the same instant as everybody."""
        self.later = asyncio.get_running_loop().call_later(
            random.random(),  # noqa: S311
            lambda: asyncio.ensure_future(self.connect()),
        )

    def report(self) -> dict[str, list[float]]:
        """Return the moments at which each position was heard: that of the bytes that end its first line."""
        found: dict[str, list[float]] = {}
        for connection in self.heard:
            text, moments = b"", []
            for moment, data in connection:
                text += data
                moments.append((len(text), moment))
            for ring in RING.finditer(text):
                moment = next(moment for end, moment in moments if end >= ring.end())
                found.setdefault(ring[1].decode(), []).append(moment)
        return found


async def main(port: int, listeners: int) -> None:
    """Open all pages; when told so, print what each has heard."""
    pages = [Page(port) for _ in range(listeners)]
    for start in range(0, listeners, 100):
        await asyncio.gather(*(page.connect() for page in pages[start : start + 100]))
    await asyncio.to_thread(sys.stdin.readline)
    print(json.dumps([page.report() for page in pages]), flush=True)  # noqa: T201


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
