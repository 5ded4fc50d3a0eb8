"""Where items stand: how many are free, when that was seen, and what may be said of it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Max, Min, Sum
from django.utils import timezone

from halles.stalls.stock.engine.freshness import Seen, how
from halles.stalls.stock.models import DaySale, Level, Unit

PAST = 56
"""Days of sales from which the pace of an item is learnt."""
_KILO = 1000
"""Grams in the step by which what is weighed is sold."""


@dataclass(frozen=True)
class Stand:
    """Where an item stands. `free`: in the smallest step of its unit, never below zero."""

    item: str
    known: bool
    free: int
    seen_at: datetime | None
    source: str
    how: str
    """"seen", "probably" or "ask"."""
    chance: float
    """That at least one is left, 0 to 1."""
    is_gone: bool
    """There is none, and nothing says that there is again."""


def stands(*, items: Sequence[str], now: datetime) -> dict[str, Stand]:
    """Return where each of `items` stands, by item, in two SQL statements; unknown items are left out."""
    today = timezone.localdate(now)
    paces = _paces(items, today)
    return {row["item"]: _stand(row, paces.get(row["item"]), today) for row in _levels(items)}


def _levels(items: Sequence[str]) -> list[Any]:
    rows = Level.objects.filter(item__in=items).annotate(
        unit=F("item__unit"), is_perishable=F("item__is_perishable")
    )
    return list(rows.values("item", "on_hand", "held", "source", "seen_at", "unit", "is_perishable"))


@dataclass(frozen=True)
class _Pace:
    """What was sold of an item, and between which days."""

    sold: int
    first: date
    last: date


def _paces(items: Sequence[str], today: date) -> dict[str, _Pace]:
    """Return what was sold lately, by item; one that nothing was told of is left out."""
    rows = DaySale.objects.filter(item__in=items, day__gte=today - timedelta(days=PAST), day__lte=today)
    told = rows.values("item").annotate(sold=Sum("quantity"), first=Min("day"), last=Max("day"))
    return {row["item"]: _Pace(row["sold"], row["first"], row["last"]) for row in told}


def _stand(row: dict[str, Any], pace: _Pace | None, today: date) -> Stand:
    if row["seen_at"] is None:
        return Stand(row["item"], False, 0, None, row["source"], "ask", 0.0, is_gone=False)
    seen_on, step = timezone.localdate(row["seen_at"]), _KILO if row["unit"] == Unit.KILO else 1
    free, days = max(0, row["on_hand"] - row["held"]), (today - seen_on).days
    sold_days = (max(pace.last, seen_on) - pace.first).days + 1 if pace else 0
    sold = pace.sold / step if pace else 0.0
    word, chance = how(Seen(free / step, days, row["is_perishable"], sold, sold_days))
    is_gone = free == 0 and (days <= 0 or not row["is_perishable"])
    return Stand(row["item"], True, free, row["seen_at"], row["source"], word, chance, is_gone=is_gone)
