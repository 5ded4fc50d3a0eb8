"""Reads of the page of doors: what one can do in town, by which door, and why a door is missing."""

from collections.abc import Collection
from dataclasses import dataclass

from halles.doors.intents import Row, table
from halles.kit.manifest import DOORS, Manifest, house_manifests
from halles.kit.text import mark

TITLES = {
    "web": mark("On the web"),
    "sms": mark("By text message"),
    "paper": mark("On paper"),
    "helper": mark("With a helper"),
}
"""What each door is called, in the head of the table and, on a narrow screen, in each cell."""


@dataclass(frozen=True)
class Cell:
    """One door of one capability: why it is missing ("" while it is open), and what one writes to it."""

    door: str
    """The door's title."""
    reason: str
    example: str = ""


@dataclass(frozen=True)
class DoorRow:
    """One thing that one can do, with a cell for each of DOORS."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class DoorTable:
    """What one can do in town, stall by stall, and how many doors are open."""

    stalls: tuple[tuple[Manifest, tuple[DoorRow, ...]], ...]
    asked: int
    open_doors: int
    all_doors: int
    doors: tuple[str, ...] = tuple(TITLES[door] for door in DOORS)


def town_doors(*, closed: Collection[str] = ()) -> DoorTable:
    """Return the table of doors, without the stalls that a town leaves `closed` (their slugs)."""
    open_stalls = [m for m in house_manifests().values() if m.capabilities and m.slug not in closed]
    stalls = tuple((m, tuple(_row(m, row) for row in table([m]))) for m in open_stalls)
    rows = [row for _manifest, rows in stalls for row in rows]
    opened = sum(not cell.reason for row in rows for cell in row.cells)
    return DoorTable(stalls, len(rows), opened, len(rows) * len(DOORS))


def _row(manifest: Manifest, row: Row) -> DoorRow:
    examples = (i.example for i in manifest.intents if i.capability == row.name and i.example)
    example = next(examples, "")
    told = zip(DOORS, row.doors, strict=True)
    cells = (Cell(TITLES[door], reason, example if door == "sms" else "") for door, reason in told)
    return DoorRow(row.title, tuple(cells))
