"""Until when a slate is shown: the last closing of its day."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

UNKNOWN = time(20)
"""When the hours are not known, or the shop is closed all day."""
NIGHT = time(4)
"""A shop that closes after midnight is still of the day before."""


def slate_ends(now: datetime, spans: Iterable[tuple[datetime, datetime]]) -> datetime:
    """Return when a slate chalked `now` goes, from when the shop is open (all on the wall clock).

    At the last closing of the day; where none is ahead at 20:00, or at midnight after that.
    """
    midnight = datetime.combine(now.date() + timedelta(days=1), time())
    night = datetime.combine(midnight.date(), NIGHT)
    closings = [min(end, night) for start, end in spans if start < midnight and end > now]
    evening = datetime.combine(now.date(), UNKNOWN)
    return max(closings, default=evening if now < evening else midnight)
