"""The stock's part of the demonstration: ten weeks of sales, and shops that want their evening's list."""

import random
from datetime import date, timedelta

from django.utils import timezone

from halles.kit.demo import DemoWorld
from halles.stalls.stock.models import Advice, DaySale, Item, Movement, ShopChoice, TillFile, TillMapping

DAYS = 70
BY_WEEKDAY = (0.8, 0.85, 0.9, 1.15, 1.0, 1.45, 1.2)
"""Monday to Sunday; the market is on Thursday."""
SOLD_OUT = 0.12
"""Share of the days on which what does not keep was gone before the evening."""
BATCH = 500


def build(world: DemoWorld) -> None:
    """Tell ten weeks of sales of whatever is sold, and let the shops be advised; every second one shares."""
    chance = world.chance_of("stock")
    items = list(Item.objects.filter(town=world.town, pk__in=world.sold).order_by("pk"))
    today = timezone.localdate(world.now)
    rows = [row for item in items for row in _sales(item, world.sold[item.pk], today, chance)]
    DaySale.objects.bulk_create(rows, batch_size=BATCH)
    for number, organisation in enumerate(dict.fromkeys(item.organisation for item in items)):
        ShopChoice.objects.update_or_create(
            pk=organisation, defaults={"town": world.town, "shares": number % 2 == 1, "is_listed": True}
        )


def remove(town: str) -> None:
    """Delete what the town's shops kept, with the ledgers."""
    kept = Item.objects.filter(town=town)
    shops = list(kept.order_by().values_list("organisation", flat=True).distinct())
    Movement.objects.filter(item__in=kept).delete()
    Advice.objects.filter(item__in=kept).delete()
    kept.delete()
    for table in (TillFile, TillMapping):
        table.objects.filter(organisation__in=shops).delete()
    ShopChoice.objects.filter(town=town).delete()


def _sales(item: Item, daily: float, today: date, chance: random.Random) -> list[DaySale]:
    """Return what was sold of an item on each of the last days; Mondays the shops are closed."""
    rows = []
    for ago in range(DAYS, 0, -1):
        day = today - timedelta(days=ago)
        if day.weekday() == 0:
            continue
        wished = daily * BY_WEEKDAY[day.weekday()] * chance.gauss(1, 0.18)
        quantity = max(0, int(wished + chance.random()))
        gone = item.is_perishable and chance.random() < SOLD_OUT
        rows.append(DaySale(item=item, day=day, quantity=quantity, is_sold_out=gone))
    return rows
