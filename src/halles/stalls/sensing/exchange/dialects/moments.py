"""Times as devices and networks write them, in milliseconds since 1970, UTC."""

from datetime import UTC, datetime
from typing import Any, Final

from halles.stalls.sensing.exchange.dialects.faults import Unreadable

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_IN_SECONDS_BELOW: Final = 100_000_000_000
"""A number below this is in seconds (until the year 5138), above in milliseconds (since 1973)."""
_LAST: Final = 253_402_300_800_000
"""The year 10000."""


def moment(value: Any) -> int | None:
    """Return the time that `value` says: ISO 8601 (UTC where no zone is given) or seconds or ms since 1970.

    None where it says nothing. Raises Unreadable where it says something else.
    """
    if value is None or value == "":
        return None
    kind = type(value)
    if kind is str:
        return _of_text(value)
    if kind is int or kind is float:
        return _of_number(value)
    raise Unreadable("a time is neither a text nor a number")


def _of_text(text: str) -> int:
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        since = at - _EPOCH
        found = since.days * 86_400_000 + since.seconds * 1000 + since.microseconds // 1000
    except (ValueError, OverflowError):
        raise Unreadable("a time is not written as in ISO 8601") from None
    if found < 0:
        raise Unreadable("a time is before 1970")
    return found


def _of_number(number: float) -> int:
    found = number * 1000 if number < _IN_SECONDS_BELOW else number
    if not 0 <= found < _LAST:
        raise Unreadable("a time is before 1970 or too far away")
    return int(found)
