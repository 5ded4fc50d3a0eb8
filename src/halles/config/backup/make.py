"""Make a copy of the deployment while it runs: whole under its name, or not there at all."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from halles import __version__
from halles.config import paths
from halles.config.backup import archive, database
from halles.kit import copies, erasures

ZONE = ZoneInfo("Europe/Paris")
_STAGE = ".making-"


def now_here() -> datetime:
    """Return the moment, on the town's clocks."""
    return datetime.now(ZONE)


def make_copy(*, to: Path, now: datetime) -> Path:
    """Make a copy in folder `to` and return its path.

    It holds the database, the photos and the deployment's key, without which no access card could be read
    again; sessions and caches are left out. Nobody but this account may read it.
    """
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(to), _stage(to) as stage:
        image = database.dump(stage)
        note_erasures(to)
        path = stage / "archive"
        about = {
            "version": __version__,
            "engine": database.engine(),
            "made_at": now.isoformat(timespec="seconds"),
        }
        archive.write(path, [(image.name, image), *_files()], about=about)
        final = to / copies.name_of(now)
        path.replace(final)
        sync(to)
    return final


def prune(folder: Path, *, now: datetime) -> list[Path]:
    """Delete the copies that have had their time, and what a restore set aside as long ago; return them."""
    old = [each.path for each in copies.outdated(copies.copies_in(folder, now=now), now=now)]
    for path in old:
        path.unlink()
    for path in paths.home().glob("before-restore-*"):
        if (now.timestamp() - path.stat().st_mtime) > copies.DAYS * 86_400:
            shutil.rmtree(path)
            old.append(path)
    return old


def note_erasures(*folders: Path) -> None:
    """List the erased persons, as journal and lists know them, in the deployment and beside the copies."""
    lists = erasure_lists(*folders)
    erasures.note(lists, [*erasures.read(lists), *database.erased()])


def erasure_lists(*folders: Path) -> list[Path]:
    """Return the files that list erased persons: the deployment's, that beside the copies, these folders'."""
    places = dict.fromkeys([paths.home(), paths.copies(), *folders])
    return [place / "erasures.jsonl" for place in places]


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _files() -> Iterator[tuple[str, Path]]:
    """Yield the files beside the database: the key where it is a file, and what people sent."""
    key = paths.home() / archive.KEY
    if key.exists():
        yield archive.KEY, key
    media = paths.home() / archive.MEDIA
    for path in sorted(media.rglob("*")):
        if path.is_file():
            yield f"{archive.MEDIA}/{path.relative_to(media)}", path


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder: two copies at once would be one too many."""
    with (folder / ".making.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise paths.CannotStart(
                f"A copy is being made in {folder} already.", "Wait for it to end."
            ) from None
        yield


@contextlib.contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Yield a folder to work in, gone afterwards; those of copies cut short go first."""
    for left in folder.glob(f"{_STAGE}*/"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_STAGE, dir=folder) as name:
        yield Path(name)
