"""What a new file of a register changes: rows, sheets, premises. A holder's words are in none of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from halles.stalls.directory.engine.registers.entries import Entry, Known, words_of
from halles.stalls.directory.engine.registers.matching import Metres, SheetKnown, links

LATELY = timedelta(days=3 * 365)
"""Premises whose shop closed longer ago have been let, or lived in, since: nobody says they are available."""


@dataclass(frozen=True)
class RowChange:
    """A row to write; the sheet it is linked to, or a new one to make for it."""

    entry: Entry
    sheet: str = ""
    is_new: bool = False
    makes_sheet: bool = False


@dataclass(frozen=True)
class Vacancy:
    """Premises whose shop closed, and where nobody else is."""

    number: str
    street: str
    lon: int | None
    lat: int | None
    since: date


@dataclass
class Change:
    """All that a file changes; empty when it tells nothing new."""

    rows: list[RowChange] = field(default_factory=list)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Own words to replace, by sheet: those that the register told before and nobody changed."""
    hide: list[str] = field(default_factory=list)
    """Sheets that are no longer published."""
    show: list[str] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)
    """Sheets to delete: all that they say is what the register no longer lets us publish."""
    vacant: list[Vacancy] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """Of what was seen and left alone, by a word of the code."""

    def __bool__(self) -> bool:
        return bool(self.rows)

    def count(self, what: str) -> None:
        """Count one of what was left alone."""
        self.counts[what] = self.counts.get(what, 0) + 1


def plan(
    *,
    known: Mapping[str, Known],
    found: Sequence[Entry],
    sheets: Sequence[SheetKnown],
    shops: Collection[str],
    occupied: Collection[str],
    today: date,
    metres: Metres,
) -> Change:
    """Return what `found` (the whole register of a town, each reference once) changes.

    `shops`: categories whose premises are told as available; `occupied`: addresses where the register says
    that somebody is active. What is `known` and not found has left the register: it is closed.
    """
    planner = _Planner(known, sheets, shops, occupied, today)
    left = [old.entry.closed() for ref, old in known.items() if old.entry.is_active]
    planner.told = {entry.reference for entry in found}
    every = [*found, *(entry for entry in left if entry.reference not in planner.told)]
    planner.linked = links([entry for entry in every if planner.seeks(entry)], sheets, metres)
    for entry in sorted(every, key=lambda each: each.reference):
        planner.take(entry)
    planner.close()
    return planner.change


class _Planner:
    """Goes through the entries once."""

    def __init__(self, known: Mapping[str, Known], sheets: Sequence[SheetKnown], shops: Collection[str],
                 occupied: Collection[str], today: date) -> None:  # fmt: skip
        self.known, self.sheets = known, {sheet.id: sheet for sheet in sheets}
        self.shops, self.occupied, self.today = shops, occupied, today
        self.linked: dict[str, str] = {}
        self.told: set[str] = set()
        self.change = Change()
        self.alive = {sheet.id: set(sheet.linked) for sheet in sheets}
        self.closing: set[str] = set()

    def seeks(self, entry: Entry) -> bool:
        """Say whether an entry looks for its sheet: it has none yet, and may have one."""
        old = self.known.get(entry.reference)
        has_one = old and old.sheet in self.sheets
        return entry.is_public and not has_one and (entry.is_active or not self._is_taken(entry))

    def _is_taken(self, entry: Entry) -> bool:
        return not entry.address or entry.address in self.occupied

    def take(self, entry: Entry) -> None:
        """Decide on one entry."""
        old = self.known.get(entry.reference)
        sheet = old.sheet if old and old.sheet in self.sheets else self.linked.get(entry.reference, "")
        if old is None and not entry.is_active:
            self._closed_before_we_knew(entry, sheet)
            return
        makes = not sheet and entry.is_active and entry.is_public and bool(entry.name)
        if entry.is_active and entry.is_public and not entry.name and not sheet:
            self.change.count("nameless")
        if old and old.entry == entry and sheet == old.sheet and not makes:
            return
        if not entry.is_public and sheet:
            self._hushed(sheet)
            sheet = ""
        self.change.rows.append(RowChange(entry, sheet, is_new=old is None, makes_sheet=makes))
        if sheet:
            self._touch(entry, old, sheet)
        if old and old.entry.is_active and not entry.is_active and entry.reference in self.told:
            self._vacate(entry, entry.closed_on or self.today)

    def _closed_before_we_knew(self, entry: Entry, sheet: str) -> None:
        """A shop that closed is kept only where its closing changes something."""
        vacates = self._vacate(entry, entry.closed_on)
        if sheet or vacates:
            self.change.rows.append(RowChange(entry, sheet, is_new=True))
        if sheet:
            self.closing.add(sheet)

    def _touch(self, entry: Entry, old: Known | None, sheet: str) -> None:
        row = self.sheets[sheet]
        if not entry.is_active:
            self.alive[sheet].discard(entry.reference)
            self.closing.add(sheet)
            return
        self.alive[sheet].add(entry.reference)
        if old and not old.entry.is_active and not row.is_held:
            self.change.show.append(sheet)
        if old and not row.is_held:
            self._reword(entry, old.entry, row)

    def _reword(self, entry: Entry, before: Entry, sheet: SheetKnown) -> None:
        old, new = words_of(before), words_of(entry)
        changed = {name: new[name] for name in new if new[name] != old[name]}
        same = {name for name in changed if sheet.own.get(name) == old[name]}
        fresh = {name: changed[name] for name in changed if name in same and (old[name] or not sheet.has_osm)}
        if fresh:
            self.change.words[sheet.id] = fresh

    def _hushed(self, sheet: str) -> None:
        """The register no longer lets us publish somebody: what we had from it goes."""
        row = self.sheets[sheet]
        if row.is_held or row.has_osm:
            self.change.count("hushed")
        elif sheet not in self.change.drop:
            self.change.drop.append(sheet)

    def _vacate(self, entry: Entry, since: date | None) -> bool:
        """Say whether premises are available where a shop closed lately and nobody else is."""
        if entry.category not in self.shops or not entry.is_public or since is None:
            return False
        if not any(map(str.isdigit, entry.address)) or since > self.today:
            return False
        if entry.address in self.occupied:
            self.change.count("occupied")
            return False
        if since < self.today - LATELY:
            self.change.count("long-closed")
            return False
        where = (entry.number, entry.street, entry.lon, entry.lat)
        if all((each.number, each.street) != where[:2] for each in self.change.vacant):
            self.change.vacant.append(Vacancy(*where, since))
        return True

    def close(self) -> None:
        """Stop publishing the sheets of which no establishment is left, but for those that are held."""
        for sheet in sorted(self.closing):
            if self.alive[sheet]:
                continue
            if self.sheets[sheet].is_held:
                self.change.count("held")
            elif self.sheets[sheet].is_published and sheet not in self.change.drop:
                self.change.hide.append(sheet)
