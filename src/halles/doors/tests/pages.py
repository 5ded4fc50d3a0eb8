"""The pages of the doors, for the tests that visit them all."""

from tests.pages import Page

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
]

ACTIONS = {
    "doors:helping-end": "test_views_helping.py::test_the_end_forgets_all_that_was_hers",
    "doors:helping-receipt": "test_views_helping.py::test_the_receipt_tells_all_and_its_square_is_read_back",
    "doors:my-helpings-paper": "test_views_helping.py::test_her_own_journal_is_read_in_her_account_and_printed",
    "doors:fridge-paper": "test_views_sheets.py::test_the_card_is_shown_and_printed",
    "doors:week-paper": "test_views_sheets.py::test_the_week_is_shown_and_printed_from_all_stalls",
    "doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves",
    "doors:campaign-send": "test_texts_desk.py::test_a_message_to_many_is_seen_then_sent_once",
}
