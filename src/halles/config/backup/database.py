"""The database in a copy: a consistent image of the SQLite file, or PostgreSQL's own dump."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from halles.config import database
from halles.config.backup.archive import DATABASE, DUMP
from halles.config.paths import CannotStart

ERASED = "SELECT subject FROM journal_entry WHERE kind = 'people.person-erased' ORDER BY seq"


def engine() -> str:
    """Return which database this deployment uses."""
    return "postgresql" if database.url() else "sqlite"


def dump(folder: Path) -> Path:
    """Write an image of the database, as it is at one instant, while others read and write it."""
    if database.url():
        path = folder / DUMP
        _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")
        return path
    path = folder / DATABASE
    image(database.sqlite_file(), path)
    return path


def image(source: Path, path: Path) -> None:
    """Write the image of a SQLite file: compact, in one read transaction, without a trace of deleted rows."""
    if not source.exists():
        raise CannotStart(f"There is no database at {source}.", "Nothing to copy.")
    try:
        connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True, isolation_level=None)
        try:
            connection.execute("VACUUM INTO ?", [str(path)])
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise CannotStart(f"The database {source} cannot be copied: {error}.") from error


def load(path: Path) -> None:
    """Put a dump back in PostgreSQL, in one transaction: all of it or nothing."""
    _postgresql(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
        "--dbname", _names()["PGDATABASE"], str(path),
    )  # fmt: skip


def erased() -> list[str]:
    """Return the ids of the persons erased so far, from the present journal; none where it does not open."""
    try:
        if database.url():
            import psycopg  # only where it is used

            with psycopg.connect(database.url(), connect_timeout=database.SECONDS) as server:
                return [row[0] for row in server.execute(ERASED)]
        return erased_in(database.sqlite_file())
    except (sqlite3.Error, OSError, ImportError):
        return []
    except Exception as error:
        if type(error).__module__.startswith("psycopg"):
            return []
        raise


def erased_in(path: Path) -> list[str]:
    """Return the same from a SQLite file."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute(ERASED)]
    finally:
        connection.close()


def _postgresql(program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs; its address goes by the environment, for `ps` shows words."""
    found = shutil.which(program)
    if not found:
        raise CannotStart(
            f"{program} is not installed, and a PostgreSQL database is copied with it.",
            "Install the PostgreSQL client (apt-get install postgresql-client).",
        )
    done = subprocess.run(
        [found, *words], env={**os.environ, **_names()}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotStart(f"{program} failed: {said}", "The database is as it was.")


def _names() -> dict[str, str]:
    """Return the server's address as PostgreSQL's programs read it."""
    url = urlsplit(database.url())
    names = {
        "PGHOST": url.hostname or "",
        "PGPORT": str(url.port or ""),
        "PGUSER": unquote(url.username or ""),
        "PGPASSWORD": unquote(url.password or ""),
        "PGDATABASE": url.path.lstrip("/"),
    }
    return {name: value for name, value in names.items() if value}
