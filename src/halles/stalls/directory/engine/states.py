"""How far a sheet is on its way to its holder: imported, letter printed, claimed, confirmed, asleep."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

FRESH = timedelta(days=30)
"""A confirmation younger than this is fresh."""
ASLEEP = timedelta(days=90)
"""After so long without a sign of life of its holder, a sheet sleeps."""
YEAR = timedelta(days=365)

STATES = ("imported", "printed", "expired", "claimed", "confirmed", "asleep")
"""Every state, from nobody's sheet to one that sleeps."""

AGES = ("month", "quarter", "year", "older", "unknown")
"""How old what is known is: under 30 days, 90 days, a year, more, or nobody can say."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, since when, and the last sign of life of the sheet's holder."""

    state: str
    since: datetime | None
    last_sign: datetime | None


def standing_of_free(
    *, added_at: datetime, printed_at: datetime | None, expires_at: datetime | None, now: datetime
) -> Standing:
    """Return the standing of a sheet that nobody holds; the letter's days are those of its latest code."""
    if printed_at is None or expires_at is None:
        return Standing("imported", added_at, None)
    if expires_at <= now:
        return Standing("expired", expires_at, None)
    return Standing("printed", printed_at, None)


def standing_of_held(
    *,
    claimed_at: datetime | None,
    confirmed_at: datetime | None,
    signs: Iterable[datetime | None],
    now: datetime,
) -> Standing:
    """Return the standing of a sheet that somebody holds; `signs` are what else its holder did, and when.

    Fresh means confirmed less than 30 days ago; asleep, nothing at all from its holder for 90 days.
    """
    last = max((sign for sign in (claimed_at, confirmed_at, *signs) if sign), default=None)
    if confirmed_at and now - confirmed_at < FRESH:
        return Standing("confirmed", confirmed_at, last)
    if last is None or now - last >= ASLEEP:
        return Standing("asleep", last, last)
    return Standing("claimed", claimed_at, last)


def age_of(moment: datetime | None, *, now: datetime) -> str:
    """Return the key of AGES under which something known since `moment` is counted."""
    if moment is None:
        return "unknown"
    age = now - moment
    steps = (("month", FRESH), ("quarter", ASLEEP), ("year", YEAR))
    return next((name for name, most in steps if age < most), "older")
