"""The pages of the doors, for the tests that visit them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.pages import Page

if TYPE_CHECKING:
    from tests.world import World


def _call(world: World) -> dict[str, Any]:
    return {"ticket": world.call.pk}  # type: ignore[attr-defined]


def _number(world: World) -> dict[str, Any]:
    return {"number": world.call.number}  # type: ignore[attr-defined]


PAGES = [
    Page("doors:outbox", town=False),
    Page("doors:texts-desk", who="manager"),
    Page("doors:campaign", who="manager"),
    Page("doors:call"),
    Page("doors:called", kwargs=_call),
    Page("doors:tickets", who="manager"),
    Page("doors:ticket", who="manager", kwargs=_number),
]

ACTIONS = {
    "doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves",
    "doors:text-in": "test_gateway.py::test_a_message_comes_in_once_and_is_answered",
    "doors:text-receipt": "test_gateway.py::test_a_receipt_says_what_became_of_a_message",
    "doors:campaign-send": "test_texts_desk.py::test_a_message_to_many_is_seen_then_sent_once",
    "doors:ticket-claim": "test_tickets_views.py::test_a_call_is_taken_then_answered_by_text",
}
