"""What a shop writes of its stock by text message: counted, delivered, sold; each is taken back by "0"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.text import fold
from halles.stalls.stock.commands import (
    Found,
    Told,
    day_report,
    day_take_back,
    stock_correct,
    stock_receive,
    stock_take,
)
from halles.stalls.stock.intents.lines import Counted, lines_said, question, settled
from halles.stalls.stock.intents.shops import Mine, for_chosen, for_mine, mine_of
from halles.stalls.stock.queries import days_before

Write = Callable[[TextIn, Mine, Sequence[Counted]], Answer]


@dataclass(frozen=True)
class Writing:
    """One thing that a shop says of several items: what it then writes, and whether names may be new."""

    write: Write
    undo: Callable[[TextIn, Mine, State], str]
    adds: bool = False

    def answer(self, came: TextIn) -> Answer:
        """Write what a message says, or ask about what is in doubt."""
        return for_mine(came, self._said)

    def reply(self, came: TextIn, state: State, reply: Reply) -> Answer | None:
        """Go on for the shop or with the item that was chosen; or take back what was written."""
        if "which" in state:
            return for_chosen(came, state, reply, self._said)
        mine = mine_of(came, state["shop"])
        if reply.kind == "undo":
            return said(self.undo(came, mine, state))
        lines = settled(state, reply)
        return self._go_on(came, mine, lines) if lines else said(gettext("Nothing was written."))

    def _said(self, came: TextIn, mine: Mine) -> Answer:
        return self._go_on(came, mine, lines_said(came, mine.card.organisation))

    def _go_on(self, came: TextIn, mine: Mine, lines: list[Counted]) -> Answer:
        asked = question(lines, mine.card.organisation, adds=self.adds)
        return asked or self.write(came, mine, lines)


def _count(came: TextIn, mine: Mine, lines: Sequence[Counted]) -> Answer:
    found = [Found(each.quantity, item=each.item, name=each.what, unit=each.unit) for each in lines]
    town, shop = came.town.slug, mine.card.organisation
    written = stock_take(actor=mine.actor, town=town, organisation=shop, found=found, key="")
    return _done(gettext("Counted: %(lines)s."), lines, {"shop": shop, "movements": [m.pk for m in written]})


def _receive(_came: TextIn, mine: Mine, lines: Sequence[Counted]) -> Answer:
    written = [stock_receive(actor=mine.actor, item=each.item, quantity=each.quantity).pk for each in lines]
    state = {"shop": mine.card.organisation, "movements": written}
    return _done(gettext("Received: %(lines)s."), lines, state)


def _correct(_came: TextIn, mine: Mine, state: State) -> str:
    """Take lines of the ledger back, the last one first: each by a line of its own."""
    for movement in reversed(state["movements"]):
        stock_correct(actor=mine.actor, movement=movement)
    return gettext("Taken back: your stock is as before.")


def _sell(came: TextIn, mine: Mine, lines: Sequence[Counted]) -> Answer:
    today = timezone.localdate(came.received_at)
    day = today - timedelta(days=1) if "hier" in fold(came.text).split() else today
    before = days_before(items=[each.item for each in lines], day=day)
    told = [Told(each.item, quantity=each.quantity) for each in lines]
    town, shop = came.town.slug, mine.card.organisation
    day_report(actor=mine.actor, town=town, organisation=shop, day=day, told=told, today=today)
    words = gettext("Sold today in all: %(lines)s.")
    if day != today:
        words = gettext("Sold yesterday in all: %(lines)s.")
    return _done(words, lines, {"shop": shop, "day": day.isoformat(), "before": before})


def _unsell(came: TextIn, mine: Mine, state: State) -> str:
    day_take_back(
        actor=mine.actor,
        town=came.town.slug,
        organisation=mine.card.organisation,
        day=date.fromisoformat(state["day"]),
        before=state["before"],
    )
    return gettext("Taken back: your sales are as before.")


def _done(words: str, lines: Sequence[Counted], state: dict[str, Any]) -> Answer:
    told = words % {"lines": ", ".join(each.words for each in lines)}
    return said(told, ask=Ask("undo", state))


COUNT = Writing(_count, _correct, adds=True)
ARRIVAL = Writing(_receive, _correct)
SOLD = Writing(_sell, _unsell)
