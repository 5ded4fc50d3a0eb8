"""The scripts of the house weigh little, and ask for nothing of anybody else."""

import re
from pathlib import Path

import brotli
import pytest

from halles.kit.lean import lean

STATIC = Path(__file__).parents[1] / "static/ui"
BUDGETS = {"halles.js": 2_000, "away.js": 2_000, "worker.js": 4_000}
"""Bytes as they travel (`kit.lean`, Brotli): live parts and maps; then what works without network."""


@pytest.mark.parametrize("name", BUDGETS)
def test_weight(name: str) -> None:
    travels = lean((STATIC / name).read_text(encoding="utf-8")).encode()
    assert len(brotli.compress(travels, quality=11)) <= BUDGETS[name]


@pytest.mark.parametrize("name", BUDGETS)
def test_it_loads_nothing_of_others(name: str) -> None:
    assert not re.search(r"import\s*\(|https?:|<script", (STATIC / name).read_text(encoding="utf-8"))
