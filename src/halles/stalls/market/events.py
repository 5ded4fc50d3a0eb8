"""What the market publishes."""

from dataclasses import dataclass

from halles.kit.event import Count, Event, PublicId, Slug


@dataclass(frozen=True)
class ProductAdded(Event):
    """A shop shows one product more."""

    kind = "market.product-added"
    product: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class ProductChanged(Event):
    """A shop changed a product: its words, its price, whether it is shown."""

    kind = "market.product-changed"
    product: PublicId


@dataclass(frozen=True)
class ProductRemoved(Event):
    """A shop shows a product no longer."""

    kind = "market.product-removed"
    product: PublicId


@dataclass(frozen=True)
class ProductsImported(Event):
    """A file of products was brought in: one entry for the whole file."""

    kind = "market.products-imported"
    organisation: PublicId
    added: Count
    changed: Count


@dataclass(frozen=True)
class ContentHidden(Event):
    """The town hall hid a product, an offer, a slate or a question, for a reason."""

    kind = "market.content-hidden"
    what: Slug
    thing: PublicId


@dataclass(frozen=True)
class ContentShown(Event):
    """What was hidden is shown again."""

    kind = "market.content-shown"
    what: Slug
    thing: PublicId


@dataclass(frozen=True)
class OfferPublished(Event):
    """A shop lowers prices between two days."""

    kind = "market.offer-published"
    offer: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class OfferWithdrawn(Event):
    """A shop took an offer back."""

    kind = "market.offer-withdrawn"
    offer: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class SlatePublished(Event):
    """A shop told what it has today."""

    kind = "market.slate-published"
    slate: PublicId
    organisation: PublicId
    lines: Count


@dataclass(frozen=True)
class SlateWithdrawn(Event):
    """A shop took its slate back."""

    kind = "market.slate-withdrawn"
    slate: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class SlateLineEnded(Event):
    """Of one line of the slate there is no more, or there is again."""

    kind = "market.slate-line-ended"
    slate: PublicId
    line: PublicId
    gone: bool


@dataclass(frozen=True)
class QuestionAsked(Event):
    """A resident asked a shop whether it has something."""

    kind = "market.question-asked"
    question: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class QuestionReplied(Event):
    """A shop answered with one tap."""

    kind = "market.question-replied"
    question: PublicId
    organisation: PublicId
    reply: Slug


@dataclass(frozen=True)
class QuestionWithdrawn(Event):
    """Who asked took her question back."""

    kind = "market.question-withdrawn"
    question: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class TermsSet(Event):
    """A shop said how it takes orders."""

    kind = "market.terms-set"
    organisation: PublicId
    takes_orders: bool


@dataclass(frozen=True)
class Paused(Event):
    """A shop takes no order for a while."""

    kind = "market.paused"
    organisation: PublicId


@dataclass(frozen=True)
class Resumed(Event):
    """A shop takes orders again."""

    kind = "market.resumed"
    organisation: PublicId


@dataclass(frozen=True)
class OrderPlaced(Event):
    """A shop is asked to keep articles."""

    kind = "market.order-placed"
    order: PublicId
    organisation: PublicId
    lines: Count
    cents: Count


@dataclass(frozen=True)
class OrderMoved(Event):
    """An order went from one state to another."""

    kind = "market.order-moved"
    order: PublicId
    organisation: PublicId
    action: Slug
    state: Slug


@dataclass(frozen=True)
class OrderLineChanged(Event):
    """One article of an order is missing, replaced, weighed, or brought back."""

    kind = "market.order-line-changed"
    order: PublicId
    line: PublicId
    change: Slug


@dataclass(frozen=True)
class CustomerErased(Event):
    """Nothing of who ordered is kept any more."""

    kind = "market.customer-erased"
    checkout: PublicId


@dataclass(frozen=True)
class CheckoutAdopted(Event):
    """A reservation that nobody had signed in for became its holder's: she brought its sheet of paper."""

    kind = "market.checkout-adopted"
    checkout: PublicId


@dataclass(frozen=True)
class ShopFollowed(Event):
    """Somebody follows a shop."""

    kind = "market.shop-followed"
    organisation: PublicId


@dataclass(frozen=True)
class ShopUnfollowed(Event):
    """Somebody follows a shop no longer."""

    kind = "market.shop-unfollowed"
    organisation: PublicId


@dataclass(frozen=True)
class FollowersTold(Event):
    """Who follows a shop was told of its news, its slate or its offer, once."""

    kind = "market.followers-told"
    organisation: PublicId
    thing: PublicId


@dataclass(frozen=True)
class RowsDeleted(Event):
    """What had its time was deleted."""

    kind = "market.rows-deleted"
    rows: Count
