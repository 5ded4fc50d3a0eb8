"""The pages of the design system."""

from tests.pages import Page

PAGES = [Page("ui:style", town=False)]
