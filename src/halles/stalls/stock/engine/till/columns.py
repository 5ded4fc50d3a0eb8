"""What the values of a column look like, whatever its header says: codes, days, rates, words, counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from halles.stalls.stock.engine.till.codes import code_of
from halles.stalls.stock.engine.till.days import clock_of, moment, order_of
from halles.stalls.stock.engine.till.numbers import number

RATES = frozenset(
    Decimal(each)
    for each in ["0", "2.1", "5.5", "7", "8.5", "10", "20", "0.021", "0.055", "0.07", "0.085", "0.1", "0.2"]
)
"""French rates of VAT, as per cent or as a share; 0 for what is exempt, 7 and 8.5 old and overseas."""
LOOKED_AT = 400
"""Rows by which a column is judged."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CODED = re.compile(r"[^\W_]*\d[\w./-]*")
_CENTS = re.compile(r"[.,]\d{2}\b(?!\d)")


@dataclass(frozen=True)
class Looks:
    """Shares of the filled cells of a column, 0 to 1."""

    filled: float
    """Of all rows."""
    barcodes: float = 0.0
    mangled: float = 0.0
    days: float = 0.0
    clocks: float = 0.0
    numbers: float = 0.0
    whole: float = 0.0
    """Numbers without decimals."""
    cents: float = 0.0
    """Numbers written with two decimals."""
    rates: float = 0.0
    words: float = 0.0
    """Cells with letters that are no number."""
    coded: float = 0.0
    """Cells of one word that holds a digit."""
    distinct: float = 0.0
    length: float = 0.0
    """Middle number of characters of a cell."""
    rising: float = 0.0
    """Steps that go the column's main way or stay."""
    stays: float = 0.0
    """Steps that stay: a ticket of several lines, a day of several sales."""
    values: tuple[Decimal | None, ...] = ()
    """Numbers of all rows looked at, for relations between columns."""
    texts: tuple[str, ...] = ()
    """Cells of all rows looked at."""


def looks_of(cells: Sequence[str], mark: str) -> Looks:
    """Return what a column's cells look like; `mark` separates decimals."""
    rows = [cell.strip() for cell in cells[:LOOKED_AT]]
    texts = [cell for cell in rows if cell]
    if not texts:
        return Looks(0.0)
    values = tuple(number(cell, mark) for cell in rows)
    codes = [code_of(cell) for cell in texts]
    order, _proved = order_of(texts)
    has_number = [number(cell, mark) for cell in texts]
    numbers = [value for value in has_number if value is not None]
    return Looks(
        filled=len(texts) / len(rows),
        barcodes=_share(code.state in ("checked", "repaired") for code in codes),
        mangled=_share(code.state == "mangled" for code in codes),
        days=_share(moment(cell, order) is not None for cell in texts),
        clocks=_share(clock_of(cell) is not None for cell in texts),
        numbers=len(numbers) / len(texts),
        whole=_share(value == int(value) for value in numbers),
        cents=_share(bool(_CENTS.search(cell)) for cell in texts),
        rates=_rates(numbers) * len(numbers) / len(texts),
        words=_share(bool(_LETTERS.search(cell)) for cell in texts),
        coded=_share(bool(_CODED.fullmatch(cell)) for cell in texts),
        distinct=len(set(texts)) / len(texts),
        length=sorted(len(cell) for cell in texts)[len(texts) // 2],
        rising=_rising(texts),
        stays=_share(a == b for a, b in pairwise(texts)),
        values=values,
        texts=tuple(rows),
    )


def _share(hits: object) -> float:
    seen = [bool(hit) for hit in hits]  # type: ignore[attr-defined]
    return sum(seen) / len(seen) if seen else 0.0


def _rates(numbers: Sequence[Decimal]) -> float:
    """Return the share of French rates, 0 where they are too many to be rates or all nought."""
    kinds = set(numbers)
    return 0.0 if len(kinds) > 6 or not any(kinds) else _share(value in RATES for value in numbers)


def _rising(texts: Sequence[str]) -> float:
    """Return how steadily a column goes one way: by length, then by its signs, as ticket numbers go."""
    keys = [(len(each), each) for each in texts]
    pairs = list(pairwise(keys))
    return max(_share(a <= b for a, b in pairs), _share(a >= b for a, b in pairs)) if pairs else 0.0
