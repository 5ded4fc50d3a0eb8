"""The town hall's addresses, for the page catalogue."""

from tests.pages import Page

PAGES = [
    Page("office:home", budget_kb=14.0),
    Page("office:legal"),
    Page("office:personal-data"),
    Page("office:accessibility"),
    Page("office:help"),
    Page("office:opening", who="manager"),
    Page("office:statistics"),
    Page("office:statistics-csv"),
    Page("office:statistics-now", who="manager"),
    Page("office:towns", town=False, status=302),
    Page("office:legal", town=False),
    Page("office:personal-data", town=False),
    Page("office:accessibility", town=False),
    Page("office:help", town=False),
    Page("office:operations", town=False, who="operator"),
]
_TESTS = "src/halles/stalls/office/tests/test_views.py::"
ACTIONS = {
    "office:closing": _TESTS + "test_manager_opens_and_closes_the_town",
    "office:failure-decide": _TESTS + "test_operator_tries_a_parked_entry_again",
    "office:demo-remove": _TESTS + "test_operator_takes_the_demonstration_away",
}
