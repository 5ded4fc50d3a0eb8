"""A database that several threads can open: PostgreSQL's of the tests, or a SQLite file of the test's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections

from halles.journal.bench.house import make_tables


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Let the test and its threads meet in one real database, where each has a connection of its own."""
    if connection.vendor == "postgresql":
        yield
        return
    settings, wrapper = connections.settings[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    connections.settings[DEFAULT_DB_ALIAS] = settings | {"NAME": str(tmp_path / "journal.db")}
    del connections[DEFAULT_DB_ALIAS]
    with django_db_blocker.unblock():
        make_tables()
        yield
        connections[DEFAULT_DB_ALIAS].close()
    connections.settings[DEFAULT_DB_ALIAS] = settings
    connections[DEFAULT_DB_ALIAS] = wrapper
