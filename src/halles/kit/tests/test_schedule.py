"""Timed work: pace, failures, stop."""

import logging
import threading

import pytest

from halles.kit.schedule import Job, work


def test_each_job_runs_at_once_then_at_its_pace() -> None:
    stop, calls = threading.Event(), []

    def often() -> None:
        calls.append("often")
        if calls.count("often") == 3:
            stop.set()

    work([Job("rare", 3600, lambda: calls.append("rare")), Job("often", 0.001, often)], stop)
    assert calls == ["rare", "often", "often", "often"]


def test_a_failing_job_stops_nothing_and_its_message_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    stop, calls = threading.Event(), []

    def fail() -> None:
        raise ValueError("Madame Le Goff, 02 99 00 00 00")

    def then() -> None:
        calls.append("then")
        if len(calls) == 2:
            stop.set()

    with caplog.at_level(logging.ERROR):
        work([Job("bad", 0.0005, fail), Job("good", 0.001, then)], stop)
    assert calls == ["then", "then"]
    assert "job bad failed: ValueError" in caplog.text
    assert "Le Goff" not in caplog.text


def test_no_job_is_no_work() -> None:
    work([], threading.Event())


def test_a_stop_ends_the_wait() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=work, args=([Job("rare", 3600, lambda: None)], stop))
    thread.start()
    stop.set()
    thread.join(5)
    assert not thread.is_alive()
