"""Identifiers are thrown away before the first write: no database, no WAL and no log holds them."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections

from halles.stalls.sensing.commands import Rejected, readings_rollup
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.models import Balance, Reading
from halles.stalls.sensing.tests.sensors import FREE, HOUSE, NOW_MS, PLATE, device, said, store, words

SECRETS = {
    "mac": "A4:5E:60:C2:11:07",
    "plate": "GK-417-ZR",
    "tag": "04a2f19bc3d780",
    "image": "/9j/4AAQSkZJRgABAQEAYABgAAD" * 40,
}
KEY = "b6c1e2aa-77d0-4f0e-9c55-aaaaaaaa0001"


@pytest.fixture
def folder(transactional_db: None, tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """Open a database in a file of the test's own, and yield its folder."""
    if connection.vendor != "sqlite":
        pytest.skip("looks into SQLite's files")
    usual, wrapper = connections.settings[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    connections.settings[DEFAULT_DB_ALIAS] = usual | {"NAME": str(tmp_path / "halles.db")}
    del connections[DEFAULT_DB_ALIAS]
    with django_db_blocker.unblock():
        call_command("migrate", verbosity=0)
        yield tmp_path
        connections[DEFAULT_DB_ALIAS].close()
    connections.settings[DEFAULT_DB_ALIAS] = usual
    connections[DEFAULT_DB_ALIAS] = wrapper


def found_in(folder: Path, secrets: list[str]) -> list[str]:
    """Return the secrets that any file of the folder holds."""
    written = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return [secret for secret in secrets if secret[:27].encode() in written]


def test_identifiers_are_nowhere(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    dropped = [{"path": name, "kind": "dropped"} for name in SECRETS if name != "plate"]
    device("gare", FREE, PLATE, *dropped)
    device("porte")
    stranger = Report("a4:5e:60:c2:11:07", SECRETS["plate"], KEY, NOW_MS, {"free": 1})
    outcomes = store(
        said("gare", key=KEY, free=12, **SECRETS),
        said("gare", key="k2", **SECRETS),
        said("porte", key=KEY, free=12, **{SECRETS["mac"]: 1}),
        said("porte", key="k3", free=12, tag=SECRETS["tag"], image=SECRETS["image"]),
        said("porte", key="k4", free=SECRETS["plate"]),
        stranger,
        Rejected(SECRETS["tag"], SECRETS["mac"], "borrowed_name"),
    )
    readings_rollup(actor=HOUSE)
    assert words(outcomes) == [
        "stored",
        "stored",
        "undeclared_field",
        "undeclared_field",
        "bad_value",
        "unregistered",
        "borrowed_name",
    ]
    assert Reading.objects.count() == 2
    assert Balance.objects.count() == 2
    assert {"halles.db", "halles.db-wal"} <= {path.name for path in folder.iterdir()}
    names = [*SECRETS.values(), stranger.device, KEY]
    assert found_in(folder, names) == []
    assert [each for each in names if each[:27] in caplog.text] == []


def test_the_search_finds_what_is_there(folder: Path) -> None:
    device("gare", title=SECRETS["plate"])
    assert found_in(folder, [*SECRETS.values()]) == [SECRETS["plate"]]
