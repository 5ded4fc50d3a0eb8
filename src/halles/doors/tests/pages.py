"""The pages of the doors, for the tests that visit them all."""

from tests.pages import Page

PAGES = [Page("doors:outbox", town=False)]

ACTIONS = {"doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves"}
PAGES = [
    Page("doors:outbox", town=False),
    Page("doors:texts-desk", who="manager"),
    Page("doors:campaign", who="manager"),
]
_TEXTS = "src/halles/doors/tests/test_texts_desk.py::"
ACTIONS = {"doors:campaign-send": _TEXTS + "test_a_message_to_many_is_seen_then_sent_once"}
