"""Items that a till tells of and the shop did not keep yet; within a till's file, in its transaction."""

from collections import defaultdict

from halles.kit.text import fold
from halles.stalls.directory.public import shop_list
from halles.stalls.stock.commands.ledger import Writing
from halles.stalls.stock.engine.keeping import perishes
from halles.stalls.stock.engine.till import Article, Reading
from halles.stalls.stock.engine.till import Level as Told
from halles.stalls.stock.models import Item, Level, Unit
from halles.stalls.stock.queries.till import Plan


def items_added(writing: Writing, plan: Plan, reading: Reading) -> int:
    """Add the articles that are new, and return how many; nobody has counted them yet."""
    told = {level.article.key: level for level in reading.levels}
    shop = next(iter(shop_list(town=writing.town, organisations=[writing.organisation])), None)
    trade = shop.category if shop else ""
    weighed = _weighed(reading)
    items = [
        _item(writing, article, told.get(key), is_weighed=key in weighed, trade=trade)
        for key, article in plan.fresh.items()
    ]
    Item.objects.bulk_create(items)
    Level.objects.bulk_create([Level(item=item) for item in items])
    return len(items)


def _item(writing: Writing, article: Article, told: Told | None, *, is_weighed: bool, trade: str) -> Item:
    name = article.name or article.reference or article.code
    return Item(
        town=writing.town,
        organisation=writing.organisation,
        name=name,
        is_perishable=perishes(trade, fold(name)),
        barcode=article.code,
        till_code=article.reference,
        family=told.family if told else "",
        unit=Unit.KILO if is_weighed else Unit.PIECE,
        cost_cents=told.cost if told else None,
    )


def _weighed(reading: Reading) -> set[str]:
    """Return the keys of articles of which most quantities are no whole numbers."""
    parts: dict[str, list[bool]] = defaultdict(list)
    quantities = [(sale.article, sale.quantity) for sale in reading.sales]
    quantities += [(level.article, level.quantity) for level in reading.levels]
    for article, quantity in quantities:
        parts[article.key].append(quantity % 1000 != 0)
    return {key for key, seen in parts.items() if sum(seen) * 2 > len(seen)}
