"""When one may come: the hours of a shop cut into slots, until when it keeps, by when it answers.

Opening hours come on the clock on the wall; all that is told here is in UTC, so that the night on which
the clock is moved has as many minutes as it really has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HORIZON = 14
"""Days ahead that one may choose from."""
ROUND = timedelta(minutes=5)
LEAST = timedelta(minutes=15)
"""What must be left of a slot to be offered still."""
DAY = timedelta(days=1)

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Slot:
    """From when until when one may come (UTC), of which part of the hours, and for how many more orders."""

    start: datetime
    end: datetime
    left: int
    begins: datetime
    """Where the slot itself begins: before `start` once it is under way."""


def opened(intervals: Iterable[Span], *, zone: ZoneInfo) -> list[Span]:
    """Return open spans of the wall clock as spans of UTC, in order, touching ones joined, none empty.

    A span of several days (a shop that never closes) is cut at each midnight.
    """
    joined: list[Span] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    cut = [piece for span in joined for piece in _by_day(span)]
    real = [(_utc(start, zone), _utc(end, zone)) for start, end in cut]
    return [(start, end) for start, end in real if start < end]


def slots(
    spans: Sequence[Span],
    *,
    now: datetime,
    minutes: int,
    prepare: int,
    cap: int,
    taken: Sequence[datetime] = (),
) -> list[Slot]:
    """Return the slots that still have room, of `minutes` each from an opening on, the last cut to closing.

    `spans` are UTC; nobody comes before `prepare` minutes have passed. `taken` are the starts of the orders
    that count against `cap`.
    """
    earliest = _rounded(now + timedelta(minutes=prepare))
    found = []
    for begins, end in _grid(spans, timedelta(minutes=minutes)):
        start = max(begins, earliest)
        left = cap - sum(begins <= one < end for one in taken)
        if left > 0 and end - start >= min(LEAST, end - begins):
            found.append(Slot(start, end, left, begins))
    return found


def slot_at(found: Iterable[Slot], moment: datetime) -> Slot | None:
    """Return the slot that a moment lies in."""
    return next((slot for slot in found if slot.begins <= moment < slot.end), None)


def kept_until(spans: Sequence[Span], *, since: datetime, days: int, zone: ZoneInfo) -> datetime | None:
    """Return when the shop closes on the `days`-th day that it opens, the day of `since` counted.

    None where its hours are not known that far.
    """
    closings: dict[date, datetime] = {}
    for start, end in spans:
        if end > since:
            closings[start.astimezone(zone).date()] = end
    ends = list(closings.values())
    return ends[days - 1] if len(ends) >= days else None


def answer_by(spans: Sequence[Span], *, since: datetime, minutes: int) -> datetime | None:
    """Return when `minutes` of open time have passed since a moment; None where they never do."""
    rest = timedelta(minutes=minutes)
    for start, end in spans:
        begin = max(start, since)
        if end <= begin:
            continue
        if end - begin >= rest:
            return begin + rest
        rest -= end - begin
    return None


def _by_day(span: Span) -> list[Span]:
    """Return a span whole, or cut at midnights where it is longer than a day."""
    start, end = span
    if end - start <= DAY:
        return [span]
    pieces = []
    while start < end:
        midnight = datetime.combine(start.date() + DAY, time())
        pieces.append((start, min(midnight, end)))
        start = midnight
    return pieces


def _grid(spans: Sequence[Span], length: timedelta) -> list[Span]:
    """Return each opening cut into slots; a last piece too short to come in belongs to the one before."""
    found: list[Span] = []
    for start, end in spans:
        while end - start >= length + LEAST:
            found.append((start, start + length))
            start += length
        found.append((start, end))
    return found


def _rounded(moment: datetime) -> datetime:
    """Return a moment, or the next one that is a multiple of five minutes."""
    over = (moment - datetime(2000, 1, 1, tzinfo=UTC)) % ROUND
    return moment + (ROUND - over if over else over)


def _utc(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)
