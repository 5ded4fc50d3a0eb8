"""An evening's order advice for all items of a shop, from its own sales and its own costs."""

import numpy as np

from halles.stalls.stock.engine.cover.choice import Choice, choose
from halles.stalls.stock.engine.cover.demand import LEAST, Demand, demand_of
from halles.stalls.stock.engine.cover.levels import MEMORIES
from halles.stalls.stock.engine.cover.plans import Outlook, Plans, outlook_of, plans_of
from halles.stalls.stock.engine.cover.priors import either, own_start, shop_prior
from halles.stalls.stock.engine.cover.replay import replay
from halles.stalls.stock.engine.cover.rhythm import Rhythm
from halles.stalls.stock.engine.cover.values import (
    WEEK,
    YEAR,
    Advice,
    Basis,
    Costs,
    Floats,
    History,
    Prior,
    Reasons,
    Shelf,
)

MOST_DAYS = 3 * YEAR + 1
FEWEST_DAYS = 14
"""Days in the shop before an item is advised on from its own sales."""
RECENT = 28
HAIR = 1e-6


def cover_advice(
    history: History, shelf: Shelf, costs: Costs, rhythm: Rhythm, prior: Prior | None = None
) -> Advice:
    """Return what to order tonight, by the rule that would have cost each item least in its own past.

    `prior` is what the town's shops say of the items (`town_prior`); the shop's own items say it otherwise.
    """
    past = _recent(history)
    known = shop_prior(past) if prior is None else either(prior, shop_prior(past))
    start = either(known, own_start(past))
    demand = demand_of(past, start)
    outlook = outlook_of(demand, rhythm, start)
    plans = plans_of(demand, outlook, costs)
    lived = replay(demand, outlook, plans, rhythm, shelf.pack, past.last_weekday)
    chosen = choose(lived, plans, outlook, costs, rhythm)
    reasons = _reasons(past, demand, outlook, plans, chosen, known)
    return _advice(reasons, outlook, plans, chosen, shelf, rhythm, past.last_weekday)


def _recent(history: History) -> History:
    """Return the years that teach; of a shop without any, one day before its items came."""
    sales, in_stock = history.sales[-MOST_DAYS:], history.in_stock[-MOST_DAYS:]
    if not len(sales):
        sales, in_stock = np.full((1, sales.shape[1]), np.nan), np.ones((1, sales.shape[1]), np.bool_)
    return History(sales, in_stock, history.last_weekday)


def _basis(demand: Demand, known: Prior) -> tuple[Basis, ...]:
    """Return what each item's advice rests on.

    An item's days in the shop count, not those with something on the shelf: whoever began with too little
    is helped out of it, as soon as one sale was made.
    """
    seen = demand.seen.sum(axis=0)
    is_own = (demand.alive.sum(axis=0) >= FEWEST_DAYS) & (seen >= np.maximum(known.days, 1))
    names: tuple[Basis, ...] = ("too_early", "similar", "own")
    return tuple(names[2 if own else int(days > 0)] for own, days in zip(is_own, known.days, strict=True))


def _reasons(
    past: History, demand: Demand, outlook: Outlook, plans: Plans, chosen: Choice, known: Prior
) -> Reasons:
    empty = demand.alive & ~past.in_stock
    return Reasons(
        basis=_basis(demand, known),
        season=outlook.season[-1],
        empty_days=empty[-RECENT:].sum(axis=0),
        seen_days=demand.seen.sum(axis=0),
        memory_days=np.array(MEMORIES)[plans.memory[chosen.rule]],
    )


def _advice(
    reasons: Reasons,
    outlook: Outlook,
    plans: Plans,
    chosen: Choice,
    shelf: Shelf,
    rhythm: Rhythm,
    weekday: int,
) -> Advice:
    """Return the advice of the chosen rules on a `weekday`; items it is too early for get no figures."""
    wait = rhythm.days_to_order(weekday)
    horizon = rhythm.horizon((weekday + wait) % WEEK)
    items = np.arange(len(chosen.rule))
    known = np.array([each != "too_early" for each in reasons.basis], np.bool_)
    rate = outlook.level[-1, items, plans.memory[chosen.rule]] * outlook.season[-1]
    below = rate * plans.safety[items, chosen.rule] * horizon
    up_to = below + rate * plans.batch[items, chosen.rule]
    quantity = _packs(shelf, below, up_to) * (known & (wait == 0))
    hidden = np.where(known, 0.0, np.nan)
    return Advice(
        days_to_order=wait,
        quantity=quantity,
        reorder_point=below + hidden,
        order_up_to=up_to + hidden,
        cover_days=up_to / np.maximum(rate, LEAST) + hidden,
        rate=rate + hidden,
        lost_per_year=chosen.lost * YEAR + hidden,
        holding_per_year=chosen.holding * YEAR + hidden,
        reasons=reasons,
    )


def _packs(shelf: Shelf, below: Floats, up_to: Floats) -> Floats:
    """Return whole packs that bring stock and orders up to `up_to`, where they are below `below`."""
    position = shelf.on_hand + shelf.on_order
    packs = np.ceil((up_to - position) / shelf.pack - HAIR)
    return np.where(position < below, np.maximum(packs, 0), 0) * shelf.pack
