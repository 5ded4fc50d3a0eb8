"""House numbers the French way: from the start of the street, odd on the left, even on the right."""

import itertools
from collections.abc import Iterable

from halles.town.engine.invention.lots import Lot
from halles.town.engine.invention.plan import Plan


def number_lots(plan: Plan, lots: Iterable[Lot]) -> None:
    """Give every plot its number; a street of several stretches is numbered from the first to the last."""

    def place(lot: Lot) -> tuple[str, int, float, float]:
        return plan.streets[lot.street].name, lot.street, lot.at, lot.door[0]

    for _, street in itertools.groupby(sorted(lots, key=place), key=lambda lot: place(lot)[0]):
        following = {True: itertools.count(1, 2), False: itertools.count(2, 2)}
        for lot in street:
            lot.number = str(next(following[lot.is_left]))
