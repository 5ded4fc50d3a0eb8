"""The pages of the doors, for the tests that visit them all."""

from tests.pages import Page

PAGES = [
    Page("doors:outbox", town=False),
    Page("doors:texts-desk", who="manager"),
    Page("doors:campaign", who="manager"),
]

ACTIONS = {
    "doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves",
    "doors:campaign-send": "test_texts_desk.py::test_a_message_to_many_is_seen_then_sent_once",
}
