"""How fresh a quantity is, as one says it: seen this morning, probably, to be asked, gone."""

from datetime import datetime

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
TILL, PROBABLY, ASK, GONE = "till", "probably", "ask", "gone"
NOON, DUSK = 12, 18


def told(*, how: str, seen_at: datetime | None, now: datetime, is_gone: bool, by_till: bool) -> str:
    """Return the word of what may be said of an item; times are of the wall clock.

    What was seen today is told by its part of the day. What a till told yesterday was on the shelf in the
    evening: later it is a chance like any other.
    """
    if is_gone:
        return GONE
    if how == "seen" and seen_at and seen_at.date() == now.date():
        return MORNING if seen_at.hour < NOON else AFTERNOON if seen_at.hour < DUSK else EVENING
    if how == "ask" or seen_at is None:
        return ASK
    if by_till and (now.date() - seen_at.date()).days == 1:
        return TILL
    return PROBABLY


def is_seen(word: str) -> bool:
    """Say whether somebody saw it today."""
    return word in (MORNING, AFTERNOON, EVENING)
