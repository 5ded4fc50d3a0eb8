"""What to bake, cut or bring for a day: the perishables of a shop, as their engine advises."""

from dataclasses import asdict
from datetime import date

import numpy as np

from halles.stalls.directory.public import ShopCard
from halles.stalls.stock.engine.perishable import KINDS, Advice, History, Tomorrow, advise
from halles.stalls.stock.engine.reasons import of_day
from halles.stalls.stock.models import Item, ShopChoice, Unit
from halles.stalls.stock.queries.advice.data import GRAMS, Proposed, advised, past_of, ratio_of, steps
from halles.stalls.stock.queries.advice.days import kinds_between, open_days
from halles.town.models import Town


def baked(*, town: Town, card: ShopCard, choice: ShopChoice, day: date, until: date) -> list[Proposed]:
    """Return the lines of the perishables for `day`, from days up to `until`; none where it is too early."""
    items = advised(organisation=card.organisation, is_perishable=True)
    if not items:
        return []
    past = past_of(organisation=card.organisation, items=items, until=until)
    kinds = kinds_between(town=town, first=past.first, last=day)
    opened = open_days(town=town, card=card, first=past.first, last=day)
    is_open = past.is_told | np.array([opened[past.day(row)] is True for row in range(len(past.is_told))])
    is_pieces = np.array([item.unit != Unit.KILO for item in items])
    history = History(
        is_pieces, past.first.toordinal(), kinds[: len(is_open)], is_open, past.sold, past.sold_out
    )
    told = advise(history, _tomorrow(items, choice, day, kinds[-1]))
    lines = [_proposed(told, at, item, day) for at, item in enumerate(items) if not told.is_early[at]]
    return [line for line in lines if line.quantity > 0]


def _tomorrow(items: list[Item], choice: ShopChoice, day: date, kinds: np.ndarray) -> Tomorrow:
    batch = np.array([item.pack / (GRAMS if item.unit == Unit.KILO else 1) for item in items])
    return Tomorrow(
        number=day.toordinal(),
        kinds=kinds,
        is_open=True,
        ratio=np.array([ratio_of(item, choice.margin_perishable) for item in items]),
        batch=np.where(np.array([item.pack for item in items]) > 1, batch, 0.0),
    )


def _proposed(told: Advice, at: int, item: Item, day: date) -> Proposed:
    kind = KINDS[told.kind_name[at]] if told.kind_name[at] >= 0 else ""
    reason = of_day(
        weekday=day.weekday(),
        kind=kind,
        kind_factor=float(told.kind[at]),
        recent=float(told.recent[at]),
        sold_out=float(told.sold_out[at]),
    )
    figures = {name: steps(float(getattr(told, name)[at]), item) for name in ("expected", "waste", "lost")}
    chance = round(100 * float(told.sells_out[at]))
    basis = {"what": "bake", **asdict(reason), **figures, "sells_out": chance}
    return Proposed(item.pk, day, steps(float(told.quantity[at]), item), basis)
