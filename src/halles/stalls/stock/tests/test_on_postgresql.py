"""What keeps quantities does the same on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from halles.kit.cluster import Cluster

HERE = Path(__file__).parent
TESTS = ("test_commands.py", "test_commands_holds.py", "test_last_piece.py", "test_ledger.py")


@pytest.mark.postgresql
def test_the_same_tests_pass_on_postgresql(postgresql: Cluster) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-x", *(str(HERE / name) for name in TESTS)],
        env={**os.environ, "HALLES_TEST_DATABASE": postgresql.database("stock")},
        cwd=HERE.parents[4],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert " skipped" not in done.stdout
