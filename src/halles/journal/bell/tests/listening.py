"""What the bell's tests share: a real journal, a real bell on it, and an ear that listens as a browser."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

from django.db.utils import ConnectionHandler
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.ids import new_id

KEY = "the key of the house"
ORIGIN = "http://localhost:8000"


class Journal:
    """The journal's real tables in a database of their own, and entries written into them."""

    def __init__(self, **settings: Any) -> None:
        self.connection = ConnectionHandler({"default": settings})["default"]
        with self.connection.schema_editor() as editor:
            editor.create_model(Entry)
        self.position = 0

    def record(self, *all_topics: str) -> int:
        """Commit one entry for each text of topics; return the last position."""
        columns = "position, id, town, kind, version, actor, subject, "
        columns += "recorded_at, occurred_at, topics, payload"
        places = ", ".join(["%s"] * 11)
        now = self.connection.ops.adapt_datetimefield_value(timezone.now())
        rows = []
        for topics in all_topics:
            self.position += 1
            rows.append((self.position, new_id(), "redon", "test.done", 1, "", "", now, now, topics, "{}"))
        with self.connection.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if self.connection.vendor == "sqlite" else "BEGIN")
            cursor.executemany(f"INSERT INTO journal_entry ({columns}) VALUES ({places})", rows)
            if self.connection.vendor == "postgresql":
                cursor.execute("NOTIFY halles_journal")
            cursor.execute("COMMIT")
        return self.position


@dataclass
class Bell:
    """A bell process on a database; a context manager that stops it."""

    database: str
    folder: Path
    options: list[str] = field(default_factory=list)
    port: int = 0
    opened: list[Any] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.port = self.port or free_port()
        key = self.folder / "secret.key"
        key.write_text(KEY)
        command = [sys.executable, "-m", "halles.journal.bell", "--database", self.database]
        command += ["--port", str(self.port), "--key-file", str(key), "--origin", ORIGIN, *self.options]
        self.process = subprocess.Popen(command, env={"PYTHONPATH": os.pathsep.join(sys.path)})
        until(lambda: self.process.poll() is not None or is_open(self.port))
        assert self.process.poll() is None
        return self

    def __exit__(self, *_: object) -> None:
        for thing in self.opened:
            thing.close()
        self.process.terminate()
        self.process.wait(5)

    def kill(self) -> None:
        """End the process without letting it say goodbye."""
        self.process.kill()
        self.process.wait(5)

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        """Ask, and return the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        self.opened.append(connection)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        self.opened.append(answer)
        return answer

    def listeners(self) -> int:
        """Return how many listen."""
        return int(json.loads(self.get("/health").read())["listeners"])


class Ear:
    """One listener, which remembers the last event id as a browser does."""

    def __init__(
        self, bell: Bell, *topics: str, last: int | None = None, token: str = "", id: str = ""
    ) -> None:
        query = [("t", topic) for topic in topics] + ([("last", str(last))] if last is not None else [])
        query += [("token", token)] if token else []
        self.answer = bell.get(
            "/?" + urlencode(query), Origin=ORIGIN, **({"Last-Event-ID": id} if id else {})
        )
        assert self.answer.status == 200, self.answer.read()
        self.id = id
        self.events: Iterator[tuple[str, int, list[str]]] = self._events()

    def rings(self, count: int) -> list[tuple[int, list[str]]]:
        """Return the next `count` rings: position and topics."""
        return [(position, topics) for _, position, topics in (next(self.events) for _ in range(count))]

    def _events(self) -> Iterator[tuple[str, int, list[str]]]:
        """Read events as the HTML standard says: one without data only moves the id."""
        kind, data = "message", []
        while line := self.answer.fp.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name == "id":
                self.id = value
            elif name == "event":
                kind = value
            elif name == "data":
                data.append(value)
            elif not name and data:
                yield kind, int(self.id), data
                kind, data = "message", []
        raise EOFError("the bell closed the line")


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_open(port: int) -> bool:
    """Say whether something listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(condition: Any, seconds: float = 10) -> None:
    """Wait for a condition; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
