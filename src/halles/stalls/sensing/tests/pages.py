"""The sensing stall's pages, as whom they are visited and what they may weigh."""

from tests.pages import Page

PAGES: list[Page] = []
