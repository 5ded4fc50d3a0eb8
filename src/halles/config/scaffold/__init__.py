"""Make a new stall, whole and green, from the model in `stall/`: `make stall name=loans`."""

import keyword
import re
from pathlib import Path

from halles.config.loader import FLOORS
from halles.config.paths import CODE

MODEL = Path(__file__).parent / "stall"
"""A whole stall called "sample"; its files end in .txt, so that no tool takes it for code."""


def write_stall(name: str, *, root: Path = CODE) -> list[Path]:
    """Write the stall `name` below `root` and return its files; raise ValueError for a bad name."""
    folder = root / "src" / "halles" / "stalls" / name
    _check(name, folder)
    written = []
    for model in sorted(MODEL.rglob("*.txt")):
        path = folder / _named(str(model.relative_to(MODEL)).removesuffix(".txt"), name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_named(model.read_text(), name))
        written.append(path)
    return written


def _named(text: str, name: str) -> str:
    return text.replace("Sample", name.capitalize()).replace("sample", name)


def _check(name: str, folder: Path) -> None:
    floors = {floor.rpartition(".")[2] for floor in FLOORS}
    if not re.fullmatch(r"[a-z]{3,20}", name) or keyword.iskeyword(name):
        raise ValueError(f"“{name}”: choose one English word of 3 to 20 small letters, loans for instance")
    if folder.exists() or name in floors | {"kit", "config", "stalls", "sample"}:
        raise ValueError(f"“{name}” is taken: choose another word")
