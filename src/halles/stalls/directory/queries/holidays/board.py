"""What the public is told of a public holiday: who opens and when, who closes, who has not told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import make_aware

from halles.stalls.directory.queries.cards import Card
from halles.stalls.directory.queries.chosen import candidates
from halles.stalls.directory.queries.special import specials_of_town
from halles.stalls.directory.queries.timetables import midnight, spans_of
from halles.town.engine.hours import OPEN, Special, Where, understood
from halles.town.models import Town
from halles.town.queries import holidays_around, where_of

MINUTE = timedelta(minutes=1)

Spans = tuple[tuple[int, int], ...]
"""Minutes after midnight, from and until."""


@dataclass(frozen=True)
class HolidayBoard:
    """The shops of a town on one day, apart: open with their hours, closed, to be confirmed."""

    open: list[tuple[Card, Spans]]
    closed: list[Card]
    unknown: list[Card]

    @property
    def borrowed(self) -> bool:
        """Whether OpenStreetMap is owed its credit."""
        return any(card.borrowed for card in (*(card for card, _ in self.open), *self.closed, *self.unknown))


def next_holiday(*, town: Town, day: date, within: int) -> date | None:
    """Return the first public holiday of a town from `day` on, so many days ahead at most."""
    coming = (each for each in _holidays(town, day) if day <= each <= day + timedelta(days=within))
    return min(coming, default=None)


def holiday_name(*, town: Town, day: date) -> str:
    """Return what a day is called in English; "" where it is no public holiday of the town."""
    return _holidays(town, day).get(day, "")


def holiday_board(*, town: Town, day: date) -> HolidayBoard:
    """Return what every shop of a town says of a day, in the order of their names, in two statements."""
    where, said = where_of(town), specials_of_town(town=town.slug, since=make_aware(midnight(day)))
    board = HolidayBoard([], [], [])
    for card in (each.card for each in candidates(town=town.slug)):
        spans, is_known = _told(card, day, where, said.get(card.id, ()))
        if spans:
            board.open.append((card, spans))
        else:
            (board.closed if is_known else board.unknown).append(card)
    return board


def _told(card: Card, day: date, where: Where, special: Sequence[Special]) -> tuple[Spans, bool]:
    """Return when a shop is open on a day, and whether that is all there is to know."""
    found, start = spans_of(understood(card.hours), day, where=where, special=special), midnight(day)
    spans = [
        ((each.start - start) // MINUTE, (each.end - start) // MINUTE) for each in found if each.state == OPEN
    ]
    return tuple(spans), len(spans) == len(found)


def _holidays(town: Town, day: date) -> dict[date, str]:
    return holidays_around(insee=town.insee, day=day)
