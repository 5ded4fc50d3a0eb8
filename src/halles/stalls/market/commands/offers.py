"""Writes of offers: lower prices between two days, as the law has them told; taken back, put back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy

from halles.journal.commands import record
from halles.kit import french
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.versions import UNDO, is_undoable
from halles.stalls.market import rights
from halles.stalls.market.commands.product_fields import plain
from halles.stalls.market.engine import rules
from halles.stalls.market.events import OfferPublished, OfferWithdrawn
from halles.stalls.market.models import GoodsKind, Offer, OfferPrice, Product
from halles.stalls.market.queries.offers import day_begins, prices_before
from halles.town.models import Town

MOST_DAYS = 90
"""What lasts longer is the price."""
AHEAD = timedelta(days=180)

_SENTENCES: Mapping[str, Any] = {
    "price": gettext_lazy("“%(name)s”: write a price between 1 cent and 100,000 euros."),
    "no-reduction": gettext_lazy("“%(name)s” costs %(usual)s: the offer must be lower."),
    "vape": gettext_lazy("“%(name)s”: the law allows no advertising for vaping."),
    "book": gettext_lazy(
        "“%(name)s” is a new book: the law allows 5 %% off its publisher’s price at most, so %(least)s."
    ),
    "no-lowest": gettext_lazy(
        "“%(name)s” has been here for less than 30 days: write its lowest price of the last 30 days, which "
        "the law has told beside a reduction."
    ),
    "above-lowest": gettext_lazy(
        "“%(name)s” was sold at %(lowest)s within the last 30 days: a reduction must be below that."
    ),
}


@dataclass(frozen=True)
class OfferLine:
    """One article of an offer, as its shop writes it. Money in cents, VAT included, of one unit."""

    product: str
    """Public id."""
    price_cents: int
    lowest_cents: int | None = None
    """The lowest of the last thirty days, where the town does not know them all."""
    is_perishing: bool = False
    """It spoils soon: the law then asks for no lowest price. For food and fish only."""


def offer_publish(
    *,
    actor: Actor,
    town: Town,
    organisation: str,
    title: str,
    starts_on: date,
    ends_on: date,
    lines: Sequence[OfferLine],
) -> Offer:
    """Lower the prices of articles of a shop between two days, both counted, and return the offer.

    The same offer sent twice within ten minutes is published once. Raises BadInput with a sentence where the
    law refuses, naming the article.
    """
    require(actor, rights.SELL, organisation)
    title = plain(title, field="title", most=120)
    _check_days(starts_on, ends_on)
    with transaction.atomic():
        products = _products(organisation, lines)
        twin = _twin(organisation, title, starts_on, ends_on, lines)
        if twin:
            return twin
        prices = [_priced(products[line.product], line, starts_on) for line in lines]
        told = {"town": town.slug, "organisation": organisation, "title": title, "author": actor.person}
        offer = Offer.objects.create(starts_on=starts_on, ends_on=ends_on, created_at=timezone.now(), **told)
        for price in prices:
            price.offer = offer
        OfferPrice.objects.bulk_create(prices)
        _record(actor, offer)
    return offer


def offer_withdraw(*, actor: Actor, offer: Offer) -> None:
    """Take an offer back: usual prices hold again; a second time does nothing."""
    require(actor, rights.SELL, offer.organisation)
    with transaction.atomic():
        row = _held(offer)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = OfferWithdrawn(offer=PublicId(row.pk), organisation=PublicId(row.organisation))
        record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))


def offer_restore(*, actor: Actor, offer: Offer) -> None:
    """Put back an offer taken back less than ten minutes ago."""
    require(actor, rights.SELL, offer.organisation)
    with transaction.atomic():
        row = _held(offer)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            raise BadInput(gettext("The ten minutes have passed."), advice=gettext("Publish it again."))
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        _record(actor, row)


def _check_days(starts_on: date, ends_on: date) -> None:
    today = timezone.localdate()
    if ends_on < starts_on:
        raise BadInput(gettext("The last day comes before the first."), field="ends_on")
    if ends_on < today:
        raise BadInput(gettext("These days are over."), field="ends_on")
    if (ends_on - starts_on).days >= MOST_DAYS:
        message = gettext("An offer lasts %(most)d days at most: beyond, change the price.")
        raise BadInput(message % {"most": MOST_DAYS}, field="ends_on")
    if starts_on > today + AHEAD:
        raise BadInput(gettext("This is more than six months ahead: say it later."), field="starts_on")


def _products(organisation: str, lines: Sequence[OfferLine]) -> dict[str, Product]:
    """Return the articles of an offer by id, all of the shop and shown."""
    asked = [line.product for line in lines]
    if not asked or len(set(asked)) < len(asked):
        raise BadInput(gettext("Choose one article or several, each once."), field="lines")
    shown = Product.objects.filter(organisation=organisation, is_published=True, pk__in=asked)
    found = {row.pk: row for row in shown.select_for_update(no_key=True).order_by("pk")}
    if len(found) < len(asked):
        raise BadInput(gettext("One of these articles is no longer shown."), field="lines")
    return found


def _priced(product: Product, line: OfferLine, starts_on: date) -> OfferPrice:
    """Return the row of an article, whose lowest price is kept as it is known now; or raise BadInput."""
    start = max(day_begins(starts_on), timezone.now())
    known = prices_before(product=product, start=start)
    lowest = rules.lowest_known(known, start=start, said=line.lowest_cents)
    is_perishing = line.is_perishing and product.kind in (GoodsKind.FOOD, GoodsKind.FISH)
    reduced = rules.Reduced(product.kind, product.price_cents, line.price_cents, lowest, is_perishing)
    fault = rules.reduction_fault(reduced, name=product.name, family=product.family)
    if fault:
        raise BadInput(_SENTENCES[fault] % _words(product, lowest), field="lines")
    return OfferPrice(
        product=product,
        price_cents=line.price_cents,
        lowest_cents=product.price_cents if lowest is None else lowest,
        is_perishing=is_perishing,
    )


def _words(product: Product, lowest: int | None) -> dict[str, str]:
    cents = {
        "usual": product.price_cents,
        "least": rules.least_book_cents(product.price_cents),
        "lowest": lowest or 0,
    }
    language = get_language() or "fr"
    told = {name: french.euros(amount, language=language) for name, amount in cents.items()}
    return {"name": product.name, **told}


def _twin(
    organisation: str, title: str, starts_on: date, ends_on: date, lines: Sequence[OfferLine]
) -> Offer | None:
    """Return the same offer, published a moment ago."""
    recent = Offer.objects.filter(
        organisation=organisation, title=title, starts_on=starts_on, ends_on=ends_on, withdrawn_at=None
    ).filter(created_at__gt=timezone.now() - UNDO)
    told = sorted((line.product, line.price_cents) for line in lines)
    for row in recent.prefetch_related("prices"):
        if sorted((each.product_id, each.price_cents) for each in row.prices.all()) == told:
            return row
    return None


def _held(offer: Offer) -> Offer:
    row = Offer.objects.select_for_update().filter(pk=offer.pk).first()
    if row is None:
        raise NotFound(gettext("This offer is no longer here."))
    return row


def _record(actor: Actor, offer: Offer) -> None:
    event = OfferPublished(offer=PublicId(offer.pk), organisation=PublicId(offer.organisation))
    record(event, town=offer.town, actor=actor.person, subject=offer.pk, topics=_topics(offer))


def _topics(offer: Offer) -> list[str]:
    return [f"{offer.town}/market/{offer.organisation}"]
