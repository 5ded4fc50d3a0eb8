"""The figures of a town at one moment: counted from its shops and premises, in a form that can be frozen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

VERSION = 1
HELD = ("claimed", "confirmed", "asleep")
LETTERS = ("printed", "expired")


@dataclass(frozen=True, slots=True)
class ShopFact:
    """What is frozen of one shop, under the public id of its sheet."""

    sheet: str
    category: str
    group: str
    state: str
    hours: str
    """"holder", "osm" or "" for none."""
    age: str
    """How old its hours are; "" where there are none."""


def figures(
    *,
    town: str,
    label: str,
    taken_at: str,
    shops: Sequence[ShopFact],
    premises: Mapping[str, int],
    news: int,
    dates: Mapping[str, str | None],
) -> dict[str, Any]:
    """Return what a snapshot holds: text, whole numbers, lists and objects only, sorted."""
    known = [shop for shop in shops if shop.hours]
    return {
        "version": VERSION,
        "town": town,
        "label": label,
        "taken_at": taken_at,
        "shops": {
            "total": len(shops),
            "held": sum(shop.state in HELD for shop in shops),
            "letters": sum(shop.state in LETTERS for shop in shops),
            "by_group": _counts(shop.group for shop in shops),
            "by_state": _counts(shop.state for shop in shops),
        },
        "hours": {
            "known": len(known),
            "unknown": len(shops) - len(known),
            "by_source": _counts(shop.hours for shop in known),
            "by_age": _counts(shop.age for shop in known),
        },
        "premises": dict(premises),
        "news_of_30_days": news,
        "dates": dict(dates),
        "rows": [
            [shop.sheet, shop.category, shop.group, shop.state, shop.hours, shop.age]
            for shop in sorted(shops, key=lambda shop: shop.sheet)
        ],
    }


def flat(frozen: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the counts of a snapshot as (name, value), without the rows: "shops.by_state.asleep", "3"."""
    lines: list[tuple[str, str]] = []
    for name, value in frozen.items():
        if isinstance(value, Mapping):
            lines += [(f"{name}.{inner}", text) for inner, text in flat(value)]
        elif not isinstance(value, list):
            lines.append((name, "" if value is None else str(value)))
    return lines


def percent(part: int, whole: int) -> int:
    """Return a share in whole percents, 0 of nothing."""
    return round(100 * part / whole) if whole else 0


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
