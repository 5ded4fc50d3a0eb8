"""What a telephone number has in the market: orders that it is told of, shops that it follows."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.models import Follow, Order

SMS = "sms"


def orders_of_number(*, town: str, number: str, now: datetime) -> list[Order]:
    """Return the orders told to a number that are open, then those that ended today; the soonest first."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = _of_number(town, number).filter(Q(is_open=True) | Q(changed_at__gte=midnight))
    return list(rows.order_by("-is_open", "slot_start", "pk"))


def orders_open_of_number(*, town: str, number: str) -> list[Order]:
    """Return the open orders told to a number, the soonest first."""
    return list(_of_number(town, number).filter(is_open=True).order_by("slot_start", "pk"))


def shops_followed(*, town: str, number: str) -> list[ShopCard]:
    """Return the shops whose news a number asked for."""
    rows = Follow.objects.filter(town=town, channel=SMS, to=number, confirmed_at__isnull=False)
    return shop_list(town=town, organisations=list(rows.values_list("organisation", flat=True)))


def _of_number(town: str, number: str) -> QuerySet[Order]:
    told = Order.objects.filter(town=town, checkout__channel=SMS, checkout__to=number)
    return told.select_related("checkout")
