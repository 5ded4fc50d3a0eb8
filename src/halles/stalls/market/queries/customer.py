"""What a customer reads of her reservation, shop by shop, with where each shop is and whether it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory.public import ShopCard, shop_list, shop_states
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.models import Checkout
from halles.stalls.market.queries.orders import CheckoutView, OrderView, checkout_view, checkouts_of
from halles.town.engine.hours import State
from halles.town.models import Town


@dataclass(frozen=True)
class CustomerOrder:
    """One shop's order as its customer reads it; `shop` is None once it is shown no longer."""

    view: OrderView
    shop: ShopCard | None
    state: State | None

    @property
    def is_kept(self) -> bool:
        """Whether the shop keeps it, so that "kept until" may be said."""
        return self.view.row.state in (engine.ACCEPTED, engine.READY)

    @property
    def is_late(self) -> bool:
        """Whether the shop let its own delay pass: one calls it."""
        return self.view.row.state == engine.UNANSWERED


@dataclass(frozen=True)
class Reservation:
    """What was reserved at once."""

    checkout: CheckoutView
    orders: Sequence[CustomerOrder]

    @property
    def is_estimated(self) -> bool:
        """Whether something is still to be weighed."""
        return any(each.view.totals.is_estimated for each in self.orders)

    @property
    def is_open(self) -> bool:
        """Whether anything of it is not over."""
        return any(each.view.row.is_open for each in self.orders)


def reservation_of(*, town: Town, secret: str, now: datetime) -> Reservation | None:
    """Return what the secret of a customer's page opens in this town, or None."""
    found = checkout_view(secret=secret, now=now)
    if found is None or found.row.town != town.slug:
        return None
    return _with_shops(town, [found], now)[0]


def is_placed(*, key: str) -> bool:
    """Say whether the form of this number was received and done: it leads to its customer's page."""
    return Checkout.objects.filter(key=keyed_hash("market:checkout", key)).exists()


def reservations_of(*, town: Town, person: str, now: datetime) -> list[Reservation]:
    """Return what a signed-in person reserved in a town, the latest first."""
    found = [each for each in checkouts_of(person=person, now=now) if each.row.town == town.slug]
    return _with_shops(town, found, now)


def _with_shops(town: Town, found: Sequence[CheckoutView], now: datetime) -> list[Reservation]:
    organisations = {view.row.organisation for each in found for view in each.orders}
    shops = {shop.organisation: shop for shop in shop_list(town=town.slug, organisations=list(organisations))}
    states = shop_states(town=town, moment=now, shops=shops.values())
    return [Reservation(each, [_order(view, shops, states) for view in each.orders]) for each in found]


def _order(view: OrderView, shops: dict[str, ShopCard], states: dict[str, State]) -> CustomerOrder:
    organisation = view.row.organisation
    return CustomerOrder(view, shops.get(organisation), states.get(organisation))
