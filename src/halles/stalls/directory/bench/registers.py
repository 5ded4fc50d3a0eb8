"""The benchmark of registers: every sample brought in, every export validated, a whole country streamed."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.directory.bench.registers_validate import MISSING, errors_of, is_ready
from halles.stalls.directory.bench.serving import ask, halles

COUNTRY, QUICK_COUNTRY = 2_000_000, 100_000
"""Lines of the invented file of the whole country."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Bring in an invented file, and the samples and extracts of `data`; export what came of it."""
    with TemporaryDirectory(prefix="halles-registers-") as name:
        home = Path(name)
        (home / "secret.key").write_text("bench-" * 10)
        progress.step("registers", 0, 3)
        halles("setup", home=home)
        lines = QUICK_COUNTRY if quick else COUNTRY
        told = ask("registers_house", str(data or ""), str(lines), home=home)
        progress.step("registers", 1, 3)
        figures: dict[str, Any] = json.loads(told.splitlines()[-1])
        found = _validated(home / "exports", data)
        progress.step("registers", 3, 3)
    return {"metrics": figures | found, "peers": {}}


def _validated(folder: Path, data: Path | None) -> dict[str, Any]:
    """Return the faults that the validator finds in the exports; None, and why, where it is missing."""
    files = sorted(folder.iterdir())
    if not is_ready():
        return {"export_errors": None, "exports": len(files), "exports_skipped": MISSING}
    faults = [fault for path in files for fault in errors_of(path, data)]
    return {"export_errors": len(faults), "exports": len(files), "export_faults": faults[:20]}
