"""The stock stall's pages, as whom they are visited and what they may weigh."""

from tests.pages import Page

PAGES = [
    Page("stock:list"),
    Page("stock:new", who="member"),
]
