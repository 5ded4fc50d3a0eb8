"""`make stall` gives a stall that every rule likes at once, and touches only generated documents besides."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from halles.config.scaffold import write_stall
from tests.rules.house import ROOT

COPIED = ("src", "tests", "docs", "conftest.py", "pyproject.toml", ".importlinter")
WRITTEN = {"docs/stalls.md", "docs/events.md"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this checkout, where a stall called "loans" was made."""
    root = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "screenshots")
            )
        else:
            shutil.copy(ROOT / name, root / name)
    return root


def run(root: Path, *words: str) -> str:
    """Run a Python module in the copy and return what it says."""
    environment = dict(os.environ, PYTHONPATH=str(root / "src"), PYTHONDONTWRITEBYTECODE="1")
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120)
    return f"{done.stdout}{done.stderr}exit {done.returncode}"


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of the copy."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_new_stall_is_green_and_alone(checkout: Path) -> None:
    before = contents(checkout)
    assert run(checkout, "halles.config.scaffold", "loans").endswith("exit 0")
    after = contents(checkout)
    touched = {name for name in after if after[name] != before.get(name)}
    assert {name for name in touched if not name.startswith("src/halles/stalls/loans/")} <= WRITTEN
    assert "sample" not in "".join(after[name].decode().lower() for name in touched - WRITTEN)

    rules = run(checkout, "tests.rules")
    assert "rules, " in rules
    assert [line for line in rules.splitlines() if "loans" in line] == []
    stall = "src/halles/stalls/loans"
    assert run(checkout, "ruff", "check", "--no-cache", stall).endswith("exit 0")
    assert run(checkout, "ruff", "format", "--no-cache", "--check", stall).endswith("exit 0")
    said = run(checkout, "pytest", stall)
    assert said.endswith("exit 0"), said
    assert "6 passed" in said


@pytest.mark.parametrize(
    "name", ["", "Loans", "kit", "people", "directory", "class", "my-stall", "sample", "../x"]
)
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="choose"):
        write_stall(name)
