"""The shops of a town as other stalls see them: where each is, how to call it, when it is open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.states import lines, states
from halles.town.engine.hours import Interval, State
from halles.town.models import Town


@dataclass(frozen=True)
class ShopCard:
    """A shop that somebody holds, with what its sheet shows."""

    organisation: str
    sheet: str
    slug: str
    name: str
    category: str
    phone: str
    address: str
    lon: int | None
    lat: int | None
    """In 1e-7 degree."""
    hours: str


def shop_list(*, town: str, organisations: Collection[str] | None = None) -> list[ShopCard]:
    """Return the shops of a town that are shown and held, by name; of `organisations` only, where given.

    One that holds several sheets is there by the first of them.
    """
    rows = Sheet.objects.filter(town=town, is_published=True, hidden_at=None).exclude(organisation="")
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    found: dict[str, ShopCard] = {}
    for row in rows.select_related("osm").order_by("listed_as", "id"):
        found.setdefault(row.organisation, _card(row))
    return list(found.values())


def shop_get(*, town: str, slug: str) -> ShopCard | None:
    """Return the shop whose sheet has this address, if somebody holds it and it is shown."""
    rows = Sheet.objects.filter(town=town, slug=slug, is_published=True, hidden_at=None)
    row = rows.exclude(organisation="").select_related("osm").first()
    return _card(row) if row else None


def shop_states(*, town: Town, moment: datetime, shops: Iterable[ShopCard]) -> dict[str, State]:
    """Return by organisation whether each shop is open at a moment, and until when (wall clock)."""
    by_sheet = {shop.sheet: shop for shop in shops}
    told = states(town=town, moment=moment, hours={pk: shop.hours for pk, shop in by_sheet.items()})
    return {by_sheet[pk].organisation: state for pk, state in told.items()}


def shop_open(*, town: Town, shop: ShopCard, start: datetime, end: datetime) -> list[Interval]:
    """Return what is known of a shop from `start` until `end`, both and all of it on the wall clock.

    Closed time is left out; an interval whose state is UNKNOWN is not a promise.
    """
    told = lines(town=town, hours={shop.sheet: shop.hours}, spans={shop.sheet: (start, end)})
    return told[shop.sheet]


def _card(row: Sheet) -> ShopCard:
    view = sheet_view(row)
    return ShopCard(
        organisation=row.organisation,
        sheet=view.id,
        slug=view.slug,
        name=view.name,
        category=view.category,
        phone=view.phone,
        address=" ".join(filter(None, (view.number, view.street))),
        lon=view.lon,
        lat=view.lat,
        hours=view.hours,
    )
