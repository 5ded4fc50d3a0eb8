"""What a till's file would bring to a shop: which items its articles are, which lines are known already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import F, Q
from django.utils import timezone

from halles.kit.text import fold
from halles.stalls.stock.engine.till import (
    EVENING,
    Article,
    Mapping,
    Merge,
    Reading,
    Row,
    merge,
    rows_of,
    stock_moment,
)
from halles.stalls.stock.models import Item, TillFile, TillMapping, TillRow, Unit

SALES_KINDS = ("sales", "both")
LATEST = 10
"""Files of which a shop's page tells."""
_CHUNK = 500
_T = TypeVar("_T")


@dataclass(frozen=True)
class Plan:
    """What a file brings, before anything is written."""

    items: dict[str, Item]
    """Known items by the key of their article."""
    fresh: dict[str, Article]
    """Articles that the shop does not keep yet."""
    dropped: frozenset[str]
    """Keys of articles that the shop no longer keeps: nothing is read of them."""
    rows: dict[str, Row]
    """Lines of sales by digest; each names its item, or the key of an article that is new."""
    merge: Merge = field(default_factory=Merge)

    @property
    def is_new(self) -> bool:
        """Say whether there is a line of sales that no earlier file told."""
        return bool(self.merge.rows)


def till_plan(*, organisation: str, reading: Reading, mapping: Mapping) -> Plan:
    """Return what a file brings to a shop; reads only."""
    articles = {sale.article.key: sale.article for sale in reading.sales}
    articles |= {level.article.key: level.article for level in reading.levels}
    items, fresh, dropped = _matched(organisation, articles)
    sales = [sale for sale in reading.sales if sale.article.key not in dropped]
    whose = {key: item.pk for key, item in items.items()}
    rows = rows_of(sales, mapping.grain, lambda article: whose.get(article.key, article.key))
    known = _known(organisation, rows)
    merged = merge(known, rows, _others(organisation, rows, mapping.grain))
    return Plan(items, fresh, frozenset(dropped), rows, merged)


def till_mapping(*, organisation: str, digest: str) -> Mapping | None:
    """Return how a shop confirmed that a layout is read, None where it never did."""
    row = TillMapping.objects.filter(organisation=organisation, digest=digest).first()
    return Mapping.from_json(row.mapping) if row else None


def till_mapping_before(*, organisation: str, names: Sequence[str]) -> Mapping | None:
    """Return the confirmed layout that has most columns of a header in common, None where none has half."""
    wanted = {fold(name) for name in names if name}
    kept = TillMapping.objects.filter(organisation=organisation).order_by("-confirmed_at")[:LATEST]
    known = [Mapping.from_json(row.mapping) for row in kept]
    shared = [(len(wanted & {fold(name) for name in one.names}), one) for one in known]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] * 2 >= len(wanted) > 0 else None


def till_files(*, organisation: str) -> list[TillFile]:
    """Return the files that a shop had read, the latest first."""
    return list(TillFile.objects.filter(organisation=organisation).order_by("-read_at")[:LATEST])


def told_until(*, organisation: str) -> datetime | None:
    """Return how far a shop's sales are known from its till."""
    files = TillFile.objects.filter(organisation=organisation, kind__in=SALES_KINDS)
    return files.order_by("-as_of").values_list("as_of", flat=True).first()


def sales_moment(reading: Reading, now: datetime) -> datetime:
    """Return how far a file's sales go: its last day's evening, or now where that day is not over."""
    local = timezone.localtime(now)
    last = max((sale.until for sale in reading.sales), default=local.date())
    return now if last >= local.date() else aware(last, EVENING)


def levels_moment(now: datetime, said: date | None) -> datetime:
    """Return of when a file's stock is, as its words or its hour say."""
    local = timezone.localtime(now)
    return timezone.make_aware(stock_moment(local.replace(tzinfo=None), said))


def aware(day: date, at: time) -> datetime:
    """Return a local hour of a day as a moment."""
    return timezone.make_aware(datetime.combine(day, at))


def chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    """Yield values in lists that fit into one SQL statement."""
    every = list(values)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]


def steps(item: Item, thousandths: int) -> int:
    """Return a till's quantity in the smallest step of an item's unit."""
    return thousandths if item.unit == Unit.KILO else round(thousandths / 1000)


def _matched(
    organisation: str, articles: dict[str, Article]
) -> tuple[dict[str, Item], dict[str, Article], set[str]]:
    """Return the items of articles, the articles that are new, and those that are no longer kept."""
    rows = list(
        Item.objects.filter(organisation=organisation).order_by(F("archived_at").desc(nulls_last=True))
    )
    by_code = {row.barcode: row for row in rows if row.barcode}
    by_till = {row.till_code: row for row in rows if row.till_code}
    by_name = {fold(row.name): row for row in rows}
    items: dict[str, Item] = {}
    for key, article in articles.items():
        found = by_code.get(article.code) or by_till.get(article.reference) or by_code.get(article.reference)
        named = by_name.get(fold(article.name)) if article.name else None
        if found is None and named is not None and not (named.barcode and article.code):
            found = named
        if found is not None:
            items[key] = found
    dropped = {key for key, item in items.items() if item.archived_at}
    fresh = {key: article for key, article in articles.items() if key not in items}
    return {key: item for key, item in items.items() if key not in dropped}, fresh, dropped


def _known(organisation: str, rows: dict[str, Row]) -> dict[str, Row]:
    """Return the lines of a file that are kept already, as they are kept."""
    found: dict[str, Row] = {}
    for digests in chunks(rows):
        kept = TillRow.objects.filter(organisation=organisation, digest__in=digests)
        for digest, day, until, quantity, reach in kept.values_list(
            "digest", "day", "until", "quantity", "reach"
        ):
            row = rows[digest]
            found[digest] = Row(row.article, day, until, quantity, reach, row.at)
    return found


def _others(organisation: str, rows: dict[str, Row], grain: str) -> list[tuple[date, date]]:
    """Return the days of this file that files of another kind told."""
    if not rows:
        return []
    first, last = min(row.day for row in rows.values()), max(row.until for row in rows.values())
    kept = TillRow.objects.filter(organisation=organisation, day__lte=last, until__gte=first)
    if grain == "period":  # the same period again is the same; another one that overlaps is not
        spans = {(row.day, row.until) for row in rows.values()}
        others: Any = kept.exclude(
            Q(grain=grain) & Q(day__in={d for d, _u in spans}, until__in={u for _d, u in spans})
        )
    else:
        others = kept.exclude(grain=grain)
    return list(others.values_list("day", "until").distinct())
