"""The list as it is opened most often: fifty cards in the order of names, and how many of each kind.

Two statements whatever the size of the town: the order and the kind of each sheet are kept in columns
(see `models.Shown`), all else is read where it is written.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet

from halles.kit.prepared import Prepared
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.stalls.directory.queries.cards import (
    CARD_COLUMNS,
    Card,
    Group,
    card_of,
    groups_of,
    listed,
    published,
    sheet_list,
)

PER_PAGE = 50


@dataclass(frozen=True)
class CardPage:
    """One page of the list, and where it stands among the others."""

    cards: list[Card]
    groups: list[Group]
    total: int
    number: int
    last: int
    near: tuple[Card, ...] = ()
    """Names that look like what was typed, where nothing was found."""

    @property
    def borrowed(self) -> bool:
        """Whether OpenStreetMap is owed its credit."""
        return any(card.borrowed for card in (*self.cards, *self.near))

    @property
    def before(self) -> int:
        """The number of the page before, 0 for none."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after, 0 for none."""
        return self.number + 1 if self.number < self.last else 0


def sheet_page(*, town: str, group: str = "", number: int = 1) -> CardPage:
    """Return page `number` of a town's sheets within a group of categories, in the order of their names.

    A number beyond the last page gives the last one.
    """
    counts = _counts(town)
    total = sum(counts[slug] for slug in _kinds(group)) if group else counts.total()
    number, last = page_within(number, total)
    cards: list[Card] = []
    if total:
        rows = _in_order(group).rows(town=town, first=PER_PAGE * (number - 1), most=PER_PAGE)
        cards = [card_of(row) for row in rows]
    return CardPage(cards, _groups(counts), total, number, last)


@cache
def _in_order(group: str) -> Prepared:
    """Return the statement that reads the cards of a group (of all, without one) in the order of names."""

    def build(town: str) -> QuerySet[Sheet, Any]:
        rows = listed(town).filter(listed_category__in=_kinds(group)) if group else listed(town)
        return rows.order_by("listed_as", "id").values_list(*CARD_COLUMNS)

    return Prepared(build, "town")


def _kinds(group: str) -> list[str]:
    return [slug for slug, kind in CATEGORIES.items() if kind.group == group]


def sheet_search(*, town: str, query: str, group: str = "", number: int = 1) -> CardPage:
    """Return page `number` of the sheets that answer `query`, the best first."""
    cards = sheet_list(town=town, query=query, group=group)
    number, last = page_within(number, len(cards.found))
    start = PER_PAGE * (number - 1)
    shown = cards.found[start : start + PER_PAGE]
    return CardPage(shown, cards.groups, len(cards.found), number, last, tuple(cards.near))


def page_within(number: int, total: int) -> tuple[int, int]:
    """Return the page asked for, or the nearest there is, and the last one."""
    last = max(1, -(-total // PER_PAGE))
    return min(max(1, number), last), last


def category_groups(*, town: str) -> list[Group]:
    """Return the groups that have sheets in a town, in the order of the categories."""
    return _groups(_counts(town))


def sheet_count(*, town: str) -> int:
    """Return how many sheets a town shows."""
    return _counts(town).total()


def _counted(town: str) -> QuerySet[Sheet, Any]:
    """Ask how many sheets of each category are published, and below zero how many of them probably closed.

    The first are counted within an index; the second are found from their places, which are few. "Nobody's"
    is said in a way that tempts no database to begin with it: most sheets are nobody's.
    """
    kept = published(town).order_by().values_list("listed_category")
    gone = OsmPlace.objects.filter(town=town, is_gone=True).values("id")
    closed = Sheet.objects.filter(osm__in=gone, is_published=True, hidden_at=None).order_by()
    taken = closed.exclude(organisation__gt="").values_list("listed_category")
    return kept.annotate(n=Count("*")).union(taken.annotate(n=-Count("*")), all=True)


_COUNTS = Prepared(_counted, "town")


def _counts(town: str) -> Counter[str]:
    """Return how many sheets of each category a town shows."""
    counts: Counter[str] = Counter()
    for category, n in _COUNTS.rows(town=town):
        counts[category] += n
    return counts


def _groups(counts: Counter[str]) -> list[Group]:
    by_group: Counter[str] = Counter()
    for category, n in counts.items():
        by_group[CATEGORIES[category].group if category in CATEGORIES else ""] += n
    return groups_of(by_group)
