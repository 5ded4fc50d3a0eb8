"""A PostgreSQL of the tests' own, and the loud word when it is missing."""

import contextlib
from collections.abc import Iterator

import pytest

from halles.kit.cluster import Cluster, Missing, running

_reasons: list[str] = []


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """Yield a running server; tests that use it are marked `postgresql` and skipped where it cannot run."""
    with contextlib.ExitStack() as stack:
        try:
            cluster = stack.enter_context(running())
        except Missing as missing:
            _reasons.append(str(missing))
            pytest.skip(str(missing))
        yield cluster


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the closing lines that PostgreSQL was not tested, and why."""
    for reason in _reasons:
        terminalreporter.write_line(f"SKIPPED: every test on PostgreSQL. {reason}", red=True, bold=True)
