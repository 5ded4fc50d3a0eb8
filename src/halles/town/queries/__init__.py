"""Reads of the town floor."""

from halles.town.queries.maps import (
    MapView,
    MarkView,
    box_around,
    map_view,
    unit_of,
)
from halles.town.queries.points import (
    MapPoint,
    maps_stale,
    points_list,
    positions_list,
)
from halles.town.queries.streets import (
    Door,
    Streets,
    StreetView,
    drawing_get,
    streets_get,
)
from halles.town.queries.towns import (
    MapChange,
    Shape,
    holidays_around,
    map_compare,
    place_get,
    premises_list,
    quarter_list,
    shape_list,
    street_names,
    territory_list,
    town_by_host,
    town_by_insee,
    town_by_slug,
    town_list,
)

__all__ = [
    "Door",
    "MapChange",
    "MapPoint",
    "MapView",
    "MarkView",
    "Shape",
    "StreetView",
    "Streets",
    "box_around",
    "drawing_get",
    "holidays_around",
    "map_compare",
    "map_view",
    "maps_stale",
    "place_get",
    "points_list",
    "positions_list",
    "premises_list",
    "quarter_list",
    "shape_list",
    "street_names",
    "streets_get",
    "territory_list",
    "town_by_host",
    "town_by_insee",
    "town_by_slug",
    "town_list",
    "unit_of",
]
