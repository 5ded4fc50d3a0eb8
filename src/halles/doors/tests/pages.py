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
    Page("doors:helping", who="manager"),
    Page("doors:helping-new", who="manager"),
    Page("doors:helping-person", who="manager", kwargs=lambda world: {"person": world.member.pk}),
    Page("doors:paper", who="manager"),
    Page("doors:my-helpings", who="member"),
    Page("doors:my-helpings", who="member", town=False),
    Page("doors:fridge"),
    Page("doors:week"),
    Page("doors:text-line", who="manager"),
    Page("doors:call"),
    Page("doors:called", kwargs=_call),
    Page("doors:tickets", who="manager"),
    Page("doors:ticket", who="manager", kwargs=_number),
]

ACTIONS = {
    "doors:helping-texts": "test_views_helping.py::test_text_messages_are_stopped_for_her",
    "doors:helping-end": "test_views_helping.py::test_the_end_forgets_all_that_was_hers",
    "doors:helping-receipt": "test_views_helping.py::test_the_receipt_tells_all_and_is_read_back",
    "doors:my-helpings-paper": "test_views_helping.py::test_her_own_journal_is_read_and_printed",
    "doors:called-paper": "test_views_helping.py::test_a_call_for_help_is_found_again_by_its_sheet",
    "doors:fridge-paper": "test_views_sheets.py::test_the_card_is_shown_and_printed",
    "doors:week-paper": "test_views_sheets.py::test_the_week_is_shown_and_printed_from_all_stalls",
    "doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves",
    "doors:text-in": "test_gateway.py::test_a_message_comes_in_once_and_is_answered",
    "doors:text-receipt": "test_gateway.py::test_a_receipt_says_what_became_of_a_message",
    "doors:campaign-send": "test_texts_desk.py::test_a_message_to_many_is_seen_then_sent_once",
    "doors:ticket-claim": "test_tickets_views.py::test_a_call_is_taken_then_answered_by_text",
}
