"""The market stall's pages, as whom they are visited and what they may weigh."""

from tests.pages import Page

PAGES = [
    Page("market:list"),
    Page("market:new", who="member"),
]
