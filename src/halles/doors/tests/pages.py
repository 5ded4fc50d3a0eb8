"""The pages of the doors, for the tests that visit them all."""

from tests.pages import Page

PAGES = [Page("doors:outbox", town=False)]

ACTIONS = {"doors:trial": "test_trial.py::test_one_writes_and_reads_the_answer_and_nothing_leaves"}
