"""What a file of car parks would change in a town."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from halles.kit.text import fold
from halles.stalls.parking.models import CarPark, Structure

Value = str | int | bool | None


class Row(NamedTuple):
    """One car park of a file: its number in the national base, and the columns that the file tells."""

    reference: str
    fields: Mapping[str, Value]


@dataclass(frozen=True)
class Change:
    """What is new, and which columns of those that are there differ; nothing of the file goes unsaid."""

    added: list[Row] = field(default_factory=list)
    changed: list[tuple[CarPark, Row, dict[str, Value]]] = field(default_factory=list)
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)


def import_change(*, town: str, rows: Sequence[Row]) -> Change:
    """Return what rows would change; those that are there are found by their number, else by their name.

    What a file leaves empty stays as it is; car parks that it does not hold too.
    """
    present = list(CarPark.objects.filter(town=town, removed_at=None).order_by("name", "id"))
    by_reference = {row.reference: row for row in present if row.reference}
    by_name = {fold(row.name): row for row in present if not row.reference}
    added, changed, same = [], [], 0
    for row in rows:
        known = by_reference.get(row.reference) or by_name.pop(fold(str(row.fields["name"])), None)
        if known is None:
            added.append(row)
            continue
        differing = _differing(known, row)
        if differing:
            changed.append((known, row, differing))
        else:
            same += 1
    return Change(added, changed, same)


def _differing(known: CarPark, row: Row) -> dict[str, Value]:
    """Return the columns in which a file says something else."""
    told: dict[str, Value] = {"reference": row.reference, **row.fields}
    found = {name: value for name, value in told.items() if value is not None}
    return {name: value for name, value in found.items() if not _is_same(known, name, value)}


def _is_same(known: CarPark, name: str, value: Value) -> bool:
    """Say whether a value adds nothing: a name without its accents, "built" of what is underground."""
    mine = getattr(known, name)
    if name == "name":
        return fold(mine) == fold(str(value))
    if name == "structure":
        return mine == value or (value == Structure.BUILDING and mine == Structure.UNDERGROUND)
    if name == "tariff":
        return bool(mine)  # the town's own words say more than the schema's three
    return bool(mine == value)
