"""Start the house's processes, keep them alive, and stop them all cleanly."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from halles.config import paths

STOP_SECONDS = 5.0
"""How long a process may take to stop before it is killed."""
_PR_SET_PDEATHSIG = 1


@dataclass
class Process:
    """One process of the house: its command, its log and its restarts."""

    name: str
    command: list[str]
    popen: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    restart_at: float = field(default=0.0)


class Supervisor:
    """All the processes of one deployment on this machine."""

    def __init__(self, processes: list[Process], environment: dict[str, str]) -> None:
        self.processes = processes
        self.environment = environment
        self.logs = paths.home() / "log"
        self.logs.mkdir(exist_ok=True, mode=0o700)
        self.stopping = False

    def start(self) -> None:
        """Start every process."""
        for process in self.processes:
            self._start(process)

    def watch(self) -> None:
        """Restart what dies, with a growing pause, until asked to stop."""
        while not self.stopping:
            for process in self.processes:
                self._look_after(process)
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
                os.killpg(popen.pid, signal.SIGKILL)
                popen.wait()

    def _start(self, process: Process) -> None:
        log = (self.logs / f"{process.name}.log").open("ab")
        process.started_at = time.monotonic()
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
                self._start(process)
            return
        code = process.popen.poll()
        if code is None:
            if process.failures and time.monotonic() - process.started_at > 60:
                process.failures = 0
            return
        process.failures += 1
        pause = min(30.0, 0.5 * 2**process.failures)
        sys.stderr.write(
            f"{process.name} ended (code {code}), again in {pause:.0f} s:\n{self.tail(process)}\n"
        )
        process.popen, process.restart_at = None, time.monotonic() + pause

    def tail(self, process: Process, lines: int = 8) -> str:
        """Return the last lines of a process's log."""
        path = self.logs / f"{process.name}.log"
        return "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else ""


def _die_with_parent() -> None:
    """Ask the kernel to end this child when the supervisor is killed: no orphan keeps a port."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port(wanted: int, *, taken: set[int]) -> int:
    """Return `wanted`, or the next port that nobody listens on."""
    for port in range(wanted, wanted + 200):
        if port not in taken and not _is_used(port):
            return port
    raise SystemExit(f"No free port between {wanted} and {wanted + 199}: say which with HALLES_PORT=…")


def _is_used(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def wait_for(port: int, *, seconds: float, alive: Process) -> bool:
    """Wait until something listens on `port`; False when it does not in time or its process died."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        if alive.popen is None or alive.popen.poll() is not None:
            return False
        time.sleep(0.05)
    return False


def house_processes(*, port: int, bell_port: int, database: str, origin: str, host: str) -> list[Process]:
    """Return the four processes: pages, bell, runner, gateway."""
    python = sys.executable
    pages = [python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    pages += ["--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    pages += ["--workers-kill-timeout", "3", "halles.config.wsgi:application"]
    bell = [python, "-m", "halles.journal.bell", "--database", database, "--port", str(bell_port)]
    bell += ["--host", host, "--key-file", str(Path(paths.home() / "secret.key")), "--origin", origin]
    return [
        Process("pages", pages),
        Process("bell", bell),
        Process("runner", [python, "-m", "halles.config.runner"]),
        Process("gateway", [python, "-m", "halles.config.gateway"]),
    ]
