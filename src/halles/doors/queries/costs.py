"""What a town's text messages cost: month by month, and what this month holds already."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from halles.doors.models import Channel, Kind, OutgoingMessage, State, TextDay, TextPrice


@dataclass(frozen=True)
class Price:
    """What a town pays, and the most of a month; 0 where nobody said."""

    price: int = 0
    """Hundredths of a cent for a segment."""
    month_cents: int = 0

    def cents(self, segments: int) -> int:
        """Return what segments cost, in whole cents, rounded up."""
        return -(-segments * self.price // 100)


@dataclass(frozen=True)
class MonthLine:
    """What left in a month for one reason."""

    kind: str
    label: str
    """To be translated when shown."""
    segments: int
    cents: int | None
    """At the price of today; None where nobody said it."""


@dataclass(frozen=True)
class Month:
    """One month of a town's text messages; `lines` are never empty."""

    first: date
    lines: tuple[MonthLine, ...]
    price: Price

    @property
    def segments(self) -> int:
        """What is billed, of all kinds."""
        return sum(line.segments for line in self.lines)

    @property
    def cents(self) -> int | None:
        """What they cost together: rounded once, so maybe less than the sum of the lines."""
        return self.price.cents(self.segments) if self.price.price else None


def price_of(*, town: str) -> Price:
    """Return what a town (its slug) pays for a segment, and the most it spends in a month."""
    row = TextPrice.objects.filter(pk=town).values_list("price", "month_cents").first()
    return Price(*row) if row else Price()


def text_months(*, town: str, price: Price, most: int = 13) -> list[Month]:
    """Return the last months in which text messages left a town, the latest first, each kind in its line."""
    counts: dict[tuple[date, str], int] = defaultdict(int)
    rows = TextDay.objects.filter(town=town).values_list("day", "kind", "segments")
    for day, kind, segments in rows.order_by("-day")[: most * 31 * len(Kind)]:
        counts[day.replace(day=1), kind] += segments
    firsts = sorted({first for first, _ in counts}, reverse=True)[:most]
    return [Month(first, _lines(counts, first, price), price) for first in firsts]


def _lines(counts: dict[tuple[date, str], int], first: date, price: Price) -> tuple[MonthLine, ...]:
    return tuple(
        MonthLine(kind, str(kind.label), counts[first, kind], _cents(price, counts[first, kind]))
        for kind in Kind
        if (first, kind) in counts
    )


def _cents(price: Price, segments: int) -> int | None:
    return price.cents(segments) if price.price else None


def segments_this_month(*, town: str, today: date) -> int:
    """Return the segments that left a town this month, with those that are about to."""
    left = TextDay.objects.filter(town=town, day__gte=today.replace(day=1))
    waiting = OutgoingMessage.objects.filter(
        town=town, channel=Channel.SMS, state__in=(State.WAITING, State.SENDING)
    )
    return sum(rows.aggregate(all=Sum("segments"))["all"] or 0 for rows in (left, waiting))


def texts_stopped(*, town: str) -> int:
    """Return how many messages of the last week their readers had stopped."""
    return OutgoingMessage.objects.filter(town=town, channel=Channel.SMS, state=State.STOPPED).count()
