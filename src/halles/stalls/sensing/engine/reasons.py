"""Why a report is refused: one word each, counted in public."""

from typing import Final

UNREGISTERED: Final = "unregistered"
"""No device of this name is in the register, or its secret is another one."""
ENDED: Final = "ended"
"""The device was removed from the register, or its end date is over."""
UNDECLARED_FIELD: Final = "undeclared_field"
"""It sends something that its page does not say."""
UNREADABLE: Final = "unreadable"
"""No dialect reads it."""
BAD_VALUE: Final = "bad_value"
"""A value is no number, or lies outside what the register holds possible."""
NO_KEY: Final = "no_key"
"""A count without anything that names the message: sent twice, it would count twice."""
TOO_OLD: Final = "too_old"
"""Older than what is kept to tell a repetition."""
FUTURE: Final = "future"
"""Measured in the future: a clock is wrong."""
BORROWED_NAME: Final = "borrowed_name"
"""A device speaks under another one's name."""
TOO_LARGE: Final = "too_large"

REASONS: Final = (
    UNREGISTERED,
    ENDED,
    UNDECLARED_FIELD,
    UNREADABLE,
    BAD_VALUE,
    NO_KEY,
    TOO_OLD,
    FUTURE,
    BORROWED_NAME,
    TOO_LARGE,
)
