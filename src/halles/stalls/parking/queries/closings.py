"""Closings of car parks: when they hold, which holds now, which comes next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from halles.stalls.parking.engine.closings import Span, clipped, coming, holding, moments_of, turns
from halles.stalls.parking.models import Closure
from halles.stalls.parking.queries.shapes import Closing
from halles.town.engine.hours import OPEN, Where, intervals, understood
from halles.town.models import Town
from halles.town.queries import where_of

AROUND = timedelta(days=8)
"""What comes back is worked out for so many days before and after."""
MARGIN = timedelta(days=1)
"""Clocks differ from UTC by less."""


@dataclass(frozen=True)
class Closings:
    """The closings of some car parks around a moment."""

    spans: Mapping[str, list[Span]] = field(default_factory=dict)
    """By car park."""
    rows: Mapping[str, Closure] = field(default_factory=dict)
    """By closing."""

    def at(self, car_park: str, moment: datetime) -> Closing | None:
        """Return the closing of a car park that holds at a moment."""
        return self._shape(holding(self.spans.get(car_park, ()), moment))

    def after(self, car_park: str, moment: datetime) -> Closing | None:
        """Return the next closing of a car park, if it begins within seven days."""
        return self._shape(coming(self.spans.get(car_park, ()), moment))

    def next_turn(self, moment: datetime) -> datetime | None:
        """Return the first moment after this one at which any closing begins or ends."""
        return turns((span for spans in self.spans.values() for span in spans), moment)

    def _shape(self, span: Span | None) -> Closing | None:
        if span is None:
            return None
        row = self.rows[span.closure]
        return Closing(
            id=row.pk,
            reason=row.reason,
            starts_at=span.start,
            ends_at=span.end,
            places=span.places,
            is_weekly=bool(row.rule),
            rule=row.rule,
        )


def closings_around(*, town: Town, now: datetime, car_parks: Collection[str] | None = None) -> Closings:
    """Return the closings of a town's car parks around a moment, in one statement; None: of all of them."""
    since, until = now - AROUND, now + AROUND
    found = closure_rows(town=town, since=since, until=until, car_parks=car_parks)
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in found:
        spans[row.car_park_id].extend(spans_of(row, where=where_of(town), since=since, until=until))
    return Closings(spans, {row.pk: row for row in found})


def closure_rows(
    *, town: Town, since: datetime, until: datetime, car_parks: Collection[str] | None = None
) -> list[Closure]:
    """Return the closings that may hold at some moment from `since` until `until`, called off or not."""
    rows = Closure.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=since),
        Q(withdrawn_at=None) | Q(withdrawn_at__gt=since),
        car_park__town=town.slug,
        car_park__removed_at=None,
        starts_at__lt=until,
    )
    rows = rows if car_parks is None else rows.filter(car_park__in=car_parks)
    return list(rows.order_by("starts_at", "id"))


def spans_of(row: Closure, *, where: Where, since: datetime, until: datetime) -> list[Span]:
    """Return when a closing holds; of what comes back, from `since` until `until`, open-ended there.

    It ends at the latest when it was called off.
    """
    last = min((each for each in (row.ends_at, row.withdrawn_at) if each is not None), default=None)
    if not row.rule:
        return [Span(row.pk, row.starts_at, last, row.places)] if last is None or row.starts_at < last else []
    pieces = clipped(_pieces(row.rule, where, since, until), low=max(since, row.starts_at), high=last)
    ends = ((start, None if end >= until else end) for start, end in pieces if start < until)
    return [Span(row.pk, start, end, row.places) for start, end in ends]


def _pieces(rule: str, where: Where, since: datetime, until: datetime) -> Iterable[tuple[datetime, datetime]]:
    """Yield the closed times of a rule, in UTC; a rule that is no longer understood closes nothing."""
    hours = understood(rule)
    if hours is None:
        return
    low, high = (
        (moment.astimezone(UTC) + step).replace(tzinfo=None)
        for moment, step in ((since, -MARGIN), (until, MARGIN))
    )
    for each in intervals(hours, low, high, where=where):
        if each.state == OPEN:
            yield moments_of(each.start, each.end, zone=where.clock)
