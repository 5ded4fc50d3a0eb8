"""Reads of the snapshots: the figures to freeze, those frozen, and whether they are still what they were."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from halles.journal.models import Entry
from halles.kit.chain import canonical
from halles.stalls.directory.public import age_of, launch_list, news_since
from halles.stalls.office.engine.snapshot import ShopFact, figures
from halles.stalls.office.models import Snapshot
from halles.town.public import premises_list

MONTH = timedelta(days=30)
_IMPORTS = {"base_map": "town.map-imported", "places": "directory.places-imported"}


@dataclass(frozen=True)
class SnapshotView:
    """A snapshot as shown, and whether it is still the one that was taken."""

    row: Snapshot
    is_first: bool
    is_intact: bool


def snapshot_figures(*, town: str, label: str, now: datetime) -> dict[str, Any]:
    """Return the figures of a town at `now`: no personal value, public ids of sheets only."""
    units = premises_list(town=town)
    vacant = sum(unit.vacant_since is not None for unit in units)
    return figures(
        town=town,
        label=label,
        taken_at=now.isoformat(timespec="seconds"),
        shops=_shops(town, now),
        premises={"known": len(units), "vacant": vacant, "let": len(units) - vacant},
        news=news_since(town=town, since=now - MONTH),
        dates={name: _last(town, kind) for name, kind in _IMPORTS.items()},
    )


def snapshot_list(*, town: str) -> list[Snapshot]:
    """Return the snapshots of a town, the first one first, without their figures."""
    return list(Snapshot.objects.filter(town=town).defer("figures").order_by("taken_at", "id"))


def snapshot_view(*, town: str, snapshot: str = "") -> SnapshotView | None:
    """Return one snapshot of a town, its first if none is named, checked against the journal."""
    rows = Snapshot.objects.filter(town=town).order_by("taken_at", "id")
    row = (rows.filter(pk=snapshot) if snapshot else rows).first()
    if row is None:
        return None
    first = rows.values_list("pk", flat=True).first()
    noted = Entry.objects.filter(subject=row.pk, kind="office.snapshot-taken").first()
    proof = noted.payload["digest"] if noted else ""
    is_intact = proof == row.digest == snapshot_digest(row.figures)
    return SnapshotView(row, is_first=first == row.pk, is_intact=is_intact)


def snapshot_digest(frozen: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical form of a snapshot's figures."""
    return sha256(canonical(frozen)).hexdigest()


def _shops(town: str, now: datetime) -> list[ShopFact]:
    facts = []
    for sheet in launch_list(town=town, now=now):
        given = sheet.confirmed_at if sheet.hours_by == "holder" else None
        age = age_of(given, now=now) if sheet.hours_by else ""
        facts.append(ShopFact(sheet.id, sheet.category, sheet.group, sheet.state, sheet.hours_by, age))
    return facts


def _last(town: str, kind: str) -> str | None:
    """Return the day of the last import of that kind."""
    last = Entry.objects.filter(town=town, kind=kind).order_by("-seq").first()
    return f"{last.recorded_at:%Y-%m-%d}" if last else None
