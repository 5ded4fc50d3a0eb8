"""Look at the database before the house starts: what cannot be read is said in one sentence."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from halles.config import paths

SECONDS = 5
"""How long a database server may take to answer."""


def url() -> str:
    """Return the address of the database server; empty where the database is a file."""
    return os.environ.get("HALLES_DATABASE", "")


def sqlite_file() -> Path:
    """Return the database's file."""
    return paths.home() / "halles.db"


def check() -> bool:
    """Say whether the database holds the house's tables; CannotStart where it is damaged or is silent."""
    if url():
        return _check_server(url())
    sessions = paths.home() / "sessions.db"
    return _check_file(sqlite_file(), "journal_entry") and _check_file(sessions, "django_session")


def _check_file(path: Path, table: str) -> bool:
    """Read the schema and one row, not all of it: a large file would take minutes."""
    if not path.exists():
        return False
    try:
        connection = sqlite3.connect(path, timeout=SECONDS)
        try:
            named = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            if named:
                connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608
            return bool(named)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise paths.CannotStart(
            f"The database {path} cannot be read: {error}.",
            "Nothing was changed. Put a sound copy in its place (the files ending in -wal and -shm "
            "beside it go with it), then start again.",
        ) from error


def _check_server(address: str) -> bool:
    where = urlsplit(address)
    if where.scheme not in ("postgresql", "postgres"):
        raise paths.CannotStart(f"HALLES_DATABASE: expected postgresql://…, got {where.scheme or '?'}://…")
    import psycopg  # only where it is used

    try:
        with psycopg.connect(address, connect_timeout=SECONDS) as connection:
            row = connection.execute("SELECT to_regclass('journal_entry') IS NOT NULL").fetchone()
            return bool(row and row[0])
    except psycopg.Error as error:
        reason = (str(error).strip().splitlines() or ["no reason given"])[-1].strip()
        raise paths.CannotStart(
            f"The database at {where.hostname}:{where.port or 5432} does not answer: {reason}",
            "Its address is in HALLES_DATABASE.",
        ) from error
