"""A throwaway PostgreSQL for tests and benchmarks: its own folder, port and password, gone afterwards."""

import contextlib
import glob
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OWNER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this account."""


class Missing(Exception):
    """PostgreSQL cannot be started here; the message says why and what to type."""


@dataclass
class Cluster:
    """A running server."""

    url: str
    """Of its database `postgres`, as HALLES_DATABASE takes it."""
    bin: Path
    folder: Path
    port: int
    server: "subprocess.Popen[bytes]"

    def crash(self) -> None:
        """Kill the server (`kill -9`), as a failing machine would; return once another one answers."""
        first = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        os.kill(int(first), signal.SIGKILL)
        self.server.wait(10)
        deadline = time.monotonic() + 20
        while True:
            self.server = _start(self.bin, self.folder, self.port)
            try:
                _wait(self.bin, self.server, self.port, self.folder)
            except RuntimeError:  # while what the killed one left behind still holds its memory
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def database(self, name: str) -> str:
        """Create a database and return its URL."""
        command = [
            str(self.bin / "psql"),
            "-qAtX",
            "-v",
            "ON_ERROR_STOP=1",
            self.url,
            "-c",
            f'CREATE DATABASE "{name}"',
        ]
        subprocess.run(command, check=True, capture_output=True)
        return self.url.rpartition("/")[0] + f"/{name}"


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs; raise Missing where there is none."""
    found: list[str] = []
    if shutil.which("pg_config"):
        asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        found.append(asked.stdout.strip())
    found += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    for folder in found:
        if (Path(folder) / "initdb").exists():
            return Path(folder)
    raise Missing("PostgreSQL is not installed (apt-get install postgresql)")


@contextlib.contextmanager
def running() -> Iterator[Cluster]:
    """Start a server in a temporary folder, durable as in production, and remove it all at the end."""
    folder = Path(tempfile.mkdtemp(prefix="halles-pg-"))
    try:
        bin_folder, password, port = binaries(), secrets.token_hex(16), _free_port()
        _own(folder)
        _init(bin_folder, folder, password)
        server = _start(bin_folder, folder, port)
        try:
            _wait(bin_folder, server, port, folder)
            url = f"postgresql://{OWNER}:{password}@127.0.0.1:{port}/postgres"
            cluster = Cluster(url, bin_folder, folder, port, server)
            try:
                yield cluster
            finally:
                server = cluster.server
        finally:
            _stop(bin_folder, folder, server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(*command: str | Path) -> list[str]:
    words = [str(word) for word in command]
    return ["runuser", "-u", OWNER, "--", *words] if os.geteuid() == 0 else words


def _own(folder: Path) -> None:
    if os.geteuid() != 0:
        return
    try:
        account = pwd.getpwnam(OWNER)
    except KeyError:
        raise Missing(f"PostgreSQL refuses to run as root and there is no account {OWNER!r}") from None
    os.chown(folder, account.pw_uid, account.pw_gid)


def _init(bin_folder: Path, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    _own(secret)
    command = _as_owner(
        bin_folder / "initdb", "-D", folder / "data", "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8"
    )
    command += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr.strip()}")


def _start(bin_folder: Path, folder: Path, port: int) -> "subprocess.Popen[bytes]":
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", "fsync=on"]
    command = _as_owner(bin_folder / "postgres", "-D", folder / "data")
    for option in options:
        command += ["-c", option]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True)


def _wait(bin_folder: Path, server: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    ready = [str(bin_folder / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + 30
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(
                f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')[-500:]}"
            )
        time.sleep(0.05)


def _stop(bin_folder: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    command = _as_owner(bin_folder / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate", "-s")
    subprocess.run(command, cwd=folder, check=False, capture_output=True)
    server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
