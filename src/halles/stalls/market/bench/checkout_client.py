"""One client of the checkout benchmark: reserves and presses buttons, as clumsily as people do."""

import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TextIO

from halles.stalls.market.bench.checkout_town import Shop

AGAIN, TWICE, CANCELLED, RARE, BOTH = 0.2, 0.15, 0.1, 0.15, 0.3
"""Shares: sent again because the answer was lost, pressed twice at once, cancelled while it is handed over,
of what is rare, in two shops."""


@dataclass
class Client:
    """What one client does and what it was told; told is what must be found again."""

    name: str
    town: Any
    shops: Sequence[Shop]
    dice: random.Random
    told: TextIO
    end: float
    """When it stops, on the clock of `time.monotonic`; what it is in the midst of stays as it is."""
    counts: Counter[str] = field(default_factory=Counter)
    number: int = 0

    def once(self) -> None:
        """Reserve once, then let each shop serve it."""
        self.number += 1
        key = f"{self.name}-{self.number}"
        chosen = self.dice.sample(list(self.shops), 2 if self.dice.random() < BOTH else 1)
        placed = self._several(lambda: self._place(key, chosen))
        if placed is None:
            return
        orders = list(placed.orders.values_list("pk", flat=True))
        self._tell("placed", key=placed.key, checkout=placed.pk, shops=len(chosen))
        for order in orders:
            self._prepare(order)
            if time.monotonic() < self.end:
                self._end(order, key)

    def _place(self, key: str, chosen: Sequence[Shop]) -> Any:
        from django.utils import timezone

        from halles.kit.actor import NOBODY
        from halles.stalls.market.commands import BasketLine, checkout_place
        from halles.stalls.market.queries.secrets import secret_of

        dice = random.Random(key)  # noqa: S311  # the page that is sent again is the same page
        lines = []
        for shop in chosen:
            goods = shop.rare if dice.random() < RARE else shop.products
            lines += [BasketLine(one, dice.randint(1, 3)) for one in dice.sample(list(goods), 2)]
        now = timezone.now()
        hours = {shop.organisation: dice.randint(1, 24 if shop.is_tight else 300) for shop in chosen}
        return checkout_place(
            actor=NOBODY,
            town=self.town,
            key=key,
            secret=secret_of(key),
            first_name="Maël",
            channel="email",
            to=f"{key}@example.org",
            lines=lines,
            slots={shop: now + timedelta(hours=after) for shop, after in hours.items()},
        )

    def _prepare(self, order: str) -> None:
        from halles.kit.actor import Actor
        from halles.stalls.market import commands

        shop = Actor(system="bench")
        for press, key in ((commands.order_accept, "a"), (commands.order_ready, "r")):
            if time.monotonic() < self.end:
                self._several(partial(press, actor=shop, order=order, key=key))

    def _end(self, order: str, key: str) -> None:
        """Hand it over; or let the customer cancel at that very moment."""
        from halles.kit.actor import NOBODY, Actor
        from halles.stalls.market import commands
        from halles.stalls.market.queries.secrets import secret_of

        shop = Actor(system="bench")
        hand_over = partial(commands.order_hand_over, actor=shop, order=order, key="h")
        cancel = partial(commands.order_cancel, actor=NOBODY, secret=secret_of(key), order=order, key="c")
        if self.dice.random() < CANCELLED:
            ended = [each for each in self._at_once(cancel, hand_over) if each is not None]
        else:
            ended = [self._several(hand_over)]
        for row in ended:
            if row is not None:
                self._tell("ended", order=order, state=str(row.state))
                self.counts[str(row.state)] += 1

    def _several(self, act: Callable[[], Any]) -> Any:
        """Do it once; or twice at once; or again because the answer was lost. Return what was told last."""
        luck = self.dice.random()
        if luck < TWICE:
            return next((each for each in self._at_once(act, act) if each is not None), None)
        if luck < TWICE + AGAIN:
            self._tried(act)
        return self._tried(act)

    def _at_once(self, *acts: Callable[[], Any]) -> list[Any]:
        from django.db import connections

        found: list[Any] = [None] * len(acts)
        gate = threading.Barrier(len(acts))

        def run(at: int) -> None:
            try:
                gate.wait()
                found[at] = self._tried(acts[at])
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=(at,)) for at in range(len(acts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    def _tried(self, act: Callable[[], Any]) -> Any:
        """Return what the house answered; None where it said no, which is counted by its kind."""
        from halles.kit.errors import Problem

        try:
            return act()
        except Problem:
            self.counts["refused"] += 1
        except Exception as error:
            self.counts["broken"] += 1
            self.counts[type(error).__name__] += 1
        return None

    def _tell(self, what: str, **facts: Any) -> None:
        self.told.write(json.dumps({"what": what, **facts}) + "\n")
        self.told.flush()
