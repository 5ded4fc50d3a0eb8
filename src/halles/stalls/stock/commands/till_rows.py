"""Lines of a till's sales as they are kept, and what they make of each day; within a till's file."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Sum
from django.utils import timezone

from halles.stalls.stock.engine.till import Merge, rung_up
from halles.stalls.stock.models import DaySale, Item, TillRow
from halles.stalls.stock.queries.till import chunks, steps

Touched = set[tuple[str, date, date]]
"""Item, first and last day of lines that are new or changed."""


def rows_kept(organisation: str, merge: Merge, grain: str) -> Touched:
    """Keep the new and changed lines; return what they touch."""
    rows = [
        TillRow(
            organisation=organisation,
            item_id=row.article,
            digest=digest,
            quantity=row.quantity,
            day=row.day,
            at=timezone.make_aware(rung_up(row.day, row.at)),
            grain=grain,
            reach=row.reach,
            until=row.until,
        )
        for digest, row in merge.rows.items()
    ]
    TillRow.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["organisation", "digest"],
        update_fields=["quantity", "reach"],
    )
    return {(row.item_id, row.day, row.until) for row in rows}


def days_told(touched: Touched) -> None:
    """Bring the days to what the till told of them; sums of several days say nothing of one.

    What was handed over is among what the till told, unless that is less: the larger of the two counts.
    """
    days: dict[date, set[str]] = defaultdict(set)
    for item, day, until in touched:
        if day == until:
            days[day].add(item)
    for day, items in sorted(days.items()):
        for some in chunks(sorted(items)):
            _day_told(day, some)


def _day_told(day: date, items: Iterable[str]) -> None:
    kept = TillRow.objects.filter(item__in=items, day=day, until=F("day")).order_by()
    sums = dict(kept.values("item").annotate(told=Sum("quantity")).values_list("item", "told"))
    units = Item.objects.in_bulk(list(items))
    known = {row.item_id: row for row in DaySale.objects.select_for_update().filter(item__in=items, day=day)}
    fresh = [DaySale(item_id=item, day=day) for item in sums if item not in known]
    for row in (*known.values(), *fresh):
        row.quantity = max(steps(units[row.item_id], sums[row.item_id]), row.handed_over)
    DaySale.objects.bulk_create(fresh)
    DaySale.objects.bulk_update(known.values(), ["quantity"])
