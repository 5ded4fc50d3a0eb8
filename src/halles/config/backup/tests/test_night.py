"""The nightly copy: begun once when it is due, in a process of its own; its failure is told."""

import logging
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from halles.config.backup import make, night
from halles.kit import copies

NIGHT = datetime(2026, 11, 23, 3, 1, tzinfo=make.ZONE)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Return the commands begun, each standing for a copy that ends at once and well."""
    commands: list[list[str]] = []
    real = night.subprocess.Popen

    def begin(command: list[str], **more: Any) -> Any:
        commands.append(command)
        return real([sys.executable, "-c", "pass"], **more)

    monkeypatch.setattr(night.subprocess, "Popen", begin)
    monkeypatch.setattr(night.paths, "copies", lambda: tmp_path)
    monkeypatch.setattr(night, "now_here", lambda: NIGHT)
    return commands


def test_it_begins_when_it_is_due_and_not_twice(begun: list[list[str]], tmp_path: Path) -> None:
    one = night.Night()
    one.look()
    one.look()
    assert [command[-2:] for command in begun] == [["backup", "--night"]]
    (tmp_path / copies.name_of(NIGHT)).touch()
    assert one.under_way
    one.under_way.wait()
    one.look()
    assert len(begun) == 1
    assert one.under_way is None


def test_a_failure_is_told_and_it_is_tried_again(
    begun: list[list[str]], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / copies.name_of(NIGHT - timedelta(days=3))).touch()
    one = night.Night()
    one.under_way = night.subprocess.Popen([])  # stands for a copy
    one.under_way.wait()
    one.under_way.returncode = 2
    with caplog.at_level(logging.ERROR):
        one.look()
    assert "the nightly copy failed (code 2)" in caplog.text
    assert len(begun) == 2
    assert one.under_way
    one.under_way.wait()
