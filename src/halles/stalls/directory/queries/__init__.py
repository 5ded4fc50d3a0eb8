"""Reads of the directory: the list and its search, a sheet, news and photos."""

from halles.stalls.directory.queries.cards import Card, Cards, Group, category_groups, sheet_count, sheet_list
from halles.stalls.directory.queries.launch import (
    LaunchSheet,
    RequestView,
    claim_request_of,
    claim_requests_open,
    launch_list,
    news_since,
)
from halles.stalls.directory.queries.news import (
    NewsView,
    PhotoView,
    news_latest,
    news_of_holder,
    photos_of_holder,
    sheet_living,
)
from halles.stalls.directory.queries.sheets import (
    SheetView,
    osm_values,
    sheet_get,
    sheet_view,
    sheets_held,
    version_latest,
    version_list,
)

__all__ = [
    "Card",
    "Cards",
    "Group",
    "LaunchSheet",
    "NewsView",
    "PhotoView",
    "RequestView",
    "SheetView",
    "category_groups",
    "claim_request_of",
    "claim_requests_open",
    "launch_list",
    "news_latest",
    "news_of_holder",
    "news_since",
    "osm_values",
    "photos_of_holder",
    "sheet_count",
    "sheet_get",
    "sheet_list",
    "sheet_living",
    "sheet_view",
    "sheets_held",
    "version_latest",
    "version_list",
]
