"""What to order tonight: the goods of a shop that keep, as their engine advises."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta

import numpy as np
from django.db.models import Sum
from numpy.typing import NDArray

from halles.stalls.stock.engine.cover import Advice as Told
from halles.stalls.stock.engine.cover import Costs, History, Rhythm, Shelf, cover_advice
from halles.stalls.stock.engine.reasons import of_order
from halles.stalls.stock.models import Advice, Item, ShopChoice, Unit
from halles.stalls.stock.queries.advice.data import GRAMS, Past, Proposed, advised, past_of, ratio_of, steps

USUAL_COST = 5.0
"""Euros that one costs, where a shop did not say: only the share of its margin then counts."""
LINE_COST = 0.5
"""Euros of one more line on an order: a minute of somebody's."""
FAR = 1e9


def ordered(*, choice: ShopChoice, today: date) -> tuple[list[Proposed], int]:
    """Return what to order tonight, and in how many evenings the next order leaves (0: tonight)."""
    items = advised(organisation=choice.organisation, is_perishable=False)
    rhythm = Rhythm(tuple(map(int, choice.delivery_days.split())), choice.lead_days)
    wait = rhythm.days_to_order(today.weekday())
    if not items or wait:
        return [], wait
    past = past_of(organisation=choice.organisation, items=items, until=today)
    history = History(past.sold, ~past.sold_out, today.weekday())
    shelf = _shelf(items, _coming(choice.organisation, today))
    told = cover_advice(history, shelf, _costs(items, choice), rhythm)
    day = today + timedelta(choice.lead_days)
    gap = max(1, round(rhythm.usual_gap))
    lines = [_proposed(told, at, item, past, day, gap) for at, item in enumerate(items)]
    return [line for line in lines if line is not None and line.quantity > 0], 0


def _is_counted(item: Item) -> bool:
    return item.level.seen_at is not None


def _steps(items: Sequence[Item]) -> NDArray[np.float64]:
    return np.array([GRAMS if item.unit == Unit.KILO else 1 for item in items], np.float64)


def _shelf(items: Sequence[Item], coming: dict[str, int]) -> Shelf:
    """Return what there is; of what nobody counted more than enough: nothing is ordered by mistake."""
    step = _steps(items)
    free = [max(0, item.level.on_hand - item.level.held) if _is_counted(item) else FAR for item in items]
    on_order = [coming.get(item.pk, 0) for item in items]
    return Shelf(
        np.array(free) / step, np.array(on_order) / step, np.array([item.pack for item in items]) / step
    )


def _coming(organisation: str, today: date) -> dict[str, int]:
    """Return by item what was ordered from earlier lists and has not come yet."""
    rows = Advice.objects.filter(item__organisation=organisation, item__is_perishable=False, day__gt=today)
    return dict(rows.exclude(decided=None).values_list("item").annotate(n=Sum("decided")))


def _costs(items: Sequence[Item], choice: ShopChoice) -> Costs:
    cost = np.array([(item.cost_cents or USUAL_COST * 100) / 100 for item in items])
    share = np.array([ratio_of(item, choice.margin_other) for item in items])
    return Costs(cost, cost * share / (1 - share), choice.holding / 100, LINE_COST)


def _proposed(told: Told, at: int, item: Item, past: Past, day: date, gap: int) -> Proposed | None:
    if told.reasons.basis[at] == "too_early":
        return None
    left = max(0, item.level.on_hand - item.level.held) if _is_counted(item) else None
    quantity = float(told.quantity[at]) if left is not None else _sold_since(past, at, item, gap)
    reason = of_order(
        basis=told.reasons.basis[at],
        left=left,
        cover_days=float(told.cover_days[at]),
        empty_days=int(told.reasons.empty_days[at]),
    )
    return Proposed(item.pk, day, steps(quantity, item), {"what": "order", **asdict(reason)})


def _sold_since(past: Past, at: int, item: Item, gap: int) -> float:
    """Return what replaces the sales since the last order, in whole packs: all one can say uncounted."""
    pack = item.pack / (GRAMS if item.unit == Unit.KILO else 1)
    return float(np.ceil(np.nansum(past.sold[-gap:, at]) / pack - 1e-9) * pack)
