"""Writes of the town floor: towns, quarters, places, base map."""

from halles.town.commands.base_map import map_replace
from halles.town.commands.places import place_add, quarter_create
from halles.town.commands.towns import TOWNS, demo_remove, town_close, town_create, town_open

__all__ = [
    "TOWNS",
    "demo_remove",
    "map_replace",
    "place_add",
    "quarter_create",
    "town_close",
    "town_create",
    "town_open",
]
