"""The way of a report: its cause, whose turn it is, what each act leads to, what the public sees."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHOP, MANAGER, CLOSED = "shop", "manager", "closed"
STATES = (SHOP, MANAGER, CLOSED)

TO_ANSWER = timedelta(days=3)
"""What a shop has to answer before the manager takes over."""
DOUBT = timedelta(days=7)
"""For how long at most a page says that something on it is being checked."""
QUIET = timedelta(days=30)
"""From the beginning of a doubt, no other is shown on the same page: nobody keeps one up for ever."""


def mark(label: str) -> str:
    """Mark a label for extraction; an engine imports nothing of ours, so not the one of `kit.text`."""
    return label


@dataclass(frozen=True)
class Cause:
    """Why something is reported. A grave one goes to the manager at once; some need words."""

    label: str
    is_error: bool = False
    """A fact that is wrong; else content that should not be there."""
    is_grave: bool = False
    needs_words: bool = False


CAUSES: dict[str, Cause] = {
    "hours": Cause(mark("The opening hours are wrong"), is_error=True),
    "closed": Cause(mark("It has closed for good"), is_error=True),
    "address": Cause(mark("The address is wrong"), is_error=True),
    "phone": Cause(mark("The telephone number is wrong"), is_error=True),
    "other-error": Cause(mark("Something else is wrong"), is_error=True, needs_words=True),
    "false": Cause(mark("It is not true")),
    "hurtful": Cause(mark("It insults or hurts somebody")),
    "advert": Cause(mark("It advertises what may not be advertised")),
    "consent": Cause(mark("It shows a person without her consent"), is_grave=True),
    "child": Cause(mark("It shows or endangers a child"), is_grave=True),
    "illegal": Cause(mark("It is against the law"), is_grave=True),
    "other": Cause(mark("Another reason"), needs_words=True),
}

OUTCOMES: dict[str, str] = {
    "corrected": mark("Corrected"),
    "right": mark("It was right"),
    "kept": mark("Nothing to change"),
    "hidden": mark("No longer shown"),
}
"""How a report can end."""

SHOP_ACTS = ("corrected", "right")
MANAGER_ACTS = ("kept", "corrected", "hidden")


def first_state(cause: str, *, is_held: bool) -> str:
    """Return whose turn it is first: the shop's, unless nobody holds the thing or the cause is grave."""
    return SHOP if is_held and not CAUSES[cause].is_grave else MANAGER


def after_shop(cause: str, act: str) -> str:
    """Return the state after the shop's answer; whether content is right is not for its author to say."""
    return CLOSED if act == "corrected" or CAUSES[cause].is_error else MANAGER


def is_late(told_shop_at: datetime, *, now: datetime) -> bool:
    """Say whether the shop has let its time pass."""
    return now - told_shop_at >= TO_ANSWER


def doubt_until(cause: str, *, made_at: datetime, last_doubt_at: datetime | None) -> datetime | None:
    """Return until when the page says that it is being checked, or None where it never does.

    Only for facts, and only after a quiet time since the last doubt began on the same page.
    """
    if not CAUSES[cause].is_error or (last_doubt_at and made_at - last_doubt_at < QUIET):
        return None
    return made_at + DOUBT


def may_judge(person: str, *, hidden_by: str, managers: frozenset[str]) -> bool:
    """Say whether a manager may decide about a contested hiding: not her own, if there is another manager."""
    return person != hidden_by or not managers - {person}
