"""The one script of the house weighs little and asks for nothing else."""

import re
from pathlib import Path

import brotli

SCRIPT = Path(__file__).parents[1] / "static/ui/halles.js"
BUDGET = 2_000
"""Bytes, in Brotli: live parts and maps together."""


def test_weight() -> None:
    assert len(brotli.compress(SCRIPT.read_bytes(), quality=11)) <= BUDGET


def test_it_loads_nothing() -> None:
    assert not re.search(r"import\s*\(|https?:|<script", SCRIPT.read_text(encoding="utf-8"))
