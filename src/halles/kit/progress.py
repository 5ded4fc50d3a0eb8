"""Show how far long work has come: a bar on a terminal, one plain line per tenth in a log."""

import sys
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars


class Progress:
    """Progress of long work, told on stderr; each `text` names a phase, and each phase has its own bar.

    A context manager: leaving it leaves the terminal clean, whatever happened inside.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._tasks: dict[str, TaskID] = {}
        self._tenths: dict[str, int] = {}
        self._bars = self._make_bars() if self._stream.isatty() else None

    def __enter__(self) -> Self:
        if self._bars:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars:
            self._bars.stop()

    def step(self, text: str, done: int, total: int) -> None:
        """Say that `done` of `total` parts of the phase `text` are finished."""
        if self._bars:
            self._draw(self._bars, text, done, total)
        else:
            self._tell(text, done, total)

    def _make_bars(self) -> Bars:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        return Bars(*columns, console=Console(file=self._stream), refresh_per_second=8)

    def _draw(self, bars: Bars, text: str, done: int, total: int) -> None:
        if text not in self._tasks:
            self._tasks[text] = bars.add_task(text, total=total)
        bars.update(self._tasks[text], completed=done, total=total)

    def _tell(self, text: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if tenth == self._tenths.get(text):
            return
        self._tenths[text] = tenth
        self._stream.write(f"{text}: {10 * tenth} % ({done}/{total})\n")
        self._stream.flush()


class Silent(Progress):
    """Progress that nobody watches: tests, requests, the runner."""

    def step(self, text: str, done: int, total: int) -> None:
        """Say nothing."""

    def _make_bars(self) -> Bars:
        return Bars(disable=True)
