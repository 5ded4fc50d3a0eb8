"""Reads of the directory: the list and its search, a sheet, news and photos."""

from halles.stalls.directory.queries.cards import Card, Cards, Group, sheet_list
from halles.stalls.directory.queries.chosen import (
    Asked,
    Candidate,
    Chosen,
    FacetCount,
    candidates,
    sheet_chosen,
)
from halles.stalls.directory.queries.launch import (
    LaunchSheet,
    RequestView,
    claim_request_of,
    claim_requests_open,
    launch_list,
    news_since,
)
from halles.stalls.directory.queries.listing import (
    CardPage,
    category_groups,
    sheet_count,
    sheet_page,
    sheet_search,
)
from halles.stalls.directory.queries.map_points import map_points
from halles.stalls.directory.queries.misses import kind_asked, kind_titles
from halles.stalls.directory.queries.news import (
    NewsView,
    PhotoView,
    news_latest,
    news_of_holder,
    photos_of_holder,
    sheet_living,
)
from halles.stalls.directory.queries.open_now import (
    OpenKind,
    OpenNow,
    Shop,
    markets_today,
    open_now,
)
from halles.stalls.directory.queries.reported import (
    news_reported,
    photo_hidden_on,
    photo_reported,
    sheet_reported,
)
from halles.stalls.directory.queries.rounds import Door, Round, letter_round
from halles.stalls.directory.queries.sheet_now import SheetNow, sheet_now
from halles.stalls.directory.queries.sheets import (
    SheetView,
    osm_values,
    sheet_get,
    sheet_view,
    sheets_held,
    version_latest,
    version_list,
)
from halles.stalls.directory.queries.spots import Spot, spot_named, spots, spots_near
from halles.stalls.directory.queries.visits import Passed, Visit, Way, sheets_open_in, way_get

__all__ = [
    "Asked",
    "Candidate",
    "Card",
    "CardPage",
    "Cards",
    "Chosen",
    "Door",
    "FacetCount",
    "Group",
    "LaunchSheet",
    "NewsView",
    "OpenKind",
    "OpenNow",
    "Passed",
    "PhotoView",
    "RequestView",
    "Round",
    "SheetNow",
    "SheetView",
    "Shop",
    "Spot",
    "Visit",
    "Way",
    "candidates",
    "category_groups",
    "claim_request_of",
    "claim_requests_open",
    "kind_asked",
    "kind_titles",
    "launch_list",
    "letter_round",
    "map_points",
    "markets_today",
    "news_latest",
    "news_of_holder",
    "news_reported",
    "news_since",
    "open_now",
    "osm_values",
    "photo_hidden_on",
    "photo_reported",
    "photos_of_holder",
    "sheet_chosen",
    "sheet_count",
    "sheet_get",
    "sheet_list",
    "sheet_living",
    "sheet_now",
    "sheet_page",
    "sheet_reported",
    "sheet_search",
    "sheet_view",
    "sheets_held",
    "sheets_open_in",
    "spot_named",
    "spots",
    "spots_near",
    "version_latest",
    "version_list",
    "way_get",
]
