"""Each import contract of .importlinter goes red when one forbidden import is added, and only then."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.house import ROOT

# contract: (file that gets one more line, that line)
FORBIDDEN = {
    "floors": ("src/halles/town/queries/towns.py", "import halles.people.queries"),
    "stalls": ("src/halles/stalls/office/views/pages.py", "import halles.stalls.directory.models"),
    "calls": ("src/halles/stalls/directory/queries/__init__.py", "import halles.stalls.office.public"),
    "roles": ("src/halles/stalls/office/queries/house.py", "import halles.stalls.office.commands"),
    "manifests": ("src/halles/stalls/office/stall/__init__.py", "import halles.stalls.office.queries"),
    "engines": ("src/halles/stalls/directory/engine/search.py", "import halles.kit.text"),
    "bell": ("src/halles/journal/bell/__init__.py", "import halles.kit.actor"),
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the code and its contracts, with an empty public.py in the office."""
    root = tmp_path_factory.mktemp("contracts")
    shutil.copytree(
        ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "locale")
    )
    shutil.copy(ROOT / ".importlinter", root / ".importlinter")
    (root / "src/halles/stalls/office/public.py").touch()
    return root


def is_kept(root: Path, contract: str) -> bool:
    """Run one contract on the copy."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    words = ["--no-cache", "--no-logo", "--contract", contract]
    environment = dict(os.environ, PYTHONPATH=str(root / "src"))
    return subprocess.run([*command, *words], cwd=root, env=environment, capture_output=True).returncode == 0


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_contract_goes_red(contract: str, checkout: Path) -> None:
    name, line = FORBIDDEN[contract]
    path = checkout / name
    text = path.read_text()
    assert is_kept(checkout, contract)
    path.write_text(f"{text}\n{line}\n")
    try:
        assert not is_kept(checkout, contract)
    finally:
        path.write_text(text)


def test_every_contract_is_tried() -> None:
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter")
    known = {name.rpartition(":")[2] for name in read.sections() if ":contract:" in name}
    assert known == set(FORBIDDEN)
