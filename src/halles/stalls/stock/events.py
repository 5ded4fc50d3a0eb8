"""What the stock publishes."""

from dataclasses import dataclass

from halles.kit.event import Count, Day, Event, PublicId, Slug


@dataclass(frozen=True)
class ItemAdded(Event):
    """A shop keeps one thing more."""

    kind = "stock.item-added"
    item: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class ItemChanged(Event):
    """A shop changed what it says of an item, or how it wants it advised."""

    kind = "stock.item-changed"
    item: PublicId


@dataclass(frozen=True)
class ItemArchived(Event):
    """A shop no longer keeps an item; its ledger stays."""

    kind = "stock.item-archived"
    item: PublicId


@dataclass(frozen=True)
class StockMoved(Event):
    """The quantity of an item changed: counted, received, sold, thrown away, corrected."""

    kind = "stock.stock-moved"
    item: PublicId
    reason: Slug
    movement: PublicId


@dataclass(frozen=True)
class StockReserved(Event):
    """Articles are kept for an order."""

    kind = "stock.stock-reserved"
    organisation: PublicId
    lines: Count


@dataclass(frozen=True)
class HoldsReleased(Event):
    """What was kept for an order is free again."""

    kind = "stock.holds-released"
    organisation: PublicId
    lines: Count


@dataclass(frozen=True)
class HoldsCollected(Event):
    """What was kept for an order left the shop."""

    kind = "stock.holds-collected"
    organisation: PublicId
    lines: Count


@dataclass(frozen=True)
class GoodsReturned(Event):
    """What was handed over came back to the shop."""

    kind = "stock.goods-returned"
    organisation: PublicId
    lines: Count


@dataclass(frozen=True)
class TillMappingConfirmed(Event):
    """A shop confirmed what the columns of its till’s export are."""

    kind = "stock.till-mapping-confirmed"
    organisation: PublicId


@dataclass(frozen=True)
class TillFileImported(Event):
    """A till’s export was read: one entry for the whole file."""

    kind = "stock.till-file-imported"
    organisation: PublicId
    what: Slug
    lines: Count
    refused: Count
    known: Count


@dataclass(frozen=True)
class DayReported(Event):
    """A shop told of a day: what was sold, that it was sold out, what was thrown away."""

    kind = "stock.day-reported"
    item: PublicId
    day: Day


@dataclass(frozen=True)
class AdviceListed(Event):
    """The list of the evening is made."""

    kind = "stock.advice-listed"
    organisation: PublicId
    day: Day
    lines: Count


@dataclass(frozen=True)
class AdviceAnswered(Event):
    """A shop accepted an advice, changed it, or wants none for this item."""

    kind = "stock.advice-answered"
    advice: PublicId
    answer: Slug


@dataclass(frozen=True)
class ChoiceSet(Event):
    """A shop said how it wants its stock looked after."""

    kind = "stock.choice-set"
    organisation: PublicId
    shares: bool


@dataclass(frozen=True)
class BarcodesImported(Event):
    """Public names of barcodes were brought in: one entry for the whole file."""

    kind = "stock.barcodes-imported"
    added: Count
    changed: Count
