"""Shops' daily sales as they are published: one row per shop, item and day."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halles.kit.packed import opened

COLUMNS = {"shop", "item", "date", "quantity"}
FRESH = re.compile(
    r"baker|boulang|patiss|pastry|cafe|coffee|restau|bistro|snack|traiteur|deli|primeur|greengro|fruit|legume|"
    r"veg|fish|poisson|butcher|bouch|cremer|cheese|fromag|florist|fleur|flower|market|marche|canteen|cantine"
)
KEEPS = re.compile(
    r"pharma|drug|parts|hardware|quincaill|brico|book|librair|papet|station|toy|jouet|cloth|vetement|shoe|"
    r"chauss|optic|electr|garage|cosmet|parfum|tabac|press"
)


@dataclass(frozen=True, eq=False)
class Shop:
    """A shop: quantities [days × items] from its first day on; `open` = something was sold that day."""

    name: str
    items: tuple[str, ...]
    first: date
    quantities: NDArray[np.float64]
    open: NDArray[np.bool_]


def shops(folder: Path) -> Iterator[Shop]:
    """Yield each shop of each `demand_daily*.csv*` of a folder, or of its `commerce` part, by name."""
    paths = sorted(folder.glob("demand_daily*.csv*")) or sorted(folder.glob("commerce/demand_daily*.csv*"))
    for path in paths:
        found: dict[str, dict[str, dict[date, float]]] = defaultdict(lambda: defaultdict(dict))
        with opened(path) as file:
            rows = csv.DictReader(file)
            if not set(rows.fieldnames or ()) >= COLUMNS:
                raise SystemExit(
                    f"order-advice: {path.name} has columns {rows.fieldnames}, which are not known"
                )
            for row in rows:
                found[row["shop"]][row["item"]][date.fromisoformat(row["date"])] = float(row["quantity"])
        yield from (_shop(name, found[name]) for name in sorted(found))


def is_perishable(name: str) -> bool:
    """Return whether a shop orders each evening what will not keep.

    A word of fresh food in its name says so, a word of goods that keep says no; a name that tells nothing is
    taken for perishable, since such daily sales are what bakeries and cafés publish.
    """
    letters = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    return bool(FRESH.search(letters)) or not KEEPS.search(letters)


def _shop(name: str, sold: dict[str, dict[date, float]]) -> Shop:
    days = [day for series in sold.values() for day in series]
    first, last = min(days), max(days)
    quantities = np.zeros(((last - first).days + 1, len(sold)))
    for column, series in enumerate(sold.values()):
        for day, quantity in series.items():
            quantities[(day - first).days, column] = quantity
    return Shop(name, tuple(sold), first, quantities, quantities.sum(axis=1) > 0)
