"""What each rule would have cost in the shop's own past: every day is lived again, for all rules at once."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.cover.demand import Demand
from halles.stalls.stock.engine.cover.plans import Outlook, Plans
from halles.stalls.stock.engine.cover.rhythm import Rhythm
from halles.stalls.stock.engine.cover.values import WEEK, Flags, Floats, Whole

BLOCK = 96
"""Items lived through together: their state stays in the processor's cache."""
WARM_DAYS = 28
"""Days by which a level is worth anything."""
WORK = 5e7
"""Items x rules x days lived at most, an order counting as three days: what fits in a quarter of a second."""
ORDER_DAYS = 3
HAIR = 1e-4
Singles = np.ndarray


@dataclass(frozen=True)
class Lived:
    """What came of each rule, per day: units lost and in stock, lines [n, rules]; order cycles lived [n]."""

    lost: Floats
    stock: Floats
    lines: Floats
    cycles: Floats


def replay(
    demand: Demand, outlook: Outlook, plans: Plans, rhythm: Rhythm, pack: Floats, weekday: int
) -> Lived:
    """Live the past again with each rule; `weekday` is that of the last day. An order sees its past only."""
    days, items = demand.units.shape
    is_order = rhythm.is_order_day(days, weekday)
    begins = _begins(demand, is_order, _days_within_reach(plans, rhythm))
    shape = plans.safety.shape
    lost, stock, lines = (np.zeros(shape) for _ in range(3))
    for first in range(0, items, BLOCK):
        block = slice(first, first + BLOCK)
        lived = _Block(demand, outlook, plans, pack, block, begins[block])
        lived.run(is_order, rhythm, weekday)
        lost[block], stock[block], lines[block] = lived.per_day()
    span = np.maximum(days - 1 - begins, 0)
    return Lived(lost, stock, lines, span / rhythm.usual_gap)


def _days_within_reach(plans: Plans, rhythm: Rhythm) -> int:
    """Return how many days can be lived through in time; very large shops look less far back."""
    return int(WORK / max(1, plans.safety.size) / (1 + ORDER_DAYS / rhythm.usual_gap))


def _begins(demand: Demand, is_order: Flags, reach: int) -> Whole:
    """Return on which evening each item's second life begins: an order day, once a level is known."""
    days = len(is_order)
    first = np.where(demand.alive.any(axis=0), demand.alive.argmax(axis=0), days)
    known = np.maximum(np.minimum(first + WARM_DAYS, days), days - reach)
    orders = np.append(np.flatnonzero(is_order), days)
    return orders[np.minimum(np.searchsorted(orders, known), len(orders) - 1)]


class _Block:
    """The second life of some items under every rule, [items, rules]; single precision is enough and fast."""

    def __init__(
        self, demand: Demand, outlook: Outlook, plans: Plans, pack: Floats, block: slice, begins: Whole
    ) -> None:
        self.units = demand.units[:, block].astype(np.float32)[..., None]
        self.level = (outlook.level[:, block] * outlook.season[:, block, None]).astype(np.float32)
        self.memory, self.begins = plans.memory, begins
        self.safety = plans.safety[block].astype(np.float32)
        self.batch = plans.batch[block].astype(np.float32)
        self.pack = pack[block].astype(np.float32)[:, None]
        self.on_hand, self.on_way, self.came, self.held, self.lines = (
            np.zeros(self.safety.shape, np.float32) for _ in range(5)
        )
        self.way: deque[tuple[int, Singles]] = deque()

    def run(self, is_order: Flags, rhythm: Rhythm, weekday: int) -> None:
        """Live from the first beginning to the last day."""
        days = len(is_order)
        for day in range(int(self.begins.min(initial=days)), days):
            if self.way and self.way[0][0] == day:
                self._deliver()
            np.subtract(self.on_hand, self.units[day], out=self.on_hand)
            np.maximum(self.on_hand, 0, out=self.on_hand)
            self.held += self.on_hand
            if is_order[day]:
                horizon = rhythm.horizon((weekday - (days - 1 - day)) % WEEK)
                self._order(day, horizon, rhythm.lead_days)

    def per_day(self) -> tuple[Floats, Floats, Floats]:
        """Return lost, stock and lines per day lived; what was sold stood for half of its day."""
        days = len(self.units)
        lived = np.arange(days)[:, None] > self.begins
        asked = np.sum(self.units * lived[..., None], axis=0, dtype=np.float64)
        span = np.maximum(days - 1 - self.begins, 1)[:, None]
        sold = self.came.astype(np.float64) - self.on_hand
        lost = np.maximum(asked - sold, 0)
        return lost / span, (self.held + sold / 2) / span, self.lines / span

    def _deliver(self) -> None:
        _day, quantity = self.way.popleft()
        self.on_hand += quantity
        self.on_way -= quantity
        self.came += quantity

    def _order(self, day: int, horizon: int, lead: int) -> None:
        """Order what brings stock and orders up again; an item begins with as much as the rule wants."""
        rate = self.level[day][:, self.memory]
        below = rate * self.safety * horizon
        up_to = below + rate * self.batch
        if (begin := self.begins == day).any():
            self.on_hand[begin] = self.came[begin] = up_to[begin]
        position = self.on_hand + self.on_way
        packs = np.ceil((up_to - position) / self.pack - HAIR)
        packs *= (position < below) & (self.begins <= day)[:, None]
        quantity = np.maximum(packs, 0) * self.pack
        self.lines += quantity > 0
        self.on_way += quantity
        self.way.append((day + lead, quantity))
