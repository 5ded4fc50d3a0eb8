"""Reads of the town hall: what the manifests say, and how the house is doing."""

from typing import Any

from halles.doors.queries import outbox_state
from halles.journal.queries import journal_health
from halles.kit.manifest import Capability, Manifest, PersonalField, house_manifests


def personal_register() -> list[tuple[Manifest, tuple[PersonalField, ...]]]:
    """Return every personal field of the house, by package, with its purpose and retention."""
    return [(m, m.personal) for m in house_manifests().values() if m.personal]


def town_doors() -> list[tuple[Manifest, tuple[Capability, ...]]]:
    """Return what one can do in town and by which doors, by stall."""
    return [(m, m.capabilities) for m in house_manifests().values() if m.capabilities]


def operations_state() -> dict[str, Any]:
    """Return what operators watch: processes, journal, reactions, parked entries, outgoing messages."""
    return {"health": journal_health(), "outbox": outbox_state()}
