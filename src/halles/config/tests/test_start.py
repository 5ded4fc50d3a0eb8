"""What keeps a house from starting is said in one sentence, with code 2, and never by a stack."""

import os
import sqlite3

import pytest

from halles.config import database, paths
from halles.config.paths import CannotStart
from tests.services.house import free_ports, run_halles


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """Return the environment of a house in a folder of its own, on free ports."""
    pages, bell, mqtt = map(str, free_ports(3))
    ports = {"HALLES_PORT": pages, "HALLES_BELL_PORT": bell, "HALLES_MQTT_PORT": mqtt}
    return dict(os.environ, HALLES_HOME=str(tmp_path), PYTHONPATH=str(paths.CODE / "src"), **ports)


def _refused(environment, *words: str) -> str:
    """Run a command that is refused; return what it said."""
    done = run_halles(environment, *(words or ("run",)))
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("words", [("run",), ("town", "list")])
def test_a_folder_that_cannot_be_made(environment, tmp_path, words):
    (tmp_path / "file").touch()
    environment["HALLES_HOME"] = str(tmp_path / "file" / "home")
    assert "cannot be made" in _refused(environment, *words)


def test_a_folder_of_somebody_else(tmp_path, monkeypatch):
    monkeypatch.setenv("HALLES_HOME", str(tmp_path))
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(CannotStart, match="is not this account’s"):
        paths.home()


@pytest.mark.parametrize("words", [("run",), ("town", "list"), ("setup",)])
def test_a_damaged_database(environment, tmp_path, words):
    (tmp_path / "halles.db").write_bytes(b"no database at all" * 300)
    said = _refused(environment, *words)
    assert "halles.db cannot be read: file is not a database" in said
    assert (tmp_path / "halles.db").read_bytes().startswith(b"no database"), "nothing was changed"


def test_a_server_that_does_not_answer_and_no_password_in_what_is_said(environment):
    [port] = free_ports(1)
    environment["HALLES_DATABASE"] = f"postgresql://someone:hushhush@127.0.0.1:{port}/town"
    said = _refused(environment)
    assert f"127.0.0.1:{port} does not answer" in said
    assert "hushhush" not in said


def test_an_address_that_is_not_postgresql(environment):
    environment["HALLES_DATABASE"] = "mysql://someone@127.0.0.1/town"
    assert "expected postgresql://" in _refused(environment)


def test_a_database_that_went_away_is_made_again(tmp_path, monkeypatch):
    monkeypatch.setenv("HALLES_HOME", str(tmp_path))
    assert not database.check(), "no file yet"
    for name, table in (("halles.db", "journal_entry"), ("sessions.db", "django_session")):
        connection = sqlite3.connect(tmp_path / name)
        connection.execute(f"CREATE TABLE {table} (id INTEGER)")
        connection.close()
    assert database.check()
    (tmp_path / "sessions.db").unlink()
    assert not database.check()
