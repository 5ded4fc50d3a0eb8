"""Where one seller stands: her pitches, and the next days of each."""

from dataclasses import dataclass
from datetime import date

from halles.stalls.directory.engine.attendance import ABSENT, Held, Span
from halles.stalls.directory.models import Pitch
from halles.stalls.directory.queries.pitches.held import next_held
from halles.stalls.directory.queries.pitches.markets import Market, market_list
from halles.stalls.directory.queries.pitches.rows import Aways, Stand, seller_on, stands_list
from halles.town.models import Town

NEXT = 4
"""How many of the next days of a pitch are told."""
AHEAD = 31
"""Market days looked through for one that is also a day of the pitch's own: each Thursday of half a year."""


@dataclass(frozen=True)
class PitchDay:
    """One of the next days of a pitch."""

    day: date
    state: str
    """A state of `directory.engine.attendance`."""
    spans: tuple[Span, ...]
    is_noted: bool
    """Said absent of this pitch on this day, which is taken back in one gesture; leave is not."""

    @property
    def is_absent(self) -> bool:
        """Whether the seller said that she is not there."""
        return self.state == ABSENT


@dataclass(frozen=True)
class PitchView:
    """A pitch as its pages tell it."""

    id: str
    market: Market | None
    """None elsewhere than on a market."""
    place: str
    hours: str
    """An `opening_hours` string: its own, else that of the market."""
    days: list[PitchDay]

    @property
    def next(self) -> PitchDay | None:
        """The next day, today's included."""
        return self.days[0] if self.days else None

    @property
    def absent(self) -> list[PitchDay]:
        """Those of the next days on which she does not come."""
        return [day for day in self.days if day.is_absent]


def pitches_of(*, sheet: str, town: Town, since: date) -> list[PitchView]:
    """Return where a seller stands, in one statement if nowhere, else in three.

    A pitch on a market that the town no longer shows is left out.
    """
    stands = stands_list(Pitch.objects.filter(sheet=sheet))
    if not stands:
        return []
    markets = {market.id: market for market in market_list(town=town.slug)}
    shown = [stand for stand in stands if not stand.market or stand.market in markets]
    coming = {stand.id: _coming(stand, markets.get(stand.market), town, since) for stand in shown}
    last = max((held.day for days in coming.values() for held in days), default=since)
    aways = Aways(Pitch.objects.filter(sheet=sheet), since=since, until=last)
    return [_view(stand, markets.get(stand.market), coming[stand.id], aways, town) for stand in shown]


def _coming(stand: Stand, market: Market | None, town: Town, since: date) -> list[Held]:
    """Return the next days on which something is held there; more of a market than the seller may come to."""
    hours, n = (market.hours, AHEAD if stand.hours else NEXT) if market else (stand.hours, NEXT)
    return list(next_held(hours, since, n, town=town))


def _view(stand: Stand, market: Market | None, coming: list[Held], aways: Aways, town: Town) -> PitchView:
    days = []
    for held in coming:
        found = seller_on(stand, held if market else None, aways, day=held.day, town=town)
        if found:
            noted = aways.is_noted(stand, held.day)
            days.append(PitchDay(held.day, found.state, found.spans, is_noted=noted))
    hours = stand.hours or (market.hours if market else "")
    return PitchView(stand.id, market, stand.place, hours, days[:NEXT])
