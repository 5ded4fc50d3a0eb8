"""Reads of the town hall: how the house is doing."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from halles.doors.queries import outbox_state, text_operators
from halles.journal.queries import ProcessSeen, journal_health
from halles.stalls.office.queries.copies import copies_state

SILENT = timedelta(seconds=20)
"""Longer without a sign of life, a process is shown as silent: four beats were missed."""


@dataclass(frozen=True)
class ProcessState:
    """One process of the house: what the supervisor knows of it, and what it says itself."""

    name: str
    since: datetime | None
    """When it was last started; None where no supervisor of ours started it."""
    restarts: int | None
    seen_at: datetime
    is_silent: bool
    facts: dict[str, Any]


def process_list(*, heartbeats: list[ProcessSeen], now: datetime) -> list[ProcessState]:
    """Return the processes of the house, by the supervisor's note and by their own signs of life.

    Pages and bell give none of their own: that they run is the supervisor's word.
    """
    noted_at, notes = _noted()
    beats = {beat.process: beat for beat in heartbeats}
    states = []
    for name in [*notes, *(name for name in beats if name not in notes)]:
        note, beat = notes.get(name), beats.get(name)
        seen_at = beat.seen_at if beat else noted_at
        is_down = note is not None and not note["pid"]
        states.append(
            ProcessState(
                name=name,
                since=datetime.fromisoformat(note["since"]) if note else None,
                restarts=note["restarts"] if note else None,
                seen_at=seen_at,
                is_silent=is_down or now - seen_at > SILENT,
                facts=beat.facts if beat else {},
            )
        )
    return states


def _noted() -> tuple[datetime, dict[str, Any]]:
    """Return when the supervisor wrote its note, and what it says of each process; nothing without one."""
    try:
        note = json.loads(settings.PROCESSES.read_text())
    except FileNotFoundError:
        return timezone.now(), {}
    return datetime.fromisoformat(note["at"]), {row["name"]: row for row in note["processes"]}


def operations_state() -> dict[str, Any]:
    """Return what operators watch: processes, journal, reactions, parked entries, outgoing messages."""
    health = journal_health()
    return {
        "processes": process_list(heartbeats=health.heartbeats, now=timezone.now()),
        "health": health,
        "outbox": outbox_state(),
        "operators": text_operators(now=timezone.now()),
        "copies": copies_state(now=timezone.now()),
    }
