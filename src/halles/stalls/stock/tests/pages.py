"""The addresses of the stock stall, for the tests that go through all pages."""

from tests.pages import Page

PAGES: list[Page] = []
ACTIONS: dict[str, str] = {}
