"""Two press at once, want the last piece, in two shops, send one page; a shop changes what is reserved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import halles
from halles.kit.cluster import Cluster
from halles.stalls.market.tests.at_once import ROUNDS


def races(home: Path, database: str = "") -> list[str]:
    source = Path(halles.__file__).resolve().parents[1]
    paths = os.pathsep.join((str(source), str(source.parent)))
    environment = dict(os.environ, HALLES_HOME=str(home), HALLES_DATABASE=database, PYTHONPATH=paths)
    program = [sys.executable, "-m", "halles.stalls.market.tests.at_once"]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def check(lines: list[str]) -> None:
    """The customer's cancelling holds whoever was first; one has all that is last; one page orders once.

    A shop that changes an article, or takes it back, waits and is waited for, never both.
    """
    *lines, circles = lines
    assert set(lines[0::6]) <= {"press 1/3 cancelled 0", "press 2/3 cancelled 0"}
    assert lines[1::6] == ["last 1/2 1"] * ROUNDS
    assert lines[2::6] == ["page 3/3 1"] * ROUNDS
    assert lines[3::6] == ["shops 1/2 [1, 1] (2, 1) True"] * ROUNDS
    assert lines[4::6] == ["dearer 2/2"] * ROUNDS
    assert lines[5::6] == ["back 2/2"] * ROUNDS
    assert circles == "circles 0"


def test_on_sqlite(tmp_path: Path) -> None:
    check(races(tmp_path))


@pytest.mark.postgresql
def test_on_postgresql(tmp_path: Path, postgresql: Cluster) -> None:
    check(races(tmp_path, postgresql.database("market_at_once")))
