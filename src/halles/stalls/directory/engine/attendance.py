"""Who stands where on a day: told from hours, from what was said of that day, and from how old it all is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

EXPECTED, ABSENT, UNCONFIRMED = "expected", "absent", "unconfirmed"

Span = tuple[int, int]
"""Minutes after midnight, from and until; the end is beyond 24 hours where it is past midnight."""


@dataclass(frozen=True, slots=True)
class Held:
    """When a market is held on a day, or a seller stands somewhere, as far as its hours tell.

    Not sure and without spans: nothing is known of that day. Not sure with spans: the usual ones, on a day
    about which nobody has spoken, such as a public holiday. Cancelled: one of its days, but not this time.
    """

    day: date
    spans: tuple[Span, ...]
    is_sure: bool = True
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Attends:
    """Whether a seller is there on a day: EXPECTED, ABSENT or UNCONFIRMED; `spans` are when she would be."""

    state: str
    spans: tuple[Span, ...]


def attends(
    held: Held, own: Held | None, away: Sequence[Span] = (), *, is_recent: bool = True
) -> Attends | None:
    """Return whether a seller comes to what is `held`, or None where it is not one of her days.

    `own`: her own days and hours, None where they are those of the market. `away`: when she said that she
    is not there. `is_recent`: somebody spoke of her pitch lately enough to be believed.
    """
    here = held if own is None else own
    if not held.spans or (not here.spans and here.is_sure):
        return None
    left = spans_left(here.spans, away)
    if here.spans and not left:
        return Attends(ABSENT, here.spans)
    is_sure = held.is_sure and here.is_sure and is_recent
    return Attends(EXPECTED if is_sure else UNCONFIRMED, left)


def spans_left(spans: Iterable[Span], away: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of spans once others are taken out of them."""
    left = list(spans)
    for start, end in away:
        parts = ((at, min(until, start), max(at, end), until) for at, until in left)
        left = [span for at, before, after, until in parts for span in ((at, before), (after, until))]
        left = [(at, until) for at, until in left if at < until]
    return tuple(left)
