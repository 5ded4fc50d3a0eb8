"""Reads of the town floor."""

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
    "MapChange",
    "Shape",
    "holidays_around",
    "map_compare",
    "place_get",
    "premises_list",
    "quarter_list",
    "shape_list",
    "street_names",
    "territory_list",
    "town_by_host",
    "town_by_insee",
    "town_by_slug",
    "town_list",
]
