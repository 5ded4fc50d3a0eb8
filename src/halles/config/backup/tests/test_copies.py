"""Copies of a real deployment, by real processes: whole, consistent, put back, never half."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from halles.config import paths
from halles.config.backup import archive, make, restore
from halles.config.backup.tests.home import ANNE, environment, halles, run, start
from halles.kit import copies, erasures

OLD = "old old-s.webp anne,yves"
NEW = "new new-s.webp,old-s.webp anne,yves"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a deployment in its old state."""
    home = tmp_path_factory.mktemp("first") / "home"
    run(home, "make")
    return home


@pytest.fixture
def home(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of that deployment's folder, also for what runs in this process."""
    shutil.copytree(first, tmp_path / "home")
    monkeypatch.setenv("HALLES_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def changed(home: Path) -> Path:
    """Return a deployment whose old state is in a copy, and which went on to a new one."""
    halles(home, "backup")
    run(home, "change", "new")
    return home


def only_copy(home: Path) -> Path:
    (path,) = (home / "backups").glob("halles-*.tar.gz")
    return path


def test_a_copy_is_closed_to_others_and_says_what_it_holds(home: Path) -> None:
    assert "MB" in halles(home, "backup")
    path = only_copy(home)
    assert path.stat().st_mode & 0o777 == 0o600
    with tarfile.open(path) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))  # type: ignore[arg-type]
    assert names == ["halles.db", "secret.key", "media/directory/old-s.webp", "manifest.json"]
    assert (manifest["engine"], set(manifest["files"])) == ("sqlite", set(names[:-1]))
    assert [p.name for p in (home / "backups").iterdir() if p != path] == [".making.lock"]


def test_it_comes_back_on_a_fresh_machine(changed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    halles(other, "restore", str(only_copy(changed)), "--yes")
    assert run(other, "state") == OLD
    assert (other / "secret.key").read_text() == (changed / "secret.key").read_text()


def test_what_was_there_before_is_set_aside(changed: Path) -> None:
    assert "before-restore" in halles(changed, "restore", str(only_copy(changed)), "--yes")
    assert run(changed, "state") == OLD
    (aside,) = changed.glob("before-restore-*")
    with closing(sqlite3.connect(aside / "halles.db")) as before:
        assert before.execute("SELECT help_name FROM town_town").fetchall() == [("new",)]
    assert not list(changed.glob("restore.*[!k]"))


def test_a_copy_made_while_others_write_is_of_one_instant(home: Path) -> None:
    with start(home, "write") as writer:
        assert writer.stdout
        writer.stdout.readline()
        halles(home, "backup")
        writer.kill()
    fresh = home / "unpacked"
    archive.unpack(only_copy(home), fresh)
    with closing(sqlite3.connect(fresh / "halles.db")) as image:
        assert image.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = image.execute("SELECT DISTINCT name FROM people_person").fetchall()
    assert len(names) == 1
    assert names[0][0].startswith("n")


def test_the_house_must_not_run(changed: Path) -> None:
    with (changed / "running.lock").open("a") as lock:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "already at work" in halles(changed, "restore", str(only_copy(changed)), "--yes", code=2)
    assert run(changed, "state") == NEW


@pytest.mark.parametrize("harm", ["cut", "turned", "foreign", "climbing"])
def test_a_damaged_copy_changes_nothing(changed: Path, harm: str) -> None:
    path = only_copy(changed)
    _harm(path, harm)
    said = halles(changed, "restore", str(path), "--yes", code=2)
    assert "Nothing was changed" in said
    assert run(changed, "state") == NEW
    assert not (changed / restore.FRESH).exists()


def _harm(path: Path, harm: str) -> None:
    raw = path.read_bytes()
    if harm == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    elif harm == "turned":
        path.write_bytes(raw[:-200] + bytes([raw[-200] ^ 1]) + raw[-199:])
    elif harm == "foreign":
        path.write_bytes(b"no archive at all")
    else:
        key = path.with_name("key")
        key.write_text("x")
        archive.write(path, [("../../key", key)], about={"engine": "sqlite"})


def test_a_copy_of_a_newer_halles_is_refused(changed: Path) -> None:
    with closing(sqlite3.connect(changed / "halles.db")) as later, later:
        later.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('town', '9999_later', '')")
    make.make_copy(to=changed / "later", now=make.now_here())
    (path,) = (changed / "later").glob("*.gz")
    assert "newer Halles" in halles(changed, "restore", str(path), "--yes", code=2)
    assert run(changed, "state") == NEW


def test_who_erased_herself_since_is_erased_again(changed: Path, tmp_path: Path) -> None:
    run(changed, "erase", ANNE)
    said = halles(changed, "restore", str(only_copy(changed)), "--yes")
    assert "erased again: 1" in said
    assert run(changed, "state") == "old old-s.webp yves"
    assert b"anne@" not in (changed / "halles.db").read_bytes()


@pytest.mark.parametrize("lost", ["database", "list", "both but the one beside the copies"])
def test_an_erasure_outlives_what_is_lost(changed: Path, lost: str) -> None:
    run(changed, "erase", ANNE)
    if lost != "list":
        (changed / "halles.db").write_bytes(b"a disk that failed" * 1000)
    if lost != "database":
        (changed / "erasures.jsonl").unlink()
    if lost == "list":
        (changed / "backups/erasures.jsonl").unlink()
    halles(changed, "restore", str(only_copy(changed)), "--yes")
    assert run(changed, "state") == "old old-s.webp yves"


def test_a_file_put_back_by_hand_is_seen_to_by_the_runner(changed: Path) -> None:
    run(changed, "erase", ANNE)
    archive.unpack(only_copy(changed), changed / "unpacked")
    for name in ("halles.db-wal", "halles.db-shm"):
        (changed / name).unlink(missing_ok=True)
    (changed / "unpacked/halles.db").replace(changed / "halles.db")
    code = "import django; django.setup(); from halles.people.schedule import settle; settle()"
    settings = {"DJANGO_SETTINGS_MODULE": "halles.config.settings"}
    subprocess.run([sys.executable, "-c", code], env=environment(changed, **settings), check=True, timeout=60)
    assert run(changed, "state").endswith(" yves")


def test_killed_while_it_copies_leaves_no_copy_or_a_whole_one(home: Path) -> None:
    (home / "media/big").write_bytes(os.urandom(20_000_000))
    took = _timed(home, "backup", "--to", str(home / "measured"))
    for share in (0.3, 0.6, 0.8, 0.9, 0.97):
        _killed(home, took * share, "backup")
        for path in (home / "backups").glob("halles-*.tar.gz"):
            shutil.rmtree(home / "unpacked", ignore_errors=True)
            (home / "unpacked").mkdir()
            archive.unpack(path, home / "unpacked")
    halles(home, "backup")
    assert {path.name for path in (home / "backups").iterdir()} <= {
        ".making.lock", only_copy_name(home), "erasures.jsonl",
    }  # fmt: skip


def only_copy_name(home: Path) -> str:
    return max(path.name for path in (home / "backups").glob("halles-*.tar.gz"))


def test_killed_while_it_restores_leaves_the_old_state_or_the_new(changed: Path, tmp_path: Path) -> None:
    copy = only_copy(changed)
    shutil.copytree(changed, tmp_path / "measured")
    took = _timed(tmp_path / "measured", "restore", str(copy), "--yes")
    for number, share in enumerate((0.3, 0.7, 0.9, 0.95, 0.99)):
        here = tmp_path / f"killed-{number}"
        shutil.copytree(changed, here)
        _killed(here, took * share, "restore", str(copy), "--yes")
        halles(here, "backup", "--to", str(tmp_path / "next"))  # whatever comes next ends the exchange
        assert run(here, "state") in (OLD, NEW)
        assert not (here / restore.SWAP).exists()


def _timed(home: Path, *words: str) -> float:
    began = time.monotonic()
    halles(home, *words)
    return time.monotonic() - began


def _killed(home: Path, seconds: float, *words: str) -> None:
    command = [sys.executable, "-m", "halles", *words]
    process = subprocess.Popen(
        command,
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Cut(BaseException):
    """The power fails."""


@pytest.mark.parametrize("step", range(12))
def test_an_exchange_cut_short_at_any_step_is_carried_to_its_end(
    changed: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    steps = iter(range(100))
    rename = Path.rename

    def failing(self: Path, target: Any) -> Path:
        if next(steps) == step:
            raise Cut
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    try:
        restore.restore(only_copy(changed), now=make.now_here())
    except Cut:
        restore.finish()
    monkeypatch.undo()
    assert run(changed, "state") == OLD
    assert restore.finish() == 0


NIGHT = datetime(2026, 11, 23, 3, 0, tzinfo=make.ZONE)


def test_fourteen_days_are_kept_and_always_the_last(home: Path) -> None:
    folder = home / "backups"
    folder.mkdir()
    for days in range(20):
        (folder / copies.name_of(NIGHT - timedelta(days=days))).touch()
    (folder / "halles-of-mine.tar.gz").touch()
    make.prune(folder, now=NIGHT + timedelta(hours=1))
    kept = copies.copies_in(folder, now=NIGHT)
    assert [each.made_at.day for each in kept] == list(range(10, 24))
    make.prune(folder, now=NIGHT + timedelta(days=100))
    assert [each.made_at for each in copies.copies_in(folder, now=NIGHT)] == [NIGHT]
    assert (folder / "halles-of-mine.tar.gz").exists()


def test_what_was_set_aside_goes_too(home: Path) -> None:
    aside = home / "before-restore-2026-11-01T120000"
    aside.mkdir()
    make.prune(home / "backups", now=make.now_here())
    assert aside.exists()
    make.prune(home / "backups", now=make.now_here() + timedelta(days=15))
    assert not aside.exists()


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, "2026-11-23T14:00", True),
        ("2026-11-23T03:00", "2026-11-23T03:05", False),
        ("2026-11-23T03:00", "2026-11-24T02:59", False),
        ("2026-11-23T03:00", "2026-11-24T03:00", True),
        ("2026-11-23T14:00", "2026-11-24T02:00", False),
        ("2026-11-20T03:00", "2026-11-23T01:00", True),
        ("2026-10-25T03:00", "2026-10-25T03:05", False),
        ("2026-03-28T03:00", "2026-03-29T03:01", True),
    ],
)
def test_once_a_night(tmp_path: Path, last: str | None, now: str, due: bool) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=make.ZONE)
    if last:
        (tmp_path / copies.name_of(datetime.fromisoformat(last))).touch()
    assert copies.is_due(copies.copies_in(tmp_path, now=moment), now=moment) is due


def test_two_at_once_are_refused(home: Path) -> None:
    with make._alone(home), pytest.raises(paths.CannotStart, match="is being made"):
        make.make_copy(to=home, now=NIGHT)


def test_a_torn_list_loses_nobody(tmp_path: Path) -> None:
    path = tmp_path / "erasures.jsonl"
    path.write_text('{"person": "a"}\n{"per')
    erasures.note([path], ["a", "b", "b"])
    assert erasures.read([path, tmp_path / "none"]) == ["a", "b"]
    assert path.stat().st_size
