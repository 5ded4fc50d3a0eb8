"""Reads of a shop's own counter: what waits there, and its articles."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from halles.stalls.market.engine.orders import ACCEPTED, READY, WAITING
from halles.stalls.market.models import Order, Product, Question, SlateLine, Terms
from halles.stalls.market.queries.asking import questions_open
from halles.stalls.market.queries.offers import OfferView, offers_of_holder
from halles.stalls.market.queries.slates import SlateView, slate_before, slate_of_holder
from halles.stalls.market.queries.terms import is_paused, terms_get

PAGE = 50
ZONES = 6
"""How many of its usual zones a shop is offered."""


@dataclass(frozen=True)
class Counter:
    """What waits at a shop's counter."""

    questions: tuple[Question, ...]
    waiting: int
    """Orders that nobody answered yet."""
    open_orders: int
    """Those accepted or ready, not collected yet."""
    slate: SlateView | None
    """Of today, withdrawn too."""
    is_slate_shown: bool
    last: SlateView | None
    """The one before, to chalk again; None once today's is there."""
    terms: Terms | None
    is_paused: bool
    offers: tuple[OfferView, ...]
    articles: int


def counter_view(*, organisation: str, now: datetime) -> Counter:
    """Return all that the first page of a counter tells."""
    day = timezone.localdate(now)
    slate = slate_of_holder(organisation=organisation, day=day)
    is_shown = slate is not None and is_read(slate, now=now)
    terms = terms_get(organisation=organisation)
    orders = Order.objects.filter(organisation=organisation, is_open=True).values_list("state", flat=True)
    states = list(orders)
    return Counter(
        questions=tuple(questions_open(organisation=organisation, now=now)),
        waiting=sum(state in WAITING for state in states),
        open_orders=sum(state in (ACCEPTED, READY) for state in states),
        slate=slate,
        is_slate_shown=is_shown,
        last=None if is_shown else slate_before(organisation=organisation, day=day),
        terms=terms,
        is_paused=terms is not None and is_paused(terms, now=now),
        offers=tuple(offers_of_holder(organisation=organisation, day=day)),
        articles=Product.objects.filter(organisation=organisation, is_published=True).count(),
    )


def is_read(view: SlateView, *, now: datetime) -> bool:
    """Say whether the town reads a slate now."""
    return view.slate.withdrawn_at is None and view.slate.hidden_at is None and view.slate.expires_at > now


def questions_replied(*, organisation: str, now: datetime) -> list[Question]:
    """Return what a shop answered and may still change, the latest answer first."""
    rows = Question.objects.filter(organisation=organisation, expires_at__gt=now, hidden_at=None)
    return list(rows.exclude(reply="").order_by("-replied_at", "-id"))


def articles_of(*, organisation: str, words: str = "") -> QuerySet[Product]:
    """Return a shop's own articles by name, those that it shows no longer too."""
    rows = Product.objects.filter(organisation=organisation)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(barcode=words) | Q(family__icontains=words))
    return rows.order_by("name", "id")


def article_get(*, organisation: str, product: str) -> Product | None:
    """Return one article of a shop by its public id."""
    return Product.objects.filter(organisation=organisation, pk=product).first()


def article_last(*, organisation: str) -> Product | None:
    """Return the article that a shop added last: the next one is most often of its kind."""
    return Product.objects.filter(organisation=organisation).order_by("-created_at", "-id").first()


def families_of_shop(*, organisation: str) -> list[str]:
    """Return a shop's own departments, by name."""
    rows = Product.objects.filter(organisation=organisation).exclude(family="")
    return list(rows.order_by("family").values_list("family", flat=True).distinct())


def zones_of(*, organisation: str, since: date) -> list[str]:
    """Return the zones that a shop wrote lately, the latest first."""
    rows = SlateLine.objects.filter(slate__organisation=organisation, slate__day__gte=since).exclude(zone="")
    found = dict.fromkeys(rows.order_by("-slate__day", "rank").values_list("zone", flat=True))
    return list(found)[:ZONES]
