"""What the floors above may call of the town floor."""

from halles.town.commands import (
    TOWNS,
    demo_remove,
    map_replace,
    place_add,
    quarter_create,
    town_close,
    town_create,
    town_open,
)
from halles.town.queries import (
    MapChange,
    Shape,
    map_compare,
    place_get,
    quarter_list,
    shape_list,
    street_names,
    town_by_host,
    town_by_insee,
    town_by_slug,
    town_list,
)

__all__ = [
    "TOWNS",
    "MapChange",
    "Shape",
    "demo_remove",
    "map_compare",
    "map_replace",
    "place_add",
    "place_get",
    "quarter_create",
    "quarter_list",
    "shape_list",
    "street_names",
    "town_by_host",
    "town_by_insee",
    "town_by_slug",
    "town_close",
    "town_create",
    "town_list",
    "town_open",
]
