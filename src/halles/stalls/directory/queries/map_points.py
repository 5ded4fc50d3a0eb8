"""Shops and services as points of the town's map."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from halles.kit.prepared import Prepared
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.engine.merge import groups_with, merged
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.cards import listed
from halles.stalls.directory.queries.pitches import MARKET
from halles.town.public import MapPoint

SYMBOLS = {
    "food": "basket",
    "eating": "cup",
    "clothes": "shirt",
    "health": "cross",
    "home": "house",
    "culture": "book",
    "lodging": "bed",
    "services": "scissors",
    "public": "flag",
}
"""The sign of each group of categories on the map; the others have a dot."""

_SHOWN = ("name", "category", "number", "street", "lon", "lat")
_GROUPS = groups_with(*_SHOWN)


def map_points(*, town: str) -> list[MapPoint]:
    """Return the sheets of a town, in one question to the database."""
    language = get_language() or "fr"
    prefix = reverse("directory:list", urlconf=settings.TOWN_URLCONF)
    return [_point(row, prefix, _words(language)) for row in _ROWS.rows(town=town)]


def market_points(*, town: str) -> list[MapPoint]:
    """Return the markets of a town, in one question to the database."""
    prefix = reverse("directory:list", urlconf=settings.TOWN_URLCONF)
    words = _words(get_language() or "fr")
    return [_point(row, prefix, words) for row in _rows(town).filter(listed_category=MARKET)]


def _rows(town: str) -> QuerySet[Sheet, Any]:
    columns = ("slug", "without", *_SHOWN, *(f"osm__{name}" for name in _SHOWN))
    return listed(town).order_by("listed_as", "id").values_list(*columns)


_ROWS = Prepared(_rows, "town")


@cache
def _words(language: str) -> dict[str, tuple[str, str, str, str]]:
    """Return for each category its words, its group, the words of that and its sign."""
    with override(language):
        return {
            key: (
                gettext(kind.label),
                kind.group,
                gettext(GROUPS[kind.group]),
                SYMBOLS.get(kind.group, "dot"),
            )
            for key, kind in CATEGORIES.items()
        }


def _point(row: tuple[Any, ...], prefix: str, words: dict[str, tuple[str, str, str, str]]) -> MapPoint:
    slug, without, *values = row
    own = dict(zip(_SHOWN, values, strict=False))
    theirs = dict(zip(_SHOWN, values[len(_SHOWN) :], strict=True))
    emptied = json.loads(without) if isinstance(without, str) else without
    shown = merged(own, theirs, emptied, groups=_GROUPS)[0]
    here = own if own["lon"] is not None else theirs
    kind, group, group_title, symbol = words.get(shown["category"], ("", "", "", "dot"))
    return MapPoint(
        title=shown["name"],
        kind=kind,
        href=f"{prefix}{slug}/",
        group=group,
        group_title=group_title,
        symbol=symbol,
        lon=here["lon"],
        lat=here["lat"],
        street=shown["street"],
        number=shown["number"],
    )
