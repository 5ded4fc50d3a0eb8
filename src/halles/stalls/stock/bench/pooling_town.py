"""Life of the invented town: customers ask, shops sell, name each other, and are supplied again."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from halles.stalls.stock.bench.pooling_data import SHOPS, Split
from halles.stalls.stock.engine.pooling import LEAST_KEPT, MOST_NAMED, Word, questions_left, says_yes, who_has

DAYS_A_MONTH = 30


@dataclass(frozen=True)
class Way:
    """How shops share: how many of them, which customers go elsewhere, from how many pieces on one says yes.

    most: names given. is_live: words are of now, else of the morning. is_replaced_where_asked: what a
    neighbour sold comes back to the shop that was asked. is_town_stock: what is kept is chosen by the town.
    """

    members: int = SHOPS
    accepts: float = 1.0
    least: int = LEAST_KEPT
    most: int = MOST_NAMED
    is_live: bool = True
    is_replaced_where_asked: bool = False
    is_town_stock: bool = False


ALONE, TOGETHER = Way(members=0), Way()


@dataclass
class Tally:
    """Units asked for, sold where asked, found at a neighbour, lost; walks in vain; metres of each walk.

    seen, seen_by_few: sales that a competitor counts who asks after every part each day, or after as many as
    the product answers: a "no" after a "yes".
    """

    asked: int = 0
    at_once: int = 0
    found: int = 0
    in_vain: int = 0
    seen: int = 0
    seen_by_few: int = 0
    metres: list[float] = field(default_factory=list)

    @property
    def sold(self) -> int:
        """Return the units sold anywhere."""
        return self.at_once + self.found

    @property
    def missed(self) -> int:
        """Return the units that were not where they were asked for."""
        return self.asked - self.at_once

    @property
    def lost(self) -> int:
        """Return the units that nobody sold."""
        return self.asked - self.sold


def lived(town: Split, way: Way) -> Tally:
    """Live through the test, part by part."""
    tally = Tally()
    starts = np.searchsorted(town.part, np.arange(len(town.stock) + 1))
    for part, (begin, end) in enumerate(pairwise(starts)):
        shelf = _Shelf(town, way, part, tally)
        for event in range(begin, end):
            shelf.ask(int(town.shop[event]), float(town.month[event]), float(town.will[event]))
    return tally


class _Shelf:
    """One part in all shops of the town."""

    def __init__(self, town: Split, way: Way, part: int, tally: Tally) -> None:
        self.town, self.way, self.tally = town, way, tally
        self.stock = (town.town_stock if way.is_town_stock else town.stock)[part].tolist()
        self.coming: list[tuple[float, int]] = []
        self.morning = self._words()
        self.day = -1
        few = -(-len(town.stock) // questions_left(0))
        self.spies = _Spy(1, self.morning), _Spy(few, self.morning)

    def ask(self, shop: int, month: float, will: float) -> None:
        """Let a customer ask for a unit in a shop; `will` below the share that accepts goes elsewhere."""
        self._until(month)
        self.tally.asked += 1
        if self.stock[shop]:
            self.tally.at_once += 1
            self._sell(shop, shop, month)
        elif will < self.way.accepts:
            self._go_elsewhere(shop, month)

    def _go_elsewhere(self, shop: int, month: float) -> None:
        """Try the shops that are named, the nearest first; a word of the morning may be in vain."""
        yes = self._words() if self.way.is_live else self.morning
        words = (
            Word(f"{other:02}", float(self.town.metres[shop, other]), other < self.way.members, yes[other])
            for other in range(SHOPS)
        )
        is_member = shop < self.way.members
        for name in who_has(words, asked_in=f"{shop:02}", has_agreed=is_member, most=self.way.most):
            other = int(name)
            if self.stock[other]:
                self.tally.found += 1
                self.tally.metres.append(round(float(self.town.metres[shop, other])))
                self._sell(other, shop if self.way.is_replaced_where_asked else other, month)
                return
            self.tally.in_vain += 1

    def _sell(self, shop: int, replaced: int, month: float) -> None:
        self.stock[shop] -= 1
        heappush(self.coming, (month + self.town.lead, replaced))

    def _words(self) -> list[bool]:
        return [says_yes(quantity, self.way.least) for quantity in self.stock]

    def _until(self, month: float) -> None:
        """Let deliveries come and mornings pass up to a moment."""
        day = int(month * DAYS_A_MONTH)
        while self.coming and self.coming[0][0] <= month:
            moment, shop = heappop(self.coming)
            if int(moment * DAYS_A_MONTH) > self.day:
                self._wake(int(moment * DAYS_A_MONTH))
            self.stock[shop] += 1
        if day > self.day:
            self._wake(day)

    def _wake(self, day: int) -> None:
        """Let shops say their word at the beginning of a day; competitors listen."""
        self.morning, self.day = self._words(), day
        often, seldom = self.spies
        self.tally.seen += often.listen(day, self.morning)
        self.tally.seen_by_few += seldom.listen(day, self.morning)


class _Spy:
    """A competitor who asks every shop after one part every so many days."""

    def __init__(self, every: int, words: list[bool]) -> None:
        self.every, self.round, self.words = every, -1, words

    def listen(self, day: int, words: list[bool]) -> int:
        """Return how many sales are learnt from what has changed since the last question."""
        if day // self.every == self.round:
            return 0
        sold = sum(was and not now for was, now in zip(self.words, words, strict=True))
        self.round, self.words = day // self.every, words
        return sold
