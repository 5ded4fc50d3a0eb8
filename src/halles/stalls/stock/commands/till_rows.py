"""Lines of a till's sales as they are kept, and what they make of each day; within a till's file."""

from collections import defaultdict
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
    spans: dict[str, set[date]] = defaultdict(set)
    for item, day, until in touched:
        if day == until:
            spans[item].add(day)
    for items in chunks(sorted(spans)):
        days = [day for item in items for day in spans[item]]
        _days_told(items, spans, min(days), max(days))


def _days_told(items: list[str], spans: dict[str, set[date]], first: date, last: date) -> None:
    kept = TillRow.objects.filter(item__in=items, day__range=(first, last), until=F("day")).order_by()
    sums = kept.values("item", "day").annotate(told=Sum("quantity")).values_list("item", "day", "told")
    known = DaySale.objects.select_for_update().filter(item__in=items, day__range=(first, last))
    handed = {(item, day): n for item, day, n in known.values_list("item", "day", "handed_over")}
    units = Item.objects.in_bulk(items)
    rows = [
        DaySale(item_id=item, day=day, quantity=max(steps(units[item], told), handed.get((item, day), 0)))
        for item, day, told in sums
        if day in spans[item]
    ]
    DaySale.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["item", "day"],
        update_fields=["quantity"],
    )
