"""When one may come to a shop: its real hours, less what is full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from halles.stalls.directory.public import ShopCard, shop_open
from halles.stalls.market.engine import slots as engine
from halles.stalls.market.engine.slots import HORIZON, Slot, Span
from halles.stalls.market.models import Order, OrderState, Terms
from halles.town.engine.hours import OPEN
from halles.town.models import Town

AHEAD = 36
"""Days ahead that hours are looked up, to find the day until which something is kept."""
FREE = (OrderState.CANCELLED, OrderState.REFUSED, OrderState.RELEASED)
"""An order in one of these takes no room in its slot."""


@dataclass(frozen=True)
class Hours:
    """The opening hours of a shop from yesterday on, as spans of UTC; without what nobody is sure of."""

    spans: Sequence[Span]
    now: datetime

    @property
    def near(self) -> list[Span]:
        """Those within which one may choose a slot."""
        return [span for span in self.spans if span[0] < self.now + timedelta(days=HORIZON)]


def hours_of(*, town: Town, shop: ShopCard, now: datetime) -> Hours:
    """Return when a shop is open, its holidays and special hours counted."""
    today = datetime.combine(timezone.localdate(now), time())
    first, last = today - timedelta(days=1), today + timedelta(days=AHEAD)
    told = shop_open(town=town, shop=shop, start=first, end=last)
    sure = [(each.start, each.end) for each in told if each.state == OPEN]
    return Hours(engine.opened(sure, zone=timezone.get_default_timezone()), now)


def slots_free(*, town: Town, shop: ShopCard, terms: Terms, now: datetime) -> list[Slot]:
    """Return the slots of the next two weeks in which a shop can receive one more customer."""
    return slots_of(hours_of(town=town, shop=shop, now=now), terms=terms, now=now)


def slots_of(hours: Hours, *, terms: Terms, now: datetime) -> list[Slot]:
    """Return the slots with room within known hours."""
    near = hours.near
    if not near:
        return []
    rows = Order.objects.filter(
        organisation=terms.organisation, slot_start__gte=near[0][0], slot_start__lt=near[-1][1]
    )
    return engine.slots(
        near,
        now=now,
        minutes=terms.slot_minutes,
        prepare=terms.prepare_minutes,
        cap=terms.slot_cap,
        taken=list(rows.exclude(state__in=FREE).values_list("slot_start", flat=True)),
    )
