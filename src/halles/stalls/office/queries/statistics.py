"""Reads of the statistics: the months told to the public, each as far as it may be told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from halles.kit.manifest import house_manifests
from halles.stalls.office.engine.disclosure import Published, published, shown
from halles.stalls.office.engine.months import first_daily, is_told, month_after, month_length, month_of
from halles.stalls.office.models import DailyCount


class Kind(NamedTuple):
    """One line of the statistics: visits of a page, or (with `missed`) searches that found nothing."""

    page: str
    door: str
    missed: str = ""


@dataclass(frozen=True)
class Month:
    """A month's figures, as far as they may be told."""

    first: date
    told: Published[Kind]

    @property
    def pages(self) -> list[Kind]:
        """The pages, the most visited first, the hidden figures last."""
        return self._ranked(kind for kind in self.told.figures if not kind.missed)

    @property
    def misses(self) -> list[Kind]:
        """The searches that found nothing, the most frequent first."""
        return self._ranked(kind for kind in self.told.figures if kind.missed)

    def _ranked(self, kinds: Iterable[Kind]) -> list[Kind]:
        return sorted(kinds, key=lambda kind: (-(self.told.figures[kind] or 0), kind))


def page_titles() -> dict[str, str]:
    """Return the title of each page that counts, to be translated."""
    return {page.url_name: page.title for m in house_manifests().values() for page in m.counted}


def months_told(*, town: str, today: date) -> list[Month]:
    """Return the months that the public is told, oldest first, without their days."""
    rows = (
        DailyCount.objects.filter(town=town)
        .annotate(month=TruncMonth("day"))
        .values_list("month", "page", "door", "missed")
        .annotate(Sum("count"))
    )
    figures: dict[date, dict[Kind, int | None]] = defaultdict(dict)
    for month, page, door, missed, count in rows:
        if is_told(month, today=today):
            figures[month][Kind(page, door, missed)] = shown(count)
    return [Month(month, Published(figures[month], {})) for month in sorted(figures)]


def month_get(*, town: str, first: date, today: date) -> Month:
    """Return one month with those of its days that may be told; of the month under way, what is past."""
    end = min(month_after(first), today)
    months = _months(DailyCount.objects.filter(town=town, day__gte=first, day__lt=end), today)
    return months.get(first) or Month(first, Published({}, {}))


def months_with_days(*, town: str, today: date) -> list[Month]:
    """Return all that the public is told, oldest first."""
    months = _months(DailyCount.objects.filter(town=town), today)
    return [months[first] for first in sorted(months) if is_told(first, today=today)]


def _months(rows: QuerySet[DailyCount], today: date) -> dict[date, Month]:
    """Return the months of these rows, each as far as it may be told."""
    counts: dict[date, dict[Kind, list[int]]] = defaultdict(dict)
    for day, page, door, missed, count in rows.values_list("day", "page", "door", "missed", "count"):
        first = month_of(day)
        days = counts[first].setdefault(Kind(page, door, missed), [0] * month_length(first))
        days[day.day - 1] = count
    return {
        first: Month(first, published(kinds, by_day=_has_days(first, today)))
        for first, kinds in counts.items()
    }


def _has_days(first: date, today: date) -> bool:
    """Say whether a month is over and its days are still known."""
    return first_daily(today) <= first and is_told(first, today=today)
