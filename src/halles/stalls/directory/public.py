"""What other stalls may ask of the directory."""

from halles.stalls.directory.queries import (
    Card,
    Cards,
    Group,
    NewsView,
    category_groups,
    news_latest,
    sheet_count,
    sheet_list,
    sheets_held,
)

__all__ = [
    "Card",
    "Cards",
    "Group",
    "NewsView",
    "category_groups",
    "news_latest",
    "sheet_count",
    "sheet_list",
    "sheets_held",
]
