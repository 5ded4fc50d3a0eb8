"""What columns prove together: price × quantity = total, with and without tax, purchase below sale."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import permutations

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.columns import Looks

BONUS = 0.12
"""Of a column for which a relation holds in nearly all rows."""
_NEARLY, _MOST_COLUMNS, _LEAST_ROWS, _SEVERAL = 0.85, 9, 3, 2
_CENT = Decimal("0.011")


@dataclass
class Relations:
    """Columns by what their values prove."""

    prices: set[int] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)
    totals: set[int] = field(default_factory=set)
    lower: set[int] = field(default_factory=set)
    """Money that is always below another column of money: a price without tax, or a purchase price."""

    def bonus(self, name: str, index: int) -> float:
        """Return what relations add to the score of a field for a column."""
        if name in (f.PRICE, f.NET_PRICE):
            held = BONUS * (index in self.prices)
            return held - BONUS * (name == f.PRICE and index in self.lower)
        if name in (f.TOTAL, f.NET_TOTAL):
            return BONUS * (index in self.totals) - BONUS * (name == f.TOTAL and index in self.lower)
        if name in (f.SOLD, f.QUANTITY):
            return BONUS * (index in self.counts)
        return BONUS * (index in self.lower) if name == f.COST else 0.0


def relations_of(looks: Sequence[Looks]) -> Relations:
    """Return what the columns of numbers prove together."""
    money = [
        index
        for index, look in enumerate(looks)
        if look.numbers > 0.8 and look.length <= 12 and look.barcodes < 0.8 and look.days < 0.8
    ][:_MOST_COLUMNS]
    found = Relations()
    for price, count, total in permutations(money, 3):
        if _is_product(looks[price].values, looks[count].values, looks[total].values):
            _take(found, looks, price, count, total)
    _by_article(found, looks, money)
    found.lower = {a for a, b in permutations(money, 2) if _is_below(looks[a], looks[b])}
    return found


def _take(found: Relations, looks: Sequence[Looks], price: int, count: int, total: int) -> None:
    """Keep a product; of its two factors the one with cents is the price."""
    if (looks[price].cents, -looks[price].whole) < (looks[count].cents, -looks[count].whole):
        price, count = count, price
    found.prices.add(price)
    found.counts.add(count)
    found.totals.add(total)


def _by_article(found: Relations, looks: Sequence[Looks], money: Sequence[int]) -> None:
    """Tell totals from prices where only one is there: an article's price stays, its totals go along."""
    worded = [look for look in looks if look.words > 0.8 and look.coded < 0.5 and look.days < 0.5]
    if not worded or found.totals:
        return
    names = max(worded, key=lambda look: look.distinct).texts
    for amount, count in permutations(money, 2):
        if looks[count].whole < 0.95 or looks[amount].cents < 0.5:
            continue
        rows = list(zip(names, looks[amount].values, looks[count].values, strict=True))
        several = [(name, a, c) for name, a, c in rows if name and a is not None and c]
        if _stays([(name, a / c, c) for name, a, c in several]):
            found.totals.add(amount)
            found.counts.add(count)
        elif _stays(several):
            found.prices.add(amount)


def _stays(rows: Sequence[tuple[str, Decimal, Decimal]]) -> bool:
    """Say whether a value is the same in all lines of an article, though its count is not."""
    values: dict[str, list[Decimal]] = defaultdict(list)
    counts: dict[str, set[Decimal]] = defaultdict(set)
    for name, value, count in rows:
        values[name].append(value)
        counts[name].add(count)
    told = [max(values[name]) - min(values[name]) for name in values if len(counts[name]) > 1]
    return len(told) >= _SEVERAL and sum(spread <= _CENT for spread in told) >= 0.8 * len(told)


def _is_product(
    prices: Sequence[Decimal | None], counts: Sequence[Decimal | None], totals: Sequence[Decimal | None]
) -> bool:
    """Say whether two columns multiply to the third, and not because one of them is always one."""
    rows = [
        (price, count, total)
        for price, count, total in zip(prices, counts, totals, strict=True)
        if price is not None and count is not None and total is not None
    ]
    if len(rows) < _LEAST_ROWS:
        return False
    hits = sum(abs(price * count - total) <= _CENT for price, count, total in rows)
    telling = sum(price != total and count != total and bool(total) for price, count, total in rows)
    return hits >= _NEARLY * len(rows) and telling >= 1


def _is_below(low: Looks, high: Looks) -> bool:
    """Say whether a column of money stays below another, by less than to a third of it."""
    pairs = [
        (a, b)
        for a, b in zip(low.values, high.values, strict=True)
        if a is not None and b is not None and b > 0
    ]
    if len(pairs) < _LEAST_ROWS or low.cents < 0.5 or high.cents < 0.5:
        return False
    return sum(b / 5 < a < b for a, b in pairs) >= 0.95 * len(pairs)
