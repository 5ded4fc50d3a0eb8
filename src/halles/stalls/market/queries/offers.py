"""Reads of offers: which run, what one pays on a day, and the lowest price of the thirty days before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from halles.kit.versions import UNDO
from halles.stalls.market.engine.rules import LOOK_BACK, Priced, day_cents
from halles.stalls.market.models import Offer, OfferPrice, PriceChange, Product


@dataclass(frozen=True)
class OfferedArticle:
    """One article of an offer: what one pays, and what the law has told beside it. Cents, VAT included."""

    product: Product
    price_cents: int
    usual_cents: int
    lowest_cents: int
    """The lowest of the thirty days before the offer."""
    is_perishing: bool


@dataclass(frozen=True)
class OfferView:
    """An offer as the town sees it."""

    offer: Offer
    articles: tuple[OfferedArticle, ...]


def price_today(*, products: Sequence[Product], day: date) -> dict[str, int]:
    """Return by product what one unit costs on a day, in cents: offers counted. One SQL statement."""
    rows = OfferPrice.objects.filter(
        product__in=[each.pk for each in products], **_running("offer__", day)
    ).values_list("product_id", "price_cents")
    offers: dict[str, list[int]] = defaultdict(list)
    for product, cents in rows:
        offers[product].append(cents)
    return {
        each.pk: day_cents(kind=each.kind, usual_cents=each.price_cents, offers=offers[each.pk])
        for each in products
    }


def offers_running(*, town: str, day: date, organisation: str = "") -> list[OfferView]:
    """Return the offers of a town (its slug) that hold on a day, those that end first coming first."""
    rows = Offer.objects.filter(town=town, **_running("", day))
    if organisation:
        rows = rows.filter(organisation=organisation)
    return [_view(row) for row in _with_articles(rows).order_by("ends_on", "id")]


def offers_between(*, town: str, first: date, last: date) -> list[OfferView]:
    """Return the offers of a town that hold on some day from `first` to `last`, the first to end first."""
    rows = Offer.objects.filter(
        town=town, starts_on__lte=last, ends_on__gte=first, withdrawn_at=None, hidden_at=None
    )
    return [_view(row) for row in _with_articles(rows).order_by("ends_on", "id")]


def offers_of_holder(*, organisation: str, day: date) -> list[OfferView]:
    """Return a shop's own offers that run or come, and those withdrawn within ten minutes, latest first."""
    undoable = Q(withdrawn_at=None) | Q(withdrawn_at__gt=timezone.now() - UNDO)
    rows = Offer.objects.filter(undoable, organisation=organisation, ends_on__gte=day)
    return [_view(row) for row in _with_articles(rows).order_by("-created_at", "-id")]


def prices_before(*, product: Product, start: datetime) -> list[Priced]:
    """Return every price of a product that counts before a moment: its own, and those of its offers.

    An offer's price held from its first day; one taken back within ten minutes was a slip.
    """
    own = PriceChange.objects.filter(product=product, since__lt=start).values_list("since", "price_cents")
    begun = start - LOOK_BACK
    told = [Priced(since, cents) for since, cents in own]
    for row in OfferPrice.objects.filter(product=product).select_related("offer"):
        span = _practised(row.offer, start)
        if span and span[1] >= begun:
            told.append(Priced(max(span[0], begun + timedelta(microseconds=1)), row.price_cents))
    return told


def day_begins(day: date) -> datetime:
    """Return when a day begins in France."""
    return timezone.make_aware(datetime.combine(day, time()))


def _practised(offer: Offer, before: datetime) -> tuple[datetime, datetime] | None:
    """Return from when until when an offer's prices held before a moment, None where they never did."""
    first = max(day_begins(offer.starts_on), offer.created_at)
    last = day_begins(offer.ends_on + timedelta(days=1))
    if offer.withdrawn_at:
        if offer.withdrawn_at - offer.created_at <= UNDO:
            return None
        last = min(last, offer.withdrawn_at)
    return (first, last) if first < min(last, before) else None


def _running(prefix: str, day: date) -> dict[str, object]:
    """Return what a query asks of an offer that holds on a day."""
    return {
        f"{prefix}starts_on__lte": day,
        f"{prefix}ends_on__gte": day,
        f"{prefix}withdrawn_at": None,
        f"{prefix}hidden_at": None,
    }


def _with_articles(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    articles = OfferPrice.objects.select_related("product").order_by("product__name", "id")
    return rows.prefetch_related(Prefetch("prices", queryset=articles))


def _view(row: Offer) -> OfferView:
    return OfferView(offer=row, articles=tuple(_articles(row.prices.all())))


def _articles(rows: Iterable[OfferPrice]) -> Iterable[OfferedArticle]:
    for each in rows:
        usual = each.product.price_cents
        cents = day_cents(kind=each.product.kind, usual_cents=usual, offers=[each.price_cents])
        yield OfferedArticle(each.product, cents, usual, each.lowest_cents, each.is_perishing)
