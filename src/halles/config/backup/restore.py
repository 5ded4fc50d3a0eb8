"""Put a copy back: the old state or the new one, never half, wherever it is cut short.

The copy is unpacked, checked, brought up to date and freed of erased persons in a folder apart. Then one
file, `restore.swap`, decides: before it nothing has changed; once it is there, whoever comes next (the next
start, the next restore) carries the exchange to its end.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from halles.config import paths
from halles.config.backup import archive, database, make
from halles.config.backup.prepare import NEWER
from halles.kit import erasures

FRESH = "restore.new"
SWAP = "restore.swap"
STATE = (
    "halles.db-wal", "halles.db-shm", "halles.db",
    "sessions.db-wal", "sessions.db-shm", "sessions.db",
    archive.MEDIA, "settled", "ready",
)  # fmt: skip
"""What is exchanged, whether the copy brings it or not; the key only where it does."""


def restore(path: Path, *, now: datetime) -> dict[str, Any]:
    """Put the copy at `path` back; return its manifest, with "erased" and "aside". The house must not run."""
    finish()
    home = paths.home()
    fresh = home / FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    try:
        manifest = archive.unpack(path, fresh)
        _refuse_other_engine(manifest)
        lists = make.erasure_lists(path.resolve().parent)
        known = [*erasures.read(lists), *database.erased()]
        erasures.note(make.erasure_lists(), known)
        erased = _prepare(fresh) if manifest["engine"] == "sqlite" else 0
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    (home / "first-town").touch()
    aside = home / f"before-restore-{now:%Y-%m-%dT%H%M%S}"
    _decide(home, fresh, aside)
    return {**manifest, "erased": erased + finish(), "aside": aside}


def finish() -> int:
    """Carry an exchange that was decided to its end; return how many persons were erased again on the way."""
    home = paths.home()
    if not (home / SWAP).exists():
        return 0
    with (home / "restore.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not (home / SWAP).exists():
            return 0
        return _carry_out(home, json.loads((home / SWAP).read_text()))


def _decide(home: Path, fresh: Path, aside: Path) -> None:
    """Write down what is to be exchanged: from here on there is no way back but forward."""
    names = [*STATE, *([archive.KEY] if (fresh / archive.KEY).exists() else [])]
    plan = {
        "aside": aside.name,
        "present": [name for name in names if (home / name).exists()],
        "names": names,
    }
    _sync_all(fresh)
    draft = home / f"{SWAP}.draft"
    with draft.open("w") as file:
        json.dump(plan, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home / SWAP)
    make.sync(home)


def _carry_out(home: Path, plan: dict[str, Any]) -> int:
    fresh, aside = home / FRESH, home / plan["aside"]
    dump = fresh / archive.DUMP
    if dump.exists():
        _load(home, dump)
    aside.mkdir(exist_ok=True, mode=0o700)
    for name in plan["names"]:
        if name in plan["present"] and not (aside / name).exists():
            (home / name).rename(aside / name)
        if (fresh / name).exists():
            (fresh / name).rename(home / name)
    make.sync(aside)
    make.sync(home)
    erased = _prepare(home) if database.engine() == "postgresql" else 0
    (home / SWAP).unlink()
    shutil.rmtree(fresh, ignore_errors=True)
    return erased


def _load(home: Path, dump: Path) -> None:
    """Load the dump; where the server refuses it, nothing has changed and the exchange is off."""
    try:
        database.load(dump)
    except paths.CannotStart:
        (home / SWAP).unlink()
        shutil.rmtree(dump.parent, ignore_errors=True)
        raise
    dump.unlink()


def _prepare(home: Path) -> int:
    """Bring a folder's database up to date, in a process of its own; return how many were erased again."""
    has_key = (home / archive.KEY).exists()
    environment = {
        **os.environ,
        "HALLES_HOME": str(home),
        "HALLES_BACKUPS": str(paths.copies()),
        "PYTHONPATH": str(paths.CODE / "src"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "halles.config.backup.prepare"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not has_key:
        (home / archive.KEY).unlink(missing_ok=True)  # made for the while: not the deployment's
    if done.returncode == NEWER:
        raise paths.CannotStart("This copy was made by a newer Halles.", "Bring the code up to date first.")
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise paths.CannotStart(f"The copy cannot be brought up to date: {said}")
    return int(done.stdout.split()[-1])


def _refuse_other_engine(manifest: dict[str, Any]) -> None:
    if manifest["engine"] != database.engine():
        raise paths.CannotStart(
            f"This copy holds a {manifest['engine']} database; this deployment uses {database.engine()}.",
            "Set or unset HALLES_DATABASE.",
        )


def _sync_all(folder: Path) -> None:
    for here, _folders, files in os.walk(folder):
        for name in files:
            fd = os.open(Path(here) / name, os.O_RDONLY)
            try:
                os.fsync(fd)
            finally:
                os.close(fd)
        make.sync(Path(here))
