"""A market: its next days, and who comes on each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from halles.kit.prepared import Prepared
from halles.stalls.directory.engine.attendance import ABSENT, EXPECTED, UNCONFIRMED, Held
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.models import Pitch, Sheet
from halles.stalls.directory.queries.cards import CARD_COLUMNS, Card, card_of, listed
from halles.stalls.directory.queries.pitches.held import FURTHEST, held_between, held_on, next_held
from halles.stalls.directory.queries.pitches.rows import (
    Announced,
    Seller,
    Stand,
    pitches_on,
    seller_on,
    stands_list,
)
from halles.stalls.directory.queries.sheets import SheetView
from halles.town.models import Town

MARKET = "marketplace"
"""The category of a market."""
NEXT = 4
"""How many of its next days a market's page tells."""


class Market(NamedTuple):
    """A market as its pages name it."""

    id: str
    slug: str
    name: str
    address: str
    hours: str


class Kind(NamedTuple):
    """The sellers of one kind: a key of `directory.engine.categories`."""

    category: str
    sellers: list[Seller]


@dataclass(frozen=True)
class Attendance:
    """Who comes to a market on one of its days."""

    market: Market
    held: Held
    sellers: list[Seller]
    """By name, each with its state."""

    @property
    def expected(self) -> list[Seller]:
        """Who comes."""
        return self._in(EXPECTED)

    @property
    def absent(self) -> list[Seller]:
        """Who said that she does not come."""
        return self._in(ABSENT)

    @property
    def unconfirmed(self) -> list[Seller]:
        """Of whom it is not known."""
        return self._in(UNCONFIRMED)

    @property
    def kinds(self) -> list[Kind]:
        """Who comes, by kind in the order of the categories: food first."""
        found: dict[str, list[Seller]] = defaultdict(list)
        for seller in self.expected:
            found[seller.category].append(seller)
        order = {slug: at for at, slug in enumerate(CATEGORIES)}
        return [
            Kind(slug, found[slug]) for slug in sorted(found, key=lambda slug: order.get(slug, len(order)))
        ]

    def _in(self, state: str) -> list[Seller]:
        return [seller for seller in self.sellers if seller.state == state]


@dataclass(frozen=True)
class MarketNext:
    """The next days of a market, the first one first."""

    market: Market
    days: list[Attendance]

    @property
    def first(self) -> Attendance | None:
        """The next one, today's included."""
        return self.days[0] if self.days else None

    @property
    def later(self) -> list[Attendance]:
        """Those after the next one."""
        return self.days[1:]


def market_of(view: SheetView) -> Market:
    """Return the market whose sheet this is."""
    address = f"{view.number}\u00a0{view.street}" if view.number else view.street
    return Market(view.id, view.slug, view.name, address, view.hours)


def market_days(*, market: Market, town: Town, since: date, n: int = NEXT) -> list[Held]:
    """Return the next `n` days of a market, from `since` on, in one statement.

    Those on a public holiday of which nobody spoke are not sure; those that its holder took back are there,
    as cancelled.
    """
    said = Announced(Pitch.objects.none(), since=since, until=since + FURTHEST, markets=[market.id])
    return _days(market, town, said, since=since, n=n)


def market_attendance(*, market: Market, town: Town, day: date) -> Attendance:
    """Return who comes to a market on a day, in two statements whatever the number of sellers."""
    pitches = pitches_on(market.id, town=town.slug)
    said = Announced(pitches, since=day, until=day, markets=[market.id])
    return attendance(market, held_of(market, day, said, town=town), stands_list(pitches), said, town=town)


def market_next(*, market: Market, town: Town, since: date, n: int = NEXT) -> MarketNext:
    """Return the next `n` days of a market with who comes, in two statements."""
    pitches = pitches_on(market.id, town=town.slug)
    said = Announced(pitches, since=since, until=since + FURTHEST, markets=[market.id])
    stands, days = stands_list(pitches), _days(market, town, said, since=since, n=n)
    return MarketNext(market, [attendance(market, held, stands, said, town=town) for held in days])


def markets_on(*, town: Town, day: date) -> list[Attendance]:
    """Return the markets held on a day by name, with who comes: three statements, one if there is none."""
    markets = market_list(town=town.slug)
    if not markets:
        return []
    ids = [market.id for market in markets]
    pitches = pitches_on(*ids, town=town.slug)
    said, stands = Announced(pitches, since=day, until=day, markets=ids), stands_list(pitches)
    held = ((market, held_of(market, day, said, town=town)) for market in markets)
    return [attendance(market, on, stands, said, town=town) for market, on in held if on.spans]


def market_calendar(*, town: Town, since: date, until: date) -> dict[str, frozenset[date]]:
    """Return for each market of a town its days from `since` to `until`, both included, in two statements."""
    markets = market_list(town=town.slug)
    ids = [market.id for market in markets]
    said = Announced(Pitch.objects.none(), since=since, until=until, markets=ids)
    held = (
        (market, held_between(market.hours, since, until, town=town, special=said.of_market(market.id)))
        for market in markets
    )
    return {market.id: frozenset(each.day for each in days if each.spans) for market, days in held}


def market_list(*, town: str) -> list[Market]:
    """Return the markets of a town by name."""
    return [_market(card_of(row)) for row in _MARKETS.rows(town=town)]


def _market_rows(town: str) -> QuerySet[Sheet, Any]:
    markets = listed(town).filter(listed_category=MARKET)
    return markets.order_by("listed_as", "id").values_list(*CARD_COLUMNS)


_MARKETS = Prepared(_market_rows, "town")
"""Asked each time a home page is made."""


def held_of(market: Market, day: date, said: Announced, *, town: Town) -> Held:
    """Return when a market is held on a day."""
    return held_on(market.hours, day, town=town, special=said.of_market(market.id))


def attendance(market: Market, held: Held, stands: list[Stand], said: Announced, *, town: Town) -> Attendance:
    """Return who of `stands` comes to a market on the day it is held."""
    here = [stand for stand in stands if stand.market == market.id]
    found = (seller_on(stand, held, said, day=held.day, town=town) for stand in here)
    return Attendance(market, held, [seller for seller in found if seller])


def _days(market: Market, town: Town, said: Announced, *, since: date, n: int) -> list[Held]:
    special = said.of_market(market.id)
    return next_held(held_between(market.hours, since, since + FURTHEST, town=town, special=special), n)


def _market(card: Card) -> Market:
    return Market(card.id, card.slug, card.name, card.address, card.hours)
