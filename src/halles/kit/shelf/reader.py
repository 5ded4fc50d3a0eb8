"""A cheap question before reading marks: may the SQLite file have changed at all?"""

import os
import sqlite3
import threading
from pathlib import Path

from django.db import connections

_lock = threading.Lock()
_open: dict[str, tuple[int, sqlite3.Connection]] = {}


def data_version() -> object:
    """Return a value that differs from an earlier one if anything was committed in between, or None.

    None says that nothing is known: a database in memory, which tests use. SQLite's counter does not see
    the commits of its own connection and is only comparable on one: hence one connection that never
    writes, for all threads of the process.
    """
    name = str(connections["default"].settings_dict["NAME"])
    if "memory" in name:
        return None
    with _lock:
        return _connection(name).execute("PRAGMA data_version").fetchone()[0]


def _connection(name: str) -> sqlite3.Connection:
    """Return this process's connection to the file, opened again after a fork."""
    process, connection = _open.get(name, (0, None))
    if connection is None or process != os.getpid():
        address = f"{Path(name).absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        _open[name] = (os.getpid(), connection)
    return connection
