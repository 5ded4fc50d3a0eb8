"""Timed work: jobs that the runner calls at their pace, one after the other."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Work done every `every_seconds`. It may be cut short by a stop and is then simply done again: make it
    safe to repeat."""

    name: str
    every_seconds: float
    run: Callable[[], object]


def work(jobs: Sequence[Job], stop: threading.Event) -> None:
    """Run each job at once, then at its pace, until `stop` is set; one that fails is logged and goes on."""
    due = {job: time.monotonic() for job in jobs}
    while due and not stop.is_set():
        job = min(due, key=lambda one: due[one])
        if stop.wait(max(0.0, due[job] - time.monotonic())):
            return
        _run(job)
        due[job] = time.monotonic() + job.every_seconds


def _run(job: Job) -> None:
    try:
        job.run()
    except Exception as error:
        # The message may hold a personal value; the kind of error and the job are enough to look for it.
        log.error("job %s failed: %s", job.name, type(error).__name__)
