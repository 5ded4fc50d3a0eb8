"""A shop that lives for some days: its shelf, its till and the market, to see what Halles makes of it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from halles.kit.ids import new_id
from halles.stalls.stock.commands import Wanted, holds_collect, item_add, stock_receive, stock_throw_away
from halles.stalls.stock.commands.till import Told, till_file_read
from halles.stalls.stock.engine.till import Article, Mapping, Reading, Sale
from halles.stalls.stock.engine.till import Level as TillLevel
from halles.stalls.stock.models import Item
from halles.stalls.stock.tests.conftest import HOUSE, MARKET

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 11, 9, 7, 0, tzinfo=UTC)
CODE = "3017620422003"
ARTICLE = Article(CODE, "", "Pâte à tartiner")


def mapping(kind: str = "sales", grain: str = "ticket") -> Mapping:
    """Return a layout of tickets, or of the stock."""
    columns = (
        ("day", "time", "ticket", "code", "name", "sold") if kind == "sales" else ("code", "name", "stock")
    )
    return Mapping(kind, columns, columns, grain)  # type: ignore[arg-type]


class Shop:
    """One article; the clock is its own."""

    def __init__(self, patch: pytest.MonkeyPatch, *, grain: str = "ticket") -> None:
        self.now, self.grain, self.organisation = START, grain, new_id()
        patch.setattr("django.utils.timezone.now", lambda: self.now)
        self.shelf = self.till = self.waiting = 0
        self.rung: list[Sale] = []
        self.item: Item = item_add(
            actor=HOUSE, town="redon", organisation=self.organisation, name=ARTICLE.name, barcode=CODE
        )

    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @property
    def today(self) -> date:
        return self.now.astimezone(PARIS).date()

    def ring(self, amount: int) -> None:
        """Ring something up: the till's own stock goes down."""
        self.till -= amount
        local = self.now.astimezone(PARIS)
        at = time(local.hour, local.minute, local.second)
        number = str(len(self.rung) + 1)
        self.rung.append(Sale(0, ARTICLE, amount * 1000, local.date(), local.date(), at, None, number))

    def sale(self, amount: int) -> None:
        self.shelf -= amount
        self.ring(amount)

    def hand_over(self, amount: int, *, rings: bool = True) -> None:
        """Hand over what was kept for a customer; it is rung up at once or later."""
        self.shelf -= amount
        wanted = [Wanted(new_id(), self.item.pk, amount)]
        holds_collect(actor=MARKET, town="redon", organisation=self.organisation, taken=wanted)
        if rings:
            self.wait(1)
            self.ring(amount)
        else:
            self.waiting += amount

    def ring_waiting(self) -> None:
        if self.waiting:
            self.ring(self.waiting)
            self.waiting = 0

    def deliver(self, amount: int) -> None:
        self.shelf += amount
        self.till += amount

    def tell_sales(self, first: int = 0, last: int | None = None) -> Told:
        """Export a part of what was rung up, and send it."""
        sales = self.rung[first:last]
        if self.grain == "day":
            sales = _by_day(sales)
        return till_file_read(
            actor=HOUSE,
            town="redon",
            organisation=self.organisation,
            mapping=mapping(grain=self.grain),
            reading=Reading(sales=sales),
        )

    def tell_stock(self, as_of: datetime | None = None, *, takes_over: bool = False) -> Told:
        levels = [TillLevel(0, ARTICLE, self.till * 1000)]
        return till_file_read(
            actor=HOUSE,
            town="redon",
            organisation=self.organisation,
            mapping=mapping("stock"),
            reading=Reading(levels=levels),
            as_of=as_of,
            takes_over=takes_over,
        )

    def known(self) -> int:
        """Return how many Halles thinks there are."""
        return Item.objects.select_related("level").get(pk=self.item.pk).level.on_hand


def _by_day(sales: list[Sale]) -> list[Sale]:
    days = sorted({sale.day for sale in sales})
    sums = [(day, sum(sale.quantity for sale in sales if sale.day == day)) for day in days]
    return [Sale(0, ARTICLE, quantity, day, day) for day, quantity in sums if quantity]


__all__ = ["Shop", "mapping", "stock_receive", "stock_throw_away"]
