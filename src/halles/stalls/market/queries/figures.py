"""Reads of figures: what became of the orders of a shop, for itself; and of a town, where they are enough."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from halles.stalls.market.engine.figures import Figures, Past, figures_of, town_figures
from halles.stalls.market.models import LineState, Order, OrderLine, OrderStep

MONTHS = 6
"""This one and those before it."""


@dataclass(frozen=True)
class Month:
    """The figures of one month; None where too few shops and orders make them up."""

    first: date
    figures: Figures | None


def shop_figures(*, organisation: str, today: date) -> list[Month]:
    """Return a shop's own figures, its euros too, by month of the order, the latest month first."""
    return [
        Month(first, figures_of(orders))
        for first, orders in _by_month(Order.objects.filter(organisation=organisation), today)
    ]


def town_months(*, town: str, today: date) -> list[Month]:
    """Return the figures of a whole town (its slug) by month, the latest first."""
    return [
        Month(first, town_figures(orders))
        for first, orders in _by_month(Order.objects.filter(town=town), today)
    ]


def _by_month(rows: QuerySet[Order], today: date) -> list[tuple[date, list[Past]]]:
    """Return each month with its orders, the latest first: three SQL statements."""
    months = _months(today)
    begun = timezone.make_aware(datetime.combine(months[-1], time()))
    found: dict[date, list[Past]] = defaultdict(list)
    for each in _pasts(rows.filter(placed_at__gte=begun)):
        found[timezone.localdate(each.placed_at).replace(day=1)].append(each)
    return [(month, found[month]) for month in months]


def _pasts(rows: QuerySet[Order]) -> Iterable[Past]:
    steps: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    cents: dict[str, int] = defaultdict(int)
    taken = OrderStep.objects.filter(order__in=rows.values("pk")).order_by("order_id", "number")
    for order, action, at in taken.values_list("order_id", "action", "at"):
        steps[order].append((action, at))
    paid = OrderLine.objects.filter(order__in=rows.values("pk")).filter(
        state__in=(LineState.HANDED_OVER, LineState.BROUGHT_BACK)
    )
    for order, total, refunded in paid.values_list("order_id", "total_cents", "refunded_cents"):
        cents[order] += total - refunded
    for pk, shop, placed_at, state in rows.values_list("pk", "organisation", "placed_at", "state"):
        yield Past(shop, placed_at, state, steps[pk], cents[pk])


def _months(today: date) -> list[date]:
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months
