"""Until when a question waits for its answer: the evening of the shop, the same day if it can still reply."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

EVENING = time(22)
"""After which nobody is asked to answer, whatever the hours say."""
TO_ANSWER = timedelta(minutes=30)
"""What a shop needs at least: who asks just before it closes is answered on its next day."""

Span = tuple[datetime, datetime]


def expiry(now: datetime, spans: Iterable[Span]) -> datetime:
    """Return when a question asked `now` expires, from when the shop is open (all on the wall clock).

    That is its last closing of the first day on which it has time to answer, at EVENING at the latest. Of a
    shop whose hours nobody knows, or that opens on no day ahead: this evening, or tomorrow's.
    """
    closings: dict[date, datetime] = {}
    for start, end in spans:
        day = start.date()
        closing = min(end, datetime.combine(day, EVENING))
        closings[day] = max(closings.get(day, closing), closing)
    for _day, closing in sorted(closings.items()):
        if closing - now >= TO_ANSWER:
            return closing
    tonight = datetime.combine(now.date(), EVENING)
    return tonight if tonight - now >= TO_ANSWER else tonight + timedelta(days=1)
