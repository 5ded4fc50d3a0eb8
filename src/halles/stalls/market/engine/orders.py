"""The life of an order: from which state each press leads where, for whom, and why not otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

PLACED, ACCEPTED, READY, HANDED_OVER = "placed", "accepted", "ready", "handed-over"
REFUSED, CANCELLED, UNANSWERED, RELEASED = "refused", "cancelled", "unanswered", "released"
STATES = (PLACED, ACCEPTED, READY, HANDED_OVER, REFUSED, CANCELLED, UNANSWERED, RELEASED)

OPEN = frozenset({PLACED, ACCEPTED, READY, UNANSWERED})
"""Something is kept, and somebody may still come for it."""
WAITING = frozenset({PLACED, UNANSWERED})
"""The shop has not said yes yet."""
NOTHING_LEFT = frozenset({REFUSED, CANCELLED, RELEASED})
"""It is over, and nothing is to be paid."""

SHOP, CUSTOMER, CLOCK = "shop", "customer", "clock"

PLACE, ACCEPT, PREPARE, REFUSE, HAND_OVER = "place", "accept", "ready", "refuse", "hand-over"
CANCEL, EXPIRE, RELEASE, PUT_BACK = "cancel", "expire", "release", "put-back"
MISSING, FOUND, WEIGH, BRING_BACK = "missing", "found", "weigh", "bring-back"
"""What is done to one article: the order stays where it is."""

_TABLE: dict[tuple[str, str], tuple[frozenset[str], str]] = {
    (SHOP, ACCEPT): (WAITING, ACCEPTED),
    (SHOP, PREPARE): (WAITING | {ACCEPTED}, READY),
    (SHOP, REFUSE): (OPEN, REFUSED),
    (SHOP, HAND_OVER): (OPEN, HANDED_OVER),
    (CUSTOMER, CANCEL): (OPEN, CANCELLED),
    (CLOCK, EXPIRE): (frozenset({PLACED}), UNANSWERED),
    (CLOCK, RELEASE): (OPEN, RELEASED),
}
"""(who, action): from which states, and to which."""

_LINES = {MISSING: OPEN, FOUND: OPEN, WEIGH: OPEN, BRING_BACK: frozenset({HANDED_OVER})}
"""In which states of the order an article can be missing, found, weighed, brought back."""

_LINE_STATES = {
    PLACED: "asked",
    UNANSWERED: "asked",
    ACCEPTED: "kept",
    READY: "kept",
    HANDED_OVER: "handed-over",
}

NOT_YOURS, TOO_LATE, NOTHING_TO_UNDO = "not-yours", "too-late", "nothing-to-undo"
"""Why a press leads nowhere; where the order's own state is why, the refusal is that state."""

UNDO = timedelta(minutes=10)
_UNDOABLE = frozenset({ACCEPT, PREPARE, REFUSE, HAND_OVER})


@dataclass(frozen=True)
class Step:
    """One step taken: what was pressed, and where the order was after it."""

    action: str
    state: str
    at: datetime


@dataclass(frozen=True)
class Moved:
    """Where an order goes, or the word of why it does not: one of the two is empty."""

    state: str = ""
    refusal: str = ""


def move(state: str, action: str, who: str) -> Moved:
    """Return where `action` by `who` leads from `state`, or why it leads nowhere."""
    found = _TABLE.get((who, action))
    if found is None:
        return Moved(refusal=NOT_YOURS)
    froms, to = found
    return Moved(to) if state in froms else Moved(refusal=state)


def may_change_line(state: str, action: str) -> Moved:
    """Say whether an article of an order in `state` can be missing, found, weighed or brought back."""
    return Moved(state) if state in _LINES[action] else Moved(refusal=state)


def step_back(steps: Sequence[Step], *, now: datetime) -> Moved:
    """Return where an order is put back to: before the shop's own last step, within ten minutes of it."""
    if len(steps) < 2 or steps[-1].action not in _UNDOABLE:
        return Moved(refusal=NOTHING_TO_UNDO)
    if now >= steps[-1].at + UNDO:
        return Moved(refusal=TOO_LATE)
    return Moved(steps[-2].state)


def line_state(state: str) -> str:
    """Return where the articles of an order are that are neither missing nor brought back."""
    return _LINE_STATES.get(state, "off")


def presses(state: str) -> list[str]:
    """Return what the shop's screen offers in a state, the usual one first."""
    order = (ACCEPT, PREPARE, HAND_OVER, REFUSE)
    offered = [action for action in order if move(state, action, SHOP).state]
    return [action for action in offered if not (state in WAITING and action == HAND_OVER)]
