"""Writes of the town floor: towns, quarters, places, base map."""

from halles.town.commands.addresses import addresses_replace
from halles.town.commands.base_map import map_replace
from halles.town.commands.description import CONTACTS, town_contacts_set, town_describe, town_stalls_set
from halles.town.commands.drawing import map_draw, map_stale
from halles.town.commands.places import place_add, quarter_create
from halles.town.commands.premises import premises_add, premises_take, premises_vacate
from halles.town.commands.premises_import import Unit, premises_import
from halles.town.commands.towns import TOWNS, demo_remove, town_close, town_create, town_open

__all__ = [
    "CONTACTS",
    "TOWNS",
    "Unit",
    "addresses_replace",
    "demo_remove",
    "map_draw",
    "map_replace",
    "map_stale",
    "place_add",
    "premises_add",
    "premises_import",
    "premises_take",
    "premises_vacate",
    "quarter_create",
    "town_close",
    "town_contacts_set",
    "town_create",
    "town_describe",
    "town_open",
    "town_stalls_set",
]
