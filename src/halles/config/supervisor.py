"""Start the house's processes, keep them alive, and stop them all cleanly."""

import contextlib
import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from halles.config import paths

STOP_SECONDS = 5.0
"""How long a process may take to stop before it is killed."""
NOTE_SECONDS = 2.0
"""How often the operators' page is told who runs."""
LOG_BYTES = 5_000_000
"""A longer log is set aside at the next start of its process; one is kept."""
_PR_SET_PDEATHSIG = 1


@dataclass
class Process:
    """One process of the house: its command, its log and its restarts."""

    name: str
    command: list[str]
    popen: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    since: str = ""
    """The same instant as people read it, in UTC."""
    restarts: int = 0
    failures: int = 0
    """Deaths in a row: the pause before the next start grows with them."""
    restart_at: float = field(default=0.0)


class Supervisor:
    """All the processes of one deployment on this machine."""

    def __init__(self, processes: list[Process], environment: dict[str, str]) -> None:
        self.processes = processes
        # Forecasts are many small matrices: with a thread per core, numpy's threads only fight.
        self.environment = {"OPENBLAS_NUM_THREADS": "1", **environment}
        self.logs = paths.home() / "log"
        self.logs.mkdir(exist_ok=True, mode=0o700)
        self.notes = paths.processes()
        self.noted_at = 0.0
        self.stopping = False

    def start(self) -> None:
        """Start every process."""
        for process in self.processes:
            self._start(process)

    def watch(self) -> None:
        """Restart what dies, with a growing pause, until asked to stop."""
        while not self.stopping:
            with contextlib.suppress(OSError):  # a full disk, too many processes: the next turn may do better
                for process in self.processes:
                    self._look_after(process)
                if time.monotonic() - self.noted_at >= NOTE_SECONDS:
                    self.note()
            time.sleep(0.2)

    def ask_to_stop(self, *_: object) -> None:
        """End `watch()`: a handler for SIGINT and SIGTERM."""
        self.stopping = True

    def stop(self) -> None:
        """Ask every process to end, then kill the ones that did not within STOP_SECONDS."""
        alive = [p.popen for p in self.processes if p.popen and p.popen.poll() is None]
        for popen in alive:
            popen.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for popen in alive:
            try:
                popen.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _kill_group(popen.pid)
                popen.wait()
        self.notes.unlink(missing_ok=True)

    def note(self) -> None:
        """Write who runs, for the operators' page."""
        self.noted_at = time.monotonic()
        rows = [
            {"name": p.name, "pid": p.popen.pid if p.popen else 0, "since": p.since, "restarts": p.restarts}
            for p in self.processes
        ]
        fresh = self.notes.with_suffix(".new")
        fresh.write_text(json.dumps({"at": _now(), "processes": rows}))
        fresh.replace(self.notes)

    def _start(self, process: Process) -> None:
        path = self.logs / f"{process.name}.log"
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".log.1"))
        log = path.open("ab")
        process.started_at, process.since = time.monotonic(), _now()
        process.popen = subprocess.Popen(
            process.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=self.environment,
            start_new_session=True,  # Ctrl-C reaches us alone: we stop them in order
            preexec_fn=_die_with_parent,
        )
        log.close()

    def _look_after(self, process: Process) -> None:
        if process.popen is None:
            if time.monotonic() >= process.restart_at:
                process.restarts += 1
                self._start(process)
            return
        code = process.popen.poll()
        if code is None:
            if process.failures and time.monotonic() - process.started_at > 60:
                process.failures = 0
            return
        _kill_group(process.popen.pid)  # its workers would keep the port, and answer with it
        process.failures += 1
        pause = min(30.0, 0.25 * 4 ** (process.failures - 1))
        process.popen, process.restart_at = None, time.monotonic() + pause
        sys.stderr.write(f"{process.name} ended (code {code}), again in {pause:g} s:\n{self.tail(process)}\n")

    def tail(self, process: Process, lines: int = 8) -> str:
        """Return the last lines of a process's log."""
        path = self.logs / f"{process.name}.log"
        return "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else ""


def _die_with_parent() -> None:
    """Ask the kernel to end this child when the supervisor is killed: no orphan keeps a port."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _kill_group(pid: int) -> None:
    """Kill what is left of a process's group: each process leads one of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the deployment's folder: two supervisors on one would fight over its ports and runner."""
    with (paths.home() / "running.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise paths.CannotStart(
                f"{paths.home()} is already at work (process {file.read().strip() or '?'}).",
                "Stop that one first, or give this one a folder of its own: HALLES_HOME=…",
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def house_processes(
    *, port: int, bell_port: int, database: str, origins: list[str], host: str
) -> list[Process]:
    """Return the four processes: pages, bell, runner, gateway.

    `database` is SQLite's file; it is empty with PostgreSQL, whose address holds a password that `ps`
    would show: the bell then reads HALLES_DATABASE, as it reads HALLES_SECRET_KEY, from its environment.
    """
    python = sys.executable
    pages = [python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    pages += ["--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    pages += ["--workers-kill-timeout", "3", "--respawn-failed-workers", "halles.config.wsgi:application"]
    bell = [python, "-m", "halles.journal.bell", "--host", host, "--port", str(bell_port)]
    bell += ["--key-file", str(paths.home() / "secret.key")]
    bell += ["--database", database] if database else []
    for origin in origins:
        bell += ["--origin", origin]
    return [
        Process("pages", pages),
        Process("bell", bell),
        Process("runner", [python, "-m", "halles.config.runner"]),
        Process("gateway", [python, "-m", "halles.config.gateway"]),
    ]
