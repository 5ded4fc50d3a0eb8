"""A journal in a file of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from halles.journal.bell.tests.listening import Journal


@pytest.fixture
def journal(tmp_path: Path, django_db_blocker: Any) -> Iterator[Journal]:
    with django_db_blocker.unblock():
        made = Journal(ENGINE="halles.kit.sqlite", NAME=str(tmp_path / "halles.db"))
        yield made
        made.connection.close()
