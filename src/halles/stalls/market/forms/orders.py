"""What the shop's screen of orders receives: a reason, a number; and what it says when a press is done."""

from django.http import QueryDict
from django.utils.translation import gettext

from halles.kit.text import mark
from halles.stalls.market.engine import orders as engine

REASONS = (
    mark("There is none left."),
    mark("Too many orders today."),
    mark("We close earlier today."),
    mark("Not in time for this hour."),
)
"""Why a shop says no, in one tap."""

PRESS_DONE = {
    engine.ACCEPT: mark("Accepted: the customer knows."),
    engine.PREPARE: mark("Ready: the customer knows."),
    engine.HAND_OVER: mark("Handed over. You can go back for ten minutes."),
    engine.REFUSE: mark("The customer knows why. You can go back for ten minutes."),
    engine.RELEASE: mark("It is on the shelf again."),
    engine.PUT_BACK: mark("Done: the order is where it was before."),
}


def refusal_reasons() -> list[str]:
    """Return the reasons in the language of the page."""
    return [gettext(reason) for reason in REASONS]


def reason_typed(posted: QueryDict) -> str:
    """Return the reason of a refusal: the button that was tapped, or the words that were typed."""
    return posted.get("reason", "").strip() or posted.get("words", "").strip()


def number_typed(posted: QueryDict, name: str) -> int:
    """Return a whole number that was typed; 0, which every command refuses, where it is none."""
    text = "".join(posted.get(name, "").split())
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else 0
