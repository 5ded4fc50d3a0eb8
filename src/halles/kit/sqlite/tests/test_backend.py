"""The backend on a real file: durable settings, IMMEDIATE, one fair turn for each way of writing."""

import multiprocessing
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction

from halles.kit.sqlite.base import DatabaseWrapper, is_write
from halles.kit.sqlite.turn import Turn, turn_path

ALIAS = "queue"


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """A database file of its own behind the alias "queue", with two tables."""
    path = tmp_path / "town.db"
    default = dict(connections.settings["default"])
    connections.settings[ALIAS] = default | {"ENGINE": "halles.kit.sqlite", "NAME": str(path), "OPTIONS": {}}
    with django_db_blocker.unblock():
        run("CREATE TABLE town (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
        run("CREATE TABLE shop (town INTEGER REFERENCES town (id) DEFERRABLE INITIALLY DEFERRED)")
        yield path
        connections[ALIAS].close()
    del connections[ALIAS]
    del connections.settings[ALIAS]


def run(sql: str, *params: object) -> list[Any]:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def holds() -> bool:
    turn = connections[ALIAS].turn
    assert turn
    return turn.is_held


def test_each_new_connection_is_durable(file: Path) -> None:
    seen = []

    def look() -> None:
        pragmas = ("journal_mode", "synchronous", "wal_autocheckpoint", "foreign_keys")
        seen.append([run(f"PRAGMA {name}")[0][0] for name in pragmas])
        connections[ALIAS].close()

    look()
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [["wal", 2, 0, 1]] * 2


def test_a_connection_that_cannot_be_durable_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("halles.kit.sqlite.base._FULL", 3)
    connections[ALIAS].close()
    with pytest.raises(OperationalError, match="synchronous=FULL"):
        run("SELECT 1")


def test_a_transaction_holds_the_turn_until_its_end(file: Path) -> None:
    with transaction.atomic(using=ALIAS):
        assert holds()
        run("INSERT INTO town (name) VALUES ('Redon')")
        assert holds()
    assert not holds()


def test_a_transaction_is_immediate(file: Path) -> None:
    stranger = sqlite3.connect(file, timeout=0, isolation_level=None)
    with transaction.atomic(using=ALIAS), pytest.raises(sqlite3.OperationalError, match="locked"):
        stranger.execute("BEGIN IMMEDIATE")
    stranger.close()


def test_savepoints_keep_the_turn(file: Path) -> None:
    with transaction.atomic(using=ALIAS):
        with pytest.raises(IntegrityError), transaction.atomic(using=ALIAS):
            run("INSERT INTO town (name) VALUES ('Redon'), ('Redon')")
        assert holds()
        with transaction.atomic(using=ALIAS):
            run("INSERT INTO town (name) VALUES ('Allaire')")
        assert holds()
    assert not holds()
    assert run("SELECT name FROM town") == [("Allaire",)]


def test_a_rolled_back_transaction_gives_the_turn(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(using=ALIAS):
        raise ZeroDivisionError
    assert not holds()


def test_a_commit_that_fails_gives_the_turn_once_rolled_back(file: Path) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(using=ALIAS):
        run("INSERT INTO shop (town) VALUES (404)")
    assert not holds()
    assert run("SELECT * FROM shop") == []


def test_closing_inside_a_transaction_gives_the_turn(file: Path) -> None:
    def lose_the_connection() -> None:
        with transaction.atomic(using=ALIAS):
            run("INSERT INTO town (name) VALUES ('Redon')")
            connections[ALIAS].close()
            other = Turn(turn_path(str(file)))
            other.take()
            other.close()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lose_the_connection()
    assert run("SELECT * FROM town") == []


class Witness(Turn):
    """A turn that counts how often it is taken."""

    count = 0

    def take(self) -> None:
        """Count, then queue."""
        Witness.count += not self.is_held
        super().take()


@pytest.fixture
def taken(file: Path, monkeypatch: pytest.MonkeyPatch) -> type[Witness]:
    monkeypatch.setattr("halles.kit.sqlite.base.Turn", Witness)
    connections[ALIAS].close()
    run("SELECT 1")
    monkeypatch.setattr(Witness, "count", 0)
    return Witness


def test_a_write_outside_a_transaction_takes_the_turn(taken: type[Witness]) -> None:
    run("INSERT INTO town (name) VALUES ('Redon')")
    run("UPDATE town SET name = 'Allaire'")
    assert run("INSERT INTO town (name) VALUES ('Rieux'), ('Peillac') RETURNING id") == [(2,), (3,)]
    assert taken.count == 3
    assert not holds()


def test_reading_takes_no_turn(taken: type[Witness]) -> None:
    run("SELECT * FROM town")
    run("WITH t AS (SELECT * FROM town) SELECT * FROM t")
    run("PRAGMA data_version")
    assert taken.count == 0


def test_manual_transactions_take_the_turn_too(taken: type[Witness]) -> None:
    connections[ALIAS].set_autocommit(False)
    run("INSERT INTO town (name) VALUES ('Redon')")
    assert holds()
    connections[ALIAS].rollback()
    assert not holds()
    connections[ALIAS].set_autocommit(True)
    assert run("SELECT * FROM town") == []


def test_returning_outside_a_transaction_is_committed_when_the_turn_is_given(file: Path) -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("INSERT INTO town (name) VALUES ('a'), ('b'), ('c'), ('d'), ('e') RETURNING name")
        assert not holds()
        stranger = sqlite3.connect(file)
        assert stranger.execute("SELECT count(*) FROM town").fetchone() == (5,)
        stranger.close()
        assert cursor.fetchone() == ("a",)
        assert cursor.fetchmany(2) == [("b",), ("c",)]
        assert next(iter(cursor)) == ("d",)
        assert list(cursor) == [("e",)]
        assert (cursor.fetchone(), cursor.fetchmany(), cursor.fetchall()) == (None, [], [])


def test_a_failed_write_gives_the_turn(file: Path) -> None:
    with pytest.raises(IntegrityError):
        run("INSERT INTO town (name) VALUES ('Redon'), ('Redon')")
    assert not holds()


def test_a_thread_that_ends_without_closing_gives_the_turn(file: Path) -> None:
    def work() -> None:
        wrapper = DatabaseWrapper(connections.settings[ALIAS] | {"NAME": str(file)}, "lost")
        wrapper.ensure_connection()
        wrapper.take_turn()
        wrapper.connection.close()
        wrapper.turn = None

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    run("INSERT INTO town (name) VALUES ('Redon')")


def test_checkpoint_empties_the_wal_and_gives_the_turn(file: Path) -> None:
    run("INSERT INTO town (name) VALUES ('Redon')")
    wal = file.with_name("town.db-wal")
    assert wal.stat().st_size > 0
    assert connections[ALIAS].checkpoint() == (0, 0, 0)
    assert wal.stat().st_size == 0
    assert not holds()
    assert run("PRAGMA busy_timeout") == [(20_000,)]


def test_checkpoint_does_not_wait_long_for_a_reader(file: Path) -> None:
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM town").fetchall()
    run("INSERT INTO town (name) VALUES ('Redon')")
    assert connections[ALIAS].checkpoint()[0] == 1
    reader.close()
    assert connections[ALIAS].checkpoint() == (0, 0, 0)


def test_checkpoint_is_refused_inside_a_transaction(file: Path) -> None:
    with transaction.atomic(using=ALIAS):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connections[ALIAS].checkpoint()
        assert holds()


def _write_in_child(name: str, done: Any) -> None:
    assert connections[ALIAS].connection is None
    run("INSERT INTO town (name) VALUES (%s)", name)
    connections[ALIAS].close()
    done.put(name)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_child_opens_its_own_connection(file: Path) -> None:
    fork = multiprocessing.get_context("fork")
    done = fork.SimpleQueue()
    children = [fork.Process(target=_write_in_child, args=(f"child {n}", done)) for n in range(4)]
    run("INSERT INTO town (name) VALUES ('parent')")
    for child in children:
        child.start()
    for child in children:
        child.join(30)
    assert [child.exitcode for child in children] == [0] * 4
    assert run("SELECT count(*) FROM town") == [(5,)]
    assert run("PRAGMA integrity_check") == [("ok",)]


def test_a_child_forked_inside_a_transaction_does_not_share_it(file: Path) -> None:
    with transaction.atomic(using=ALIAS):
        run("INSERT INTO town (name) VALUES ('Redon')")
        child = os.fork()
        if child == 0:
            wrapper = connections[ALIAS]
            os._exit(0 if wrapper.connection is None and not wrapper.in_atomic_block else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert holds()
    assert run("SELECT name FROM town") == [("Redon",)]


def test_several_processes_may_open_a_fresh_file_at_once(tmp_path: Path, file: Path) -> None:
    fresh = tmp_path / "fresh.db"
    settings = connections.settings[ALIAS] | {"NAME": str(fresh)}
    errors: list[BaseException] = []

    def open_it() -> None:
        try:
            wrapper = DatabaseWrapper(settings, "fresh")
            wrapper.ensure_connection()
            wrapper.close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []


def test_a_database_in_memory_needs_no_turn(django_db_blocker: Any) -> None:
    wrapper = DatabaseWrapper(connections.settings["default"] | {"NAME": ":memory:"}, "memory")
    with django_db_blocker.unblock():
        wrapper.ensure_connection()
        with wrapper.cursor() as cursor:
            cursor.execute("CREATE TABLE t (a)")
        assert wrapper.turn is None
        wrapper._close()


@pytest.mark.parametrize(
    ("sql", "writes"),
    [
        ("  insert INTO t VALUES (1)", True),
        ("BEGIN IMMEDIATE", True),
        ("WITH a AS (SELECT 1)\nDELETE FROM t", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", False),
        ("SELECT 'INSERT'", False),
        ("RELEASE SAVEPOINT a", False),
        ("PRAGMA foreign_keys", False),
        ("", False),
    ],
)
def test_what_writes_is_told_from_the_first_word(sql: str, writes: bool) -> None:
    assert is_write(sql) is writes
