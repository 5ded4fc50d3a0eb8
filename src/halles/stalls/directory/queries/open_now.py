"""What is open now in a town, closed, or not known; until when that stays true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol, TypeVar

from django.db.models import QuerySet

from halles.kit.prepared import Prepared
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.cards import listed
from halles.stalls.directory.queries.special import wall
from halles.stalls.directory.queries.states import aware, states
from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN, State
from halles.town.models import Town

FEW = 3
"""How many shops of a kind are named."""


class Drawable(Protocol):
    """What has a public id."""

    @property
    def id(self) -> str:
        """Its public id."""
        ...


Drawn = TypeVar("Drawn", bound=Drawable)


class Shop(NamedTuple):
    """A shop as the home page names it."""

    id: str
    slug: str
    name: str
    category: str
    hours: str
    state: State


@dataclass(frozen=True)
class OpenKind:
    """A group of categories: how many of its shops are open, and a few of them."""

    slug: str
    title: str
    count: int
    few: list[Shop]


@dataclass(frozen=True)
class OpenNow:
    """The state of a town at a moment; `until` is the first moment at which anything of it changes."""

    kinds: list[OpenKind]
    open: int
    closed: int
    unknown: int
    opens_at: datetime | None
    """When the next shop opens."""
    until: datetime | None


def open_now(*, town: Town, now: datetime) -> OpenNow:
    """Return what is open in a town, by kind, with a few shops of each drawn by lot for the day.

    By lot, because any order would put the same ones first every day.
    """
    today, shops = wall(now).date(), list(_shops(town, now))
    by_group: dict[str, list[Shop]] = defaultdict(list)
    for shop in shops:
        if shop.state.now == OPEN:
            by_group[_group(shop.category)].append(shop)
    kinds = [
        OpenKind(slug, title, len(by_group[slug]), by_lot(by_group[slug], today)[:FEW])
        for slug, title in GROUPS.items()
        if slug in by_group
    ]
    count = {state: sum(shop.state.now == state for shop in shops) for state in (OPEN, CLOSED, UNKNOWN)}
    opening = [shop.state.next_open for shop in shops if shop.state.now == CLOSED and shop.state.next_open]
    return OpenNow(
        kinds,
        open=count[OPEN],
        closed=count[CLOSED],
        unknown=count[UNKNOWN],
        opens_at=aware(min(opening, default=None)),
        until=aware(min((shop.state.until for shop in shops if shop.state.until), default=None)),
    )


def _rows(town: str) -> QuerySet[Sheet, Any]:
    columns = ("id", "slug", "listed_category", "name", "hours", "without", "osm__name", "osm__hours")
    return listed(town).order_by().values_list(*columns)


_ALL = Prepared(_rows, "town")


def _shops(town: Town, now: datetime) -> Iterator[Shop]:
    """Yield the shops shown, with their state."""
    rows = _ALL.rows(town=town.slug)
    hours = {row[0]: row[4] or ("" if '"hours"' in row[5] else row[7]) or "" for row in rows}
    told = states(town=town, moment=now, hours=hours) if rows else {}
    for pk, slug, category, name, _own, _without, osm_name, _theirs in rows:
        yield Shop(pk, slug, name or osm_name or "", category, hours[pk], told[pk])


def _group(category: str) -> str:
    return CATEGORIES[category].group if category in CATEGORIES else "other"


def by_lot(shops: Iterable[Drawn], day: date) -> list[Drawn]:
    """Return shops in an order drawn by lot, the same one all day long whoever asks."""
    return sorted(shops, key=lambda shop: blake2b(f"{day}{shop.id}".encode(), digest_size=8).digest())
