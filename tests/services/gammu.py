"""A real gammu-smsd with its dummy phone: each test that asks for it has a phone of its own."""

import contextlib
from collections.abc import Iterator

import pytest

from halles.kit.smsd.daemon import Daemon, Missing, Transmitted, running

__all__ = ["Daemon", "Transmitted", "gammu"]


@pytest.fixture
def gammu() -> Iterator[Daemon]:
    """Yield a running daemon (`write_as`, `received_by`); tests that ask for it bear the `gammu` mark."""
    with contextlib.ExitStack() as stack:
        try:
            daemon = stack.enter_context(running(loopsleep=0))
        except Missing as missing:
            pytest.skip(str(missing))
        yield daemon
