"""What the public is told of a public holiday: open at these hours, closed, or to be confirmed."""

from dataclasses import dataclass
from datetime import date, timedelta

from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.cards import Card
from halles.stalls.directory.queries.listing import cards_in_order
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.timetables import Specials, midnight, spans_of, specials_of
from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN, Hours, Where, understood
from halles.town.models import Town
from halles.town.queries import holidays_around, where_of

AHEAD = 10
"""Days before a public holiday from which a sheet tells it."""
ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class DayState:
    """What is known of a day: OPEN at `spans` (minutes after midnight), CLOSED, or UNKNOWN."""

    now: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class HolidayLine:
    """A public holiday as a sheet tells it; `name` is in English, to be translated."""

    day: date
    name: str
    state: DayState


@dataclass(frozen=True)
class HolidayBoard:
    """The shops of a town on one day, apart: open with their hours, closed, to be confirmed."""

    open: list[tuple[Card, DayState]]
    closed: list[Card]
    unknown: list[Card]

    @property
    def borrowed(self) -> bool:
        """Whether OpenStreetMap is owed its credit."""
        return any(card.borrowed for card in (*(card for card, _ in self.open), *self.closed, *self.unknown))


def next_holiday(*, town: Town, day: date, within: int = AHEAD) -> date | None:
    """Return the first public holiday of a town from `day` on, so many days ahead at most."""
    coming = (each for each in _holidays(town, day) if day <= each <= day + timedelta(days=within))
    return min(coming, default=None)


def holiday_name(*, town: Town, day: date) -> str:
    """Return what a day is called in English; "" where it is no public holiday of the town."""
    return _holidays(town, day).get(day, "")


def holiday_state(*, sheet: Sheet, day: date, where: Where) -> DayState:
    """Return what is known of a sheet on a day; asks the database what was said of that day."""
    special = specials_of(town=sheet.town, sheets=[sheet.pk], **_around(day)).get(sheet.pk, ())
    return _state(understood(sheet_view(sheet).hours), day, where, special)


def holiday_line(*, town: Town, sheet: Sheet, day: date) -> HolidayLine | None:
    """Return the public holiday that comes, and what the sheet says of it; None if none is near."""
    coming = next_holiday(town=town, day=day)
    if coming is None:
        return None
    state = holiday_state(sheet=sheet, day=coming, where=where_of(town))
    return HolidayLine(coming, holiday_name(town=town, day=coming), state)


def holiday_board(*, town: Town, day: date) -> HolidayBoard:
    """Return what every shop of a town says of a day, in the order of their names, in two statements."""
    where, said = where_of(town), specials_of(town=town.slug, **_around(day))
    board = HolidayBoard([], [], [])
    for card in cards_in_order(town.slug):
        state = _state(understood(card.hours), day, where, said.get(card.id, ()))
        if state.now == OPEN:
            board.open.append((card, state))
        else:
            (board.closed if state.now == CLOSED else board.unknown).append(card)
    return board


def _state(hours: Hours | None, day: date, where: Where, special: Specials) -> DayState:
    spans = spans_of(hours, day, where=where, special=special)
    start = midnight(day)
    opened = [
        ((each.start - start) // MINUTE, (each.end - start) // MINUTE) for each in spans if each.state == OPEN
    ]
    if opened:
        return DayState(OPEN, tuple(opened))
    return DayState(UNKNOWN if spans else CLOSED)


def _around(day: date) -> dict[str, object]:
    return {"since": midnight(day - ONE_DAY), "until": midnight(day + 2 * ONE_DAY)}


def _holidays(town: Town, day: date) -> dict[date, str]:
    return holidays_around(insee=town.insee, day=day)
