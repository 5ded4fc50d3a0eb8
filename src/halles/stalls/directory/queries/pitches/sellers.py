"""Where one seller stands: her pitches, and the next days of each."""

from dataclasses import dataclass
from datetime import date

from halles.stalls.directory.models import Pitch
from halles.stalls.directory.queries.pitches.held import FURTHEST, held_between
from halles.stalls.directory.queries.pitches.markets import Market, market_list
from halles.stalls.directory.queries.pitches.rows import Announced, Seller, Stand, seller_on, stands_list
from halles.town.models import Town

NEXT = 4
"""How many of the next days of a pitch are told."""


@dataclass(frozen=True)
class PitchView:
    """A pitch as its pages tell it."""

    id: str
    market: Market | None
    """None elsewhere than on a market."""
    place: str
    hours: str
    """An `opening_hours` string: its own, else that of the market."""
    days: list[Seller]

    @property
    def next(self) -> Seller | None:
        """The next day, today's included."""
        return self.days[0] if self.days else None

    @property
    def absent(self) -> list[Seller]:
        """Those of the next days on which she does not come."""
        return [day for day in self.days if day.is_absent]


def pitches_of(*, sheet: str, town: Town, since: date) -> list[PitchView]:
    """Return where a seller stands, in one statement if nowhere, else in three.

    A pitch on a market that the town no longer shows is left out.
    """
    pitches = Pitch.objects.filter(sheet=sheet)
    stands = stands_list(pitches)
    if not stands:
        return []
    markets = {market.id: market for market in market_list(town=town.slug)}
    said = Announced(pitches, since=since, until=since + FURTHEST, markets=[*markets])
    shown = (stand for stand in stands if not stand.market or stand.market in markets)
    return [_view(stand, markets.get(stand.market), said, town, since) for stand in shown]


def _view(stand: Stand, market: Market | None, said: Announced, town: Town, since: date) -> PitchView:
    hours = stand.hours or (market.hours if market else "")
    special = said.of_market(market.id) if market else ()
    held = held_between(
        market.hours if market else hours, since, since + FURTHEST, town=town, special=special
    )
    days: list[Seller] = []
    for on in held:
        there = seller_on(stand, on if market else None, said, day=on.day, town=town) if on.spans else None
        if there:
            days.append(there)
        if len(days) == NEXT:
            break
    return PitchView(stand.id, market, stand.place, hours, days)
