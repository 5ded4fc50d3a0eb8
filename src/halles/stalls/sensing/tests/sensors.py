"""What the tests of readings act upon: devices in the register, and what they send."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from halles.kit.actor import Actor
from halles.stalls.sensing.commands import Outcome, Rejected, Ringer, readings_store
from halles.stalls.sensing.engine.reports import Report, Scalar
from halles.stalls.sensing.models import Balance, Device, Measure

HOUSE = Actor(system="test")
STRANGER = Actor(person="0" * 26)
NOW = datetime(2026, 11, 12, 9, 31, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
DAY_MS = 86_400_000
PARK = "p" * 26

FREE = {"path": "free", "kind": "level", "role": "free", "low": 0, "high": 80}
PASSAGES = {"path": "passages", "kind": "count", "role": "passages"}
TAKEN = {"path": "occupied", "kind": "flag", "role": "spot"}
PLATE = {"path": "plate", "kind": "dropped"}


def device(slug: str = "gare", *measures: dict[str, Any], **columns: Any) -> Device:
    """Register a device; it declares free places and a plate that is thrown away unless told otherwise."""
    words = {
        "title": slug,
        "kind": "parking",
        "purpose": "p",
        "legal_basis": "l",
        "owner": "o",
        "contact": "c",
    }
    number = Device.objects.count() + 1
    defaults = {"town": "redon", "network": f"eui-{slug}", "installed_on": date(2026, 1, 1), "feeds": PARK}
    row = Device.objects.create(slug=slug, number=number, **{**words, **defaults, **columns})
    Measure.objects.create(device=row, path="", kind="heard")
    for measure in measures or (FREE, PLATE):
        Measure.objects.create(device=row, **measure)
    return row


def said(slug: str = "gare", *, key: str = "k1", at: int | None = NOW_MS, **fields: Scalar) -> Report:
    """Return a report of a device of `device`."""
    return Report(f"eui-{slug}", "", key, at, fields)


def store(*reports: Report | Rejected, now_ms: int = NOW_MS, ringer: Ringer | None = None) -> list[Outcome]:
    """Store reports in one batch."""
    return readings_store(actor=HOUSE, reports=reports, now_ms=now_ms, ringer=ringer)


def words(outcomes: Sequence[Outcome]) -> list[str]:
    """Return outcomes as single words: the state, or why it is refused."""
    return [each.reason or each.state for each in outcomes]


def counted(row: Device) -> tuple[int, int, int, int]:
    """Return received, stored, deduplicated, refused of a device."""
    balance = Balance.objects.get(device=row)
    assert balance.received == balance.stored + balance.deduplicated + balance.refused
    return balance.received, balance.stored, balance.deduplicated, balance.refused
