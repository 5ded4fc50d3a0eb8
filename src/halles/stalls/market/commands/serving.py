"""Whether a shop takes an order now, and whether it has room when somebody wants to come."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine.slots import Slot, slot_at
from halles.stalls.market.models import Terms
from halles.stalls.market.queries.terms import is_paused, takes_orders


def serving(shop: ShopCard | None, terms: Terms | None, now: datetime) -> tuple[ShopCard, Terms]:
    """Return a shop that takes orders now; raise BadInput where it is none, with whom to call."""
    if shop is None:
        raise BadInput(gettext("One of these shops is no longer shown here."))
    names = {"shop": shop.name}
    if terms is None or not takes_orders(terms, now=now):
        message = gettext("%(shop)s takes no reservation.")
        if terms and is_paused(terms, now=now):
            message = gettext("%(shop)s takes no reservation for the moment.")
        advice = gettext("Call it: %(phone)s.") % {"phone": shop.phone} if shop.phone else ""
        raise BadInput(message % names, field=shop.organisation, advice=advice)
    return shop, terms


def slot_asked(slots: Mapping[str, datetime], shop: ShopCard, free: Sequence[Slot]) -> Slot:
    """Return the free slot in which she comes to a shop; raise BadInput where there is none."""
    moment = slots.get(shop.organisation)
    if moment is None:
        message = gettext("Choose when you come to %(shop)s.")
        raise BadInput(message % {"shop": shop.name}, field=shop.organisation)
    found = slot_at(free, moment)
    if found is None:
        message = gettext("%(shop)s: this moment is full, or the shop is closed then.")
        advice = gettext("Choose another one.")
        raise BadInput(message % {"shop": shop.name}, field=shop.organisation, advice=advice)
    return found
