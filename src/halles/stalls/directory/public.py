"""What other stalls may ask of the directory."""

from halles.stalls.directory.commands import claim_request_accept, claim_request_refuse
from halles.stalls.directory.engine.states import AGES, STATES, age_of
from halles.stalls.directory.queries import (
    Card,
    Cards,
    Group,
    LaunchSheet,
    NewsView,
    RequestView,
    category_groups,
    claim_requests_open,
    launch_list,
    news_latest,
    news_since,
    sheet_count,
    sheet_list,
    sheets_held,
)

__all__ = [
    "AGES",
    "STATES",
    "Card",
    "Cards",
    "Group",
    "LaunchSheet",
    "NewsView",
    "RequestView",
    "age_of",
    "category_groups",
    "claim_request_accept",
    "claim_request_refuse",
    "claim_requests_open",
    "launch_list",
    "news_latest",
    "news_since",
    "sheet_count",
    "sheet_list",
    "sheets_held",
]
