"""Which sheet an establishment is: the same address or a near position, and names that are alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from halles.stalls.directory.engine.registers.entries import Entry

Metres = Callable[[tuple[int, int], tuple[int, int]], float]
"""The distance between two positions; handed in, for an engine imports nothing of ours."""

NEAR_METRES = 60
ALIKE = 84
"""How much two names have in common, of 100, to be one shop's at one address."""
_CELL = 10_000
"""In 1e-7 degree, more than NEAR_METRES in both directions in France."""
_COMMON = (
    "a au aux bar boucherie boulangerie boutique brasserie cabinet cafe chez coiffure commerce creperie d de "
    "des du earl et ets etablissements eurl garage hotel institut l la le les magasin maison pharmacie "
    "pizzeria restaurant salon sarl sas sasu sci selarl snc societe tabac"
)
"""Words that many shops share: alone they tell nobody apart."""


@dataclass(frozen=True, slots=True)
class SheetKnown:
    """A sheet as it is: what it shows, who holds it, and its own words."""

    id: str
    folded: str
    """Its name without accents, in lower case."""
    category: str
    address: str
    lon: int | None
    lat: int | None
    is_held: bool = False
    is_published: bool = True
    has_osm: bool = False
    own: dict[str, Any] = field(default_factory=dict)
    linked: frozenset[str] = frozenset()
    """References of its active rows in this register."""


def same_shop(a: str, b: str) -> bool:
    """Say whether two folded names are one shop's: all the telling words of one, or nearly the same."""
    if not a or not b:
        return False
    mine, yours = (set(name.split()).difference(_COMMON.split()) for name in (a, b))
    if not mine or not yours:
        return sorted(a.split()) == sorted(b.split())
    if mine <= yours or yours <= mine:
        return True
    return fuzz.ratio(" ".join(sorted(mine)), " ".join(sorted(yours))) >= ALIKE


def links(entries: Sequence[Entry], sheets: Iterable[SheetKnown], metres: Metres) -> dict[str, str]:
    """Return for each entry that a sheet is already, that sheet; by reference.

    At one address and alike, or near and alike. Then, where one entry and one sheet of the same kind are
    left at an address, they are one shop too: registers often know a company's name only.
    """
    index = _Index(sheets)
    found: dict[str, str] = {}
    for entry in sorted(entries, key=lambda each: each.reference):
        best = min(
            (sheet for sheet in index.around(entry) if _is_one(entry, sheet, metres)),
            key=lambda sheet: (sheet.address != entry.address, sheet.id),
            default=None,
        )
        if best:
            found[entry.reference] = best.id
    return found | _alone(entries, index, found)


def _is_one(entry: Entry, sheet: SheetKnown, metres: Metres) -> bool:
    if not same_shop(entry.folded, sheet.folded):
        return False
    if entry.address and entry.address == sheet.address:
        return True
    if entry.lon is None or entry.lat is None or sheet.lon is None or sheet.lat is None:
        return False
    return metres((entry.lon, entry.lat), (sheet.lon, sheet.lat)) <= NEAR_METRES


def _alone(entries: Iterable[Entry], index: "_Index", found: dict[str, str]) -> dict[str, str]:
    """Pair what is left at an address, one entry and one sheet of a kind."""
    taken = set(found.values())
    left: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.reference not in found and any(map(str.isdigit, entry.address)) and entry.is_active:
            left[entry.address, entry.category].append(entry)
    pairs = {}
    for (address, category), same in left.items():
        free = [s for s in index.by_address[address] if s.category == category and not s.linked]
        free = [sheet for sheet in free if sheet.id not in taken]
        if len(same) == len(free) == 1:
            pairs[same[0].reference] = free[0].id
    return pairs


class _Index:
    """Sheets by address and by place."""

    def __init__(self, sheets: Iterable[SheetKnown]) -> None:
        self.by_address: dict[str, list[SheetKnown]] = defaultdict(list)
        self._by_cell: dict[tuple[int, int], list[SheetKnown]] = defaultdict(list)
        for sheet in sheets:
            if sheet.address:
                self.by_address[sheet.address].append(sheet)
            if sheet.lon is not None and sheet.lat is not None:
                self._by_cell[sheet.lon // _CELL, sheet.lat // _CELL].append(sheet)

    def around(self, entry: Entry) -> list[SheetKnown]:
        """Return the sheets at the entry's address and those near its position."""
        near = list(self.by_address.get(entry.address, ())) if entry.address else []
        if entry.lon is not None and entry.lat is not None:
            x, y = entry.lon // _CELL, entry.lat // _CELL
            cells = ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
            near += [sheet for cell in cells for sheet in self._by_cell.get(cell, ())]
        return near
