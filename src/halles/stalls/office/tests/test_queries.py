"""What operators read of the processes: the supervisor's note and each one's own signs of life."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from halles.journal.commands import heartbeat
from halles.journal.models import Heartbeat
from halles.stalls.office.queries.house import SILENT, operations_state
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def note(settings, tmp_path):
    """Write the supervisor's note, as old as told."""
    settings.PROCESSES = tmp_path / "processes.json"

    def write(*, age: timedelta = timedelta(), **pids: int) -> None:
        at = (timezone.now() - age).isoformat(timespec="seconds")
        rows = [{"name": name, "pid": pid, "since": at, "restarts": 2} for name, pid in pids.items()]
        settings.PROCESSES.write_text(json.dumps({"at": at, "processes": rows}))

    return write


def _states():
    return {state.name: state for state in operations_state()["processes"]}


def test_pages_and_bell_are_seen_by_the_supervisor(note):
    note(pages=11, bell=12)
    assert [(s.name, s.restarts, s.is_silent) for s in _states().values()] == [
        ("pages", 2, False),
        ("bell", 2, False),
    ]


def test_a_process_that_waits_for_its_next_start_is_silent(note):
    note(pages=11, bell=0)
    assert _states()["bell"].is_silent


def test_a_supervisor_that_writes_no_more_vouches_for_nobody(note):
    note(pages=11, age=SILENT + timedelta(seconds=2))
    assert _states()["pages"].is_silent


def test_a_process_that_runs_but_gives_no_sign_of_life_is_silent(note):
    note(runner=13)
    heartbeat("runner", {"position": 3})
    assert _states()["runner"].facts == {"position": 3}
    assert not _states()["runner"].is_silent
    Heartbeat.objects.update(seen_at=timezone.now() - SILENT - timedelta(seconds=1))
    assert _states()["runner"].is_silent


def test_services_without_a_supervisor_are_known_by_their_signs_of_life(settings, tmp_path):
    settings.PROCESSES = tmp_path / "none.json"
    heartbeat("gateway", {"connected": True})
    assert _states()["gateway"].restarts is None


def test_the_page_shows_them(note):
    note(pages=11, bell=0)
    page = World().client("operator").get("/exploitation/").content.decode()
    assert page.count("silencieux") == 1
    assert "bell" in page
