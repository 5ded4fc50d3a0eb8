"""One establishment or facility as a register tells it, and the words that a sheet takes from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

FROM_TOLD = {
    "EQUIP_OUVERTURE": "hours",
    "EQUIP_TEL": "phone",
    "EQUIP_EMAIL": "email",
    "EQUIP_WEB": "website",
}
"""Columns of a register that a sheet shows, by the sheet's field; the others have a column of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one line of a register; positions in 1e-7 degree."""

    reference: str
    name: str = ""
    category: str = ""
    number: str = ""
    street: str = ""
    postcode: str = ""
    lon: int | None = None
    lat: int | None = None
    activity: str = ""
    is_active: bool = True
    is_public: bool = True
    told: Mapping[str, str] = field(default_factory=dict)
    address: str = field(default="", compare=False)
    """What is the same for all spellings of its address, "" where it has none."""
    folded: str = field(default="", compare=False)
    """Its name without accents, in lower case."""
    closed_on: date | None = field(default=None, compare=False)

    def discreet(self) -> "Entry":
        """Return what may be kept of somebody whom the register does not let us publish."""
        return Entry(
            self.reference,
            category=self.category,
            activity=self.activity,
            is_active=self.is_active,
            is_public=False,
        )

    def closed(self) -> "Entry":
        """Return the same, no longer active."""
        return replace(self, is_active=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A row kept from an earlier file, and the sheet it is linked to ("": none)."""

    entry: Entry
    sheet: str = ""


def words_of(entry: Entry) -> dict[str, Any]:
    """Return the words that a sheet of its own takes from an entry."""
    words: dict[str, Any] = {
        "name": entry.name[:160],
        "category": entry.category,
        "number": entry.number[:20],
        "street": entry.street[:160],
        "postcode": entry.postcode,
        "lon": entry.lon,
        "lat": entry.lat,
    }
    return words | {field: entry.told.get(column, "") for column, field in FROM_TOLD.items()}
