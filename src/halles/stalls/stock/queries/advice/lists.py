"""The list of a day as a shop reads it: each line with its sentence, and what it made of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.kit import french
from halles.kit.text import mark
from halles.stalls.stock.engine.perishable import FEWEST_DAYS
from halles.stalls.stock.models import Advice, Item, ShopChoice, Unit
from halles.stalls.stock.queries.advice.data import Early, advised, told_sales
from halles.stalls.stock.queries.words import language, quantity_words

ORDERS_SHOWN = timedelta(hours=36)
"""How long the orders of an evening are shown."""
WEEKDAYS = (
    mark("usual on a Monday"),
    mark("usual on a Tuesday"),
    mark("usual on a Wednesday"),
    mark("usual on a Thursday"),
    mark("usual on a Friday"),
    mark("usual on a Saturday"),
    mark("usual on a Sunday"),
)
MORE = {
    "holiday": mark("public holiday"),
    "eve": mark("eve of a public holiday"),
    "after": mark("day after a public holiday"),
    "christmas_week": mark("week before Christmas"),
    "christmas_eve": mark("Christmas Eve"),
    "year_end": mark("end of the year"),
    "january_lull": mark("quiet days of January"),
    "holiday_sunday": mark("public holiday on a Sunday"),
    "long_weekend": mark("long week-end"),
    "bridge": mark("day between a public holiday and a week-end"),
    "school": mark("school holidays"),
    "market": mark("market day"),
    "event": mark("something is on in town"),
    "rain": mark("rain foreseen"),
    "rising": mark("sold more these days"),
    "falling": mark("sold less these days"),
    "sold-out": mark("often sold out"),
}


@dataclass(frozen=True)
class AdviceLine:
    """One line: so much of an item, why, and the shop's answer."""

    advice: Advice
    item: Item
    said: str
    """"84"."""
    reason: str
    """"habituel le samedi, jour de marché"."""
    is_order: bool


@dataclass(frozen=True)
class AdviceList:
    """The list of a day: what to make for it, what to order; what the perishables are expected to leave."""

    day: date | None
    bake: tuple[AdviceLine, ...]
    order: tuple[AdviceLine, ...]
    waste: int
    """Pieces expected to be left over, of what is counted by pieces."""
    lost: int
    """Pieces expected to be asked for in vain."""

    @property
    def is_open(self) -> bool:
        """A line waits for an answer."""
        return any(not line.advice.answer for line in (*self.bake, *self.order))


def advice_on(*, organisation: str, day: date | None, now: datetime) -> AdviceList:
    """Return the list made for a day and the orders proposed of late, in one statement."""
    lately = Q(created_at__gte=now - ORDERS_SHOWN, day__gt=timezone.localdate(now))
    rows = Advice.objects.filter(Q(day=day) | lately, item__organisation=organisation).select_related("item")
    lines = [_line(row) for row in rows.order_by("item__family", "item__name", "pk")]
    bake = tuple(line for line in lines if not line.is_order and line.advice.day == day)
    pieces = [line.advice.basis for line in bake if line.item.unit != Unit.KILO]
    return AdviceList(
        day=day,
        bake=bake,
        order=tuple(line for line in lines if line.is_order),
        waste=sum(basis.get("waste", 0) for basis in pieces),
        lost=sum(basis.get("lost", 0) for basis in pieces),
    )


def early_items(*, organisation: str) -> list[Early]:
    """Return the perishables of which too little is known, with the days of sales that it still takes."""
    days = told_sales().filter(item__organisation=organisation).values_list("item").annotate(n=Count("pk"))
    told = dict(days)
    items = advised(organisation=organisation, is_perishable=True)
    missing = (Early(item, FEWEST_DAYS - told.get(item.pk, 0)) for item in items)
    return [each for each in missing if each.days > 0]


def reason_words(basis: dict[str, Any], unit: str) -> str:
    """Return the one sentence of a line, without a full stop."""
    makers = {"weekday": _weekday, "often-empty": _often_empty, "similar": _need, "need": _need}
    maker = makers.get(basis.get("word", ""))
    return (
        maker(basis, unit)
        if maker
        else gettext("replaces what was sold since the last order; not counted yet")
    )


def _line(row: Advice) -> AdviceLine:
    item = row.item
    said = quantity_words(row.quantity if row.decided is None else row.decided, item.unit)
    return AdviceLine(row, item, said, reason_words(row.basis, item.unit), row.basis.get("what") == "order")


def _weekday(basis: dict[str, Any], _unit: str) -> str:
    usual, more = WEEKDAYS[basis["weekday"]], MORE.get(basis.get("more", ""))
    return f"{gettext(usual)}, {gettext(more)}" if more else gettext(usual)


def _often_empty(basis: dict[str, Any], unit: str) -> str:
    words = ngettext(
        "%(left)s left, none left on %(n)d day of the last 28",
        "%(left)s left, none left on %(n)d days of the last 28",
        basis["days"],
    )
    return words % {"left": quantity_words(basis["left"], unit), "n": basis["days"]}


def _need(basis: dict[str, Any], unit: str) -> str:
    left = quantity_words(basis["left"], unit)
    if not basis["days"]:
        return gettext("%(left)s left") % {"left": left}
    days = french.number_words(basis["days"], language=language())
    words = ngettext(
        "%(left)s left; enough for %(n)s day", "%(left)s left; enough for %(n)s days", basis["days"]
    )
    return words % {"left": left, "n": days}


def lists_due(*, town: str, today: date) -> list[str]:
    """Return the shops of a town that want a list each evening and have none for a day to come."""
    wanted = ShopChoice.objects.filter(town=town, is_listed=True)
    return list(wanted.exclude(listed_for__gt=today).values_list("organisation", flat=True))


def advice_unit(*, advice: str) -> str:
    """Return the unit of the item that a line is about; pieces where there is no such line."""
    return Item.objects.filter(advice=advice).values_list("unit", flat=True).first() or Unit.PIECE
