"""Two owners who leave at the same moment: one leaves, one is told that an organisation keeps an owner."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import halles
from halles.kit.cluster import Cluster
from halles.people.tests.owners_at_once import ROUNDS


def race(home: Path, database: str = "") -> list[str]:
    source = str(Path(halles.__file__).resolve().parents[1])
    environment = dict(os.environ, HALLES_HOME=str(home), HALLES_DATABASE=database, PYTHONPATH=source)
    program = [sys.executable, "-m", "halles.people.tests.owners_at_once"]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_on_sqlite(tmp_path: Path) -> None:
    assert race(tmp_path) == ["left refused 1"] * ROUNDS


@pytest.mark.postgresql
def test_on_postgresql(tmp_path: Path, postgresql: Cluster) -> None:
    assert race(tmp_path, postgresql.database("owners")) == ["left refused 1"] * ROUNDS
