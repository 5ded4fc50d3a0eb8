"""The town's coming days: which markets are held, and which food trucks and other sellers stand where."""

from dataclasses import dataclass
from datetime import date, timedelta

from halles.stalls.directory.queries.pitches.markets import Attendance, attendance, held_of, market_list
from halles.stalls.directory.queries.pitches.rows import (
    Announced,
    Seller,
    Stand,
    pitches_in,
    seller_on,
    stands_list,
)
from halles.town.models import Town
from halles.town.queries import holidays_around

DAYS = 8
"""Today and the seven days that follow."""


@dataclass(frozen=True)
class TownDay:
    """What is held in town on a day."""

    day: date
    holiday: str
    """The name of the public holiday it is, in English and marked; empty on other days."""
    markets: list[Attendance]
    sellers: list[Seller]
    """Who stands elsewhere than on a market."""

    def __bool__(self) -> bool:
        return bool(self.markets or self.sellers)


def market_week(*, town: Town, since: date, days: int = DAYS) -> list[TownDay]:
    """Return the coming days of a town, in three statements whatever is in it."""
    markets = market_list(town=town.slug)
    pitches = pitches_in(town.slug)
    last, ids = since + timedelta(days=days - 1), [market.id for market in markets]
    stands, said = stands_list(pitches), Announced(pitches, since=since, until=last, markets=ids)
    found = []
    for day in (since + timedelta(days=step) for step in range(days)):
        held = ((market, held_of(market, day, said, town=town)) for market in markets)
        names = holidays_around(insee=town.insee, day=day)
        here = [
            attendance(market, on, stands, said, town=town)
            for market, on in held
            if on.spans or on.is_cancelled
        ]
        found.append(TownDay(day, names.get(day, ""), here, _elsewhere(stands, said, day=day, town=town)))
    return found


def sellers_around(*, town: Town, day: date) -> list[Seller]:
    """Return the food trucks and other sellers who stand somewhere on a day, by name, in two statements."""
    pitches = pitches_in(town.slug).filter(market=None)
    stands, said = stands_list(pitches), Announced(pitches, since=day, until=day)
    return _elsewhere(stands, said, day=day, town=town)


def _elsewhere(stands: list[Stand], said: Announced, *, day: date, town: Town) -> list[Seller]:
    found = (seller_on(stand, None, said, day=day, town=town) for stand in stands if not stand.market)
    return [seller for seller in found if seller]
