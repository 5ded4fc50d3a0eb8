"""Kinds of shops and services: one short list for people, and how OpenStreetMap's many tags lead to it."""

from halles.stalls.directory.engine.categories.naf import SHOPS, category_of_naf
from halles.stalls.directory.engine.categories.osm import category_of, category_tags
from halles.stalls.directory.engine.categories.table import CATEGORIES, GROUPS, Category

__all__ = ["CATEGORIES", "GROUPS", "SHOPS", "Category", "category_of", "category_of_naf", "category_tags"]
