"""What other stalls may ask of the directory."""

from functools import partial

from halles.kit.reportable import Reportable
from halles.kit.text import mark
from halles.stalls.directory.commands import (
    claim_request_accept,
    claim_request_refuse,
    content_hide,
    content_show,
    sheet_doubt,
)
from halles.stalls.directory.engine.categories import GROUPS
from halles.stalls.directory.engine.states import AGES, STATES, age_of
from halles.stalls.directory.commands import organisation_close
from halles.stalls.directory.queries import (
    Card,
    Cards,
    Group,
    LaunchSheet,
    NewsView,
    RequestView,
    category_groups,
    claim_requests_open,
    kind_titles,
    launch_list,
    news_latest,
    news_reported,
    news_since,
    photo_reported,
    sheet_count,
    sheet_list,
    sheet_reported,
    sheets_held,
)

__all__ = [
    "AGES",
    "GROUPS",
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
    "kind_titles",
    "launch_list",
    "news_latest",
    "organisation_close",
    "news_since",
    "reportables",
    "sheet_count",
    "sheet_list",
    "sheets_held",
]


def reportables() -> tuple[Reportable, ...]:
    """Return what people may report here: sheets, whose facts can be wrong, news and photos."""
    kinds = (
        ("sheet", mark("A sheet"), sheet_reported, sheet_doubt),
        ("news", mark("A piece of news"), news_reported, None),
        ("photo", mark("A photo"), photo_reported, None),
    )
    return tuple(
        Reportable(
            kind=kind,
            title=title,
            find=find,
            hide=partial(content_hide, what=kind),
            show=partial(content_show, what=kind),
            doubt=doubt,
        )
        for kind, title, find, doubt in kinds
    )
