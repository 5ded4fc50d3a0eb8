"""The pages of the doors, for the tests that visit them all."""

from tests.pages import Page

PAGES = [Page("doors:outbox", town=False)]
