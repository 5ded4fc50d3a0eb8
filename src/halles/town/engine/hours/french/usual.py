"""Hours and seasons to choose from, when days are told without hours or a season without dates."""

from collections.abc import Sequence
from dataclasses import replace

from halles.town.engine.hours.french.items import Days, Item, Sign, Times
from halles.town.engine.hours.french.times import Span

SEASONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("De juin à août", {"summer": "Jun-Aug", "high": "Jun-Aug", "winter": "Sep-May", "low": "Sep-May"}),
    ("Juillet et août", {"summer": "Jul-Aug", "high": "Jul-Aug", "winter": "Sep-Jun", "low": "Sep-Jun"}),
    ("D’avril à septembre", {"summer": "Apr-Sep", "high": "Apr-Sep", "winter": "Oct-Mar", "low": "Oct-Mar"}),
)


def _at(*hours: float) -> tuple[Span, ...]:
    minutes = [round(hour * 60) for hour in hours]
    return tuple(zip(minutes[::2], minutes[1::2], strict=True))


_ALL_DAY = (_at(9, 12, 14, 18), _at(9, 12.5, 14, 19), _at(9, 19))
_PARTS = {
    "morning": (_at(9, 12), _at(9, 12.5), _at(8, 12)),
    "noon": (_at(12, 14), _at(12, 14.5), _at(11.5, 14)),
    "afternoon": (_at(14, 18), _at(14, 19), _at(13.5, 17.5)),
    "evening": (_at(19, 22), _at(19, 22.5), _at(18.5, 21.5)),
}


def with_hours(items: Sequence[Item]) -> list[tuple[tuple[Span, ...], list[Item]]]:
    """Return usual hours, each with the items and these hours: none where hours are told already.

    "Fermé le lundi" is completed for all the other days, "du mardi au samedi, midi et soir" by two services.
    """
    days = [item for item in items if isinstance(item, Days)]
    if not days or any(isinstance(item, Times) for item in items):
        return []
    closing = any(isinstance(item, Sign) and item.kind in ("closed", "except") for item in items)
    alone = [str(item.value) for item in items if isinstance(item, Sign) and item.kind == "part"]
    parts = alone or ([] if closing else list(days[-1].parts))
    if any(each.first_part or (not closing and list(each.parts) not in ([], parts)) for each in days):
        return []
    kept = [_whole(item, parts) for item in items if not (isinstance(item, Sign) and item.kind == "part")]
    found = []
    for spans in _usual(parts):
        told = Times(spans)
        found.append((spans, [told, *kept] if closing else [*kept, told]))
    return found


def _whole(item: Item, parts: list[str]) -> Item:
    return replace(item, parts=()) if isinstance(item, Days) and list(item.parts) == parts else item


def _usual(parts: list[str]) -> tuple[tuple[Span, ...], ...]:
    if not parts:
        return _ALL_DAY
    ordered = [part for part in _PARTS if part in parts]
    return tuple(tuple(span for part in ordered for span in _PARTS[part][n]) for n in range(3))
