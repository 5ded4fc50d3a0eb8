"""Thousands of open pages in one process: each keeps a stream open, notes what it hears, and comes back.

Plain sockets and one epoll, so that the crowd weighs little beside the bell that it measures.
"""

import heapq
import json
import os
import random
import re
import resource
import select
import socket
import sys
import time

TOPIC = b"redon/bench"
"""What `journal.bench.house.command` rings."""
RING = re.compile(rb"id: (\d+)\nevent: ring\n")
ID = re.compile(rb"id: (\d+)\n")
STDIN = 0
NAP = 0.001
"""Seconds between two looks. A crowd asleep until each byte would have the bell's own system calls wake it
5,000 times per entry, which no page on another machine does; the nap counts in the delays."""


class Page:
    """One open page. While it listens it only notes moments and bytes: reading them would slow the others."""

    def __init__(self) -> None:
        self.heard: list[list[tuple[float, bytes]]] = []
        """For each of its connections, what came and when."""

    def connect(self, port: int) -> socket.socket:
        """Open a stream, from the last position heard of, as a browser does."""
        known = ID.findall(b"".join(data for connection in self.heard for _, data in connection))
        last = b"Last-Event-ID: %s\r\n" % known[-1] if known else b""
        line = socket.create_connection(("127.0.0.1", port), timeout=10)
        line.sendall(b"GET /?t=%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n" % (TOPIC, last))
        line.setblocking(False)
        self.heard.append([])
        return line

    def report(self) -> dict[str, list[float]]:
        """Return the moments at which each position was heard."""
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


class Crowd:
    """All pages, and when each that lost its stream tries again."""

    def __init__(self, port: int, listeners: int) -> None:
        self.port = port
        self.pages = [Page() for _ in range(listeners)]
        self.open: dict[int, tuple[socket.socket, int]] = {}
        self.waiting = [(0.0, number) for number in range(listeners)]
        self.epoll = select.epoll()

    def run(self) -> None:
        """Listen until stdin ends; answer "count" (pieces that came) and "report" (what each has heard)."""
        self.epoll.register(STDIN, select.EPOLLIN)
        while True:
            self._reconnect()
            for file, _ in self.epoll.poll(0.05 if self.waiting else None):
                if file != STDIN:
                    self._hear(file)
                elif not self._answer():
                    return
            time.sleep(NAP)

    def _answer(self) -> bool:
        command = os.read(STDIN, 100)
        if command == b"report\n":
            print(json.dumps([page.report() for page in self.pages]), flush=True)  # noqa: T201
        elif command:
            print(sum(len(page.heard[-1]) for page in self.pages if page.heard), flush=True)  # noqa: T201
        return bool(command)

    def _hear(self, file: int) -> None:
        line, number = self.open[file]
        try:
            data = line.recv(65_536)
        except OSError:
            data = b""
        if data:
            self.pages[number].heard[-1].append((time.monotonic(), data))
        else:
            self.epoll.unregister(file)
            line.close()
            del self.open[file]
            self._wait(number)

    def _wait(self, number: int) -> None:
        """Come back soon, but not at the same instant as everybody."""
        heapq.heappush(self.waiting, (time.monotonic() + 0.5 + random.random(), number))  # noqa: S311

    def _reconnect(self) -> None:
        while self.waiting and self.waiting[0][0] < time.monotonic():
            _, number = heapq.heappop(self.waiting)
            try:
                line = self.pages[number].connect(self.port)
            except OSError:
                self._wait(number)
            else:
                self.open[line.fileno()] = (line, number)
                self.epoll.register(line.fileno(), select.EPOLLIN)


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    Crowd(int(sys.argv[1]), int(sys.argv[2])).run()
