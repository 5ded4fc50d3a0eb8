"""A process of the benchmark that answers each line it is told with a line."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Self


class Child:
    """`python -m MODULE WORDS`; a context manager that ends it."""

    def __init__(self, module: str, *words: str, home: Path) -> None:
        environment = dict(os.environ, HALLES_HOME=str(home), HALLES_DATABASE="", HALLES_SECRET_KEY="bench")  # noqa: S106
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        command = [sys.executable, "-m", module, *words]
        self._popen = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.pid = self._popen.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def say_and_hear(self, line: str) -> str:
        """Tell a line and return the answer."""
        assert self._popen.stdin
        assert self._popen.stdout
        self._popen.stdin.write(line + "\n")
        self._popen.stdin.flush()
        answer = self._popen.stdout.readline()
        if not answer:
            raise SystemExit(f"bell: a process of the benchmark ended (code {self._popen.wait()})")
        return answer.rstrip("\n")

    def kill(self) -> None:
        """End the process without warning (`kill -9`)."""
        self._popen.kill()
        self._popen.wait()
        for stream in (self._popen.stdin, self._popen.stdout):
            if stream:
                stream.close()


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
