"""How a layout is read: guessed once, confirmed by the merchant, then remembered by its header."""

import hashlib
import json
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, NamedTuple

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.days import Order
from halles.stalls.stock.engine.till.layout import header_key
from halles.stalls.stock.engine.till.shapes import Grain, Kind

CHOICES = tuple(field for field in f.TAKEN if field != f.QUANTITY)
"""Fields that a merchant can choose for a column, in the order in which they are shown."""


@dataclass(frozen=True)
class Mapping:
    """A layout and what its columns are; a plain value that can be kept as JSON."""

    kind: Kind
    columns: tuple[str, ...]
    """The field of each column, "" for what is left out; a field stands once at most."""
    names: tuple[str, ...]
    """The header as it was, empty words where there is none."""
    grain: Grain
    decimal: str = ""
    order: Order = "dmy"
    weighed: tuple[str, ...] = ()
    """First two digits of codes that hold a price or a weight."""

    def at(self, field: str) -> int:
        """Return the column of a field, -1 for none."""
        return self.columns.index(field) if field in self.columns else -1

    def fingerprint(self) -> str:
        """Return what a later file of the same layout has too."""
        return fingerprint(self.names)

    def to_json(self) -> dict[str, Any]:
        """Return the mapping as values that JSON knows."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Dictionary[str, Any]) -> "Mapping":
        """Return a kept mapping; KeyError or TypeError where it is none."""
        lists = {name: tuple(kept[name]) for name in ("columns", "names", "weighed")}
        return cls(
            kind=kept["kind"], grain=kept["grain"], decimal=kept["decimal"], order=kept["order"], **lists
        )

    def changed(self, columns: Sequence[str], *, kind: Kind) -> "Mapping":
        """Return the mapping as the merchant corrected it."""
        return replace(self, columns=tuple(columns), kind=kind)


def fingerprint(names: Sequence[str]) -> str:
    """Return the fingerprint of a header; a table without one is known by its number of columns."""
    shown = json.dumps([len(names), *header_key(names)])
    return hashlib.sha256(shown.encode()).hexdigest()[:32]


class Move(NamedTuple):
    """What became of one column between two layouts; places count from 1, 0 where it is not there."""

    name: str
    what: Literal["gone", "new", "moved"]
    before: int
    after: int


def moves(before: Sequence[str], after: Sequence[str]) -> list[Move]:
    """Return what changed between two headers, in the order of the new one, then what is gone."""
    old, new = header_key(before), header_key(after)
    found: list[Move] = []
    for place, key in enumerate(new, 1):
        was = old.index(key) + 1 if key in old else 0
        if was != place and (key or not was):
            found.append(Move(after[place - 1], "moved" if was else "new", was, place))
    gone = [place for place, key in enumerate(old, 1) if key not in new]
    return [*found, *(Move(before[place - 1], "gone", place, 0) for place in gone)]


def carried(before: Mapping, guess: Mapping) -> Mapping:
    """Return the guess for a changed layout, with what was confirmed of the columns that are still there."""
    known = dict(zip(header_key(before.names), before.columns, strict=True))
    keys = header_key(guess.names)
    kept = {known[key] for key in keys if known.get(key)}
    columns = [
        known[key] if key and key in known else ("" if field in kept else field)
        for key, field in zip(keys, guess.columns, strict=True)
    ]
    once = [field if field not in columns[:at] else "" for at, field in enumerate(columns)]
    return replace(guess, columns=tuple(once))
