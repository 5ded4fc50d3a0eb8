"""Serve pages as the supervisor does, ask for them, and count what an answer costs the server."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

HALLES = "halles.config.wsgi:application"
PLAIN = "halles.stalls.directory.bench.plain:application"
TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8
WARM = 16
"""Answers before the counted ones, each on a connection of its own: both workers then keep the page."""
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html,*/*"}


@dataclass(frozen=True)
class Answer:
    """What came back: the body as it travelled."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """Granian with two workers on a house's folder; a context manager that ends it."""

    def __init__(self, application: str, home: Path, *, database: str = "") -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port)]
        command += ["--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
        self._popen = subprocess.Popen(
            [*command, application], env=environment(home, database), stdin=subprocess.DEVNULL
        )

    def __enter__(self) -> Self:
        deadline = time.monotonic() + 60
        while len(list(_below(self._popen.pid))) < 2 or not self._answers():
            if self._popen.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise SystemExit("pages: the server of the benchmark did not start, see above")
            time.sleep(0.1)
        time.sleep(0.5)  # the other worker warms up
        return self

    def __exit__(self, *_: object) -> None:
        self._popen.terminate()
        try:
            self._popen.wait(10)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()

    def _answers(self) -> bool:
        try:
            return self.get("/").status < 500
        except OSError:
            return False

    def get(self, path: str) -> Answer:
        """Ask for one page as a browser does, on a connection of its own."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=BROWSER)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def cpu_ms(self, path: str, *, seconds: float) -> float:
        """Return the server's CPU for one answer, from many asked at once; the page is good, and known."""
        answer = self.get(path)
        if answer.status != 200:
            raise SystemExit(f"pages: {path} answers {answer.status}")
        url = f"http://localhost:{self.port}{path}"
        for _ in range(WARM):
            self.get(path)
        before = self._cpu_s()
        answers = load(url, seconds)
        return 1000 * (self._cpu_s() - before) / answers

    def _cpu_s(self) -> float:
        return sum(cpu_s(pid) for pid in (self._popen.pid, *_below(self._popen.pid)))


def load(url: str, seconds: float) -> int:
    """Ask for `url` as fast as the server answers; return how many answers came."""
    if not shutil.which("wrk"):
        return _own_load(url, seconds)
    # wrk counts in whole seconds
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s"]
    said = subprocess.run(
        [*command, "-H", f"Accept-Encoding: {BROWSER['Accept-Encoding']}", url],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = re.search(r"(\d+) requests in", said)
    if not found or "Non-2xx" in said:
        raise SystemExit(f"pages: {url} failed under load:\n{said}")
    return int(found[1])


def client_name() -> str:
    """Say which client asks."""
    return "wrk" if shutil.which("wrk") else "our own (wrk is not installed: apt-get install wrk)"


def _own_load(url: str, seconds: float) -> int:
    """Ask on one connection: slower than wrk, and the server's CPU per answer is what is counted."""
    host, _, path = url.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host)
    deadline, count = time.monotonic() + seconds, 0
    while time.monotonic() < deadline:
        connection.request("GET", f"/{path}", headers=BROWSER)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise SystemExit(f"pages: {url} answers {response.status} under load")
        count += 1
    connection.close()
    return count


def ask(module: str, *words: str, home: Path, database: str = "") -> str:
    """Run `python -m halles.stalls.directory.bench.MODULE WORDS` on a house; return what it printed."""
    command = [sys.executable, "-m", f"halles.stalls.directory.bench.{module}", *words]
    done = subprocess.run(
        command, env=environment(home, database), stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"pages: {module} failed (code {done.returncode}), see above")
    return done.stdout


def halles(*words: str, home: Path) -> None:
    """Run one command of the command line on a house."""
    command = [sys.executable, "-m", "halles", *words]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pages: halles {words[0]} failed:\n{done.stderr[-2000:]}")


def environment(home: Path, database: str = "") -> dict[str, str]:
    """Return the environment of a process of the house in `home`: local, with its own database."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("HALLES_")}
    path = os.pathsep.join(each for each in sys.path if each)
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    more = {"HALLES_HOME": str(home), "HALLES_DATABASE": database, "DJANGO_SETTINGS_MODULE": settings}
    return mine | more | {"PYTHONPATH": path}


def cpu_s(pid: int) -> float:
    """Return the seconds of CPU that a process and its threads used so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that `pid` started, and theirs."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield int(child)
            yield from _below(int(child))


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
