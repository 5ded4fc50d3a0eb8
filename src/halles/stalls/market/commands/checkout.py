"""Reserving: one order in each shop, all of it or nothing, and once however often the page is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import NOBODY, Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, PublicId
from halles.kit.ratelimit import Limit, hit, keyed_hash
from halles.people.public import read_address
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market import rights
from halles.stalls.market.commands import goods, telling
from halles.stalls.market.commands.codes import code_drawn
from halles.stalls.market.commands.moves import shop_topic, step_take
from halles.stalls.market.commands.pricing import BasketLine, lines_read, lines_written
from halles.stalls.market.commands.serving import serving, slot_asked
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.engine.measures import KILO, line_total
from halles.stalls.market.engine.slots import answer_by, kept_until
from halles.stalls.market.events import OrderPlaced
from halles.stalls.market.models import Checkout, Order, OrderLine, Product, Terms
from halles.stalls.market.queries.secrets import secret_hash
from halles.stalls.market.queries.slots import hours_of, slots_of
from halles.stalls.stock.public import levels_lock
from halles.town.models import Town

MOST_NAME = 60
MOST_SHOPS = 10
PER_ADDRESS = Limit("market-order-to", most=12, seconds=3600)
"""Reservations told to one number or e-mail address: nobody is flooded through us."""
ATTEMPTS = 3
"""Of a transaction that the database gave up because it waited for another that waited for it."""

Wishes = Sequence[tuple[Product, int, int]]
"""Products with their quantity and the price of one unit now."""


@dataclass(frozen=True)
class _Asked:
    """What was sent, read and found usable as far as no database is needed."""

    town: Town
    key: str
    secret: str
    first_name: str
    channel: str
    to: str
    lines: Sequence[BasketLine]
    slots: Mapping[str, datetime]
    tells: bool


def checkout_place(
    *,
    actor: Actor,
    town: Town,
    key: str,
    secret: str,
    first_name: str,
    channel: str,
    to: str,
    lines: Sequence[BasketLine],
    slots: Mapping[str, datetime],
    tells: bool = True,
) -> Checkout:
    """Reserve articles in one shop or several, and return the checkout; nothing is paid here.

    `key` is the number of the page that is sent: the same one again returns the same checkout. `secret`
    opens the customer's page (`queries.secrets.secret_of(key)`). `channel` is "sms", "email" or empty (she
    looks at her page). `slots`: by shop, a moment within the slot in which she comes. `tells` False: whoever
    calls tells her the codes in his own answer. Raises BadInput with the field to correct: "first_name",
    "to", a product's or a shop's id.
    """
    require(actor, rights.ORDER, town.slug)
    hashed = keyed_hash("market:checkout", key)
    known = Checkout.objects.filter(key=hashed).first()
    if known:
        return known
    asked = _read(town, hashed, secret, first_name, channel, to, lines, slots, tells)
    if asked.to:
        hit(PER_ADDRESS, asked.to)
    return _placed_once(actor, asked)


def _placed_once(actor: Actor, asked: _Asked) -> Checkout:
    """Write all of it, again where the database gave up; of two that are sent at once, return the first."""
    for attempt in range(ATTEMPTS):
        try:
            return _placed(actor, asked)
        except IntegrityError:
            known = Checkout.objects.filter(key=asked.key).first()
            if known:
                return known
            if attempt == ATTEMPTS - 1:
                raise
        except OperationalError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _read(
    town: Town,
    key: str,
    secret: str,
    first_name: str,
    channel: str,
    to: str,
    lines: Sequence[BasketLine],
    slots: Mapping[str, datetime],
    tells: bool,
) -> _Asked:
    name = " ".join(first_name.split())[:MOST_NAME]
    if not name:
        raise BadInput(gettext("Write your first name: the shop calls it."), field="first_name")
    if not (key and secret):
        raise BadInput(gettext("This page is incomplete."), advice=gettext("Load the page again."))
    return _Asked(town, key, secret, name, *_address(channel, to), lines_read(lines), slots, tells)


def _address(channel: str, to: str) -> tuple[str, str]:
    if not channel or not to.strip():
        return "", ""
    try:
        return read_address(to)
    except BadInput as problem:
        raise BadInput(problem.message, field="to", advice=problem.advice) from None


@transaction.atomic
def _placed(actor: Actor, asked: _Asked) -> Checkout:
    """Write all of it; two who order in the same shop at once come one after the other."""
    now = timezone.now()
    checkout = Checkout.objects.create(
        town=asked.town.slug,
        key=asked.key,
        secret=secret_hash(asked.secret),
        person=actor.person,
        first_name=asked.first_name,
        channel=asked.channel,
        to=asked.to,
        created_at=now,
    )
    wishes = lines_written(town=asked.town.slug, lines=asked.lines, now=now)
    if len(wishes) > MOST_SHOPS:
        raise BadInput(gettext("Reserve in ten shops at most at once."))
    shops = {shop.organisation: shop for shop in shop_list(town=asked.town.slug, organisations=wishes.keys())}
    terms = {row.pk: row for row in _terms_locked(wishes)}
    levels_lock(items=[product.item for each in wishes.values() for product, _n, _price in each])
    placed = [
        _order_in(checkout, asked, wishes[pk], shops.get(pk), terms.get(pk), now=now) for pk in sorted(wishes)
    ]
    for order, rows in placed:
        goods.keep(order, rows, by=actor)
    topics = [shop_topic(order) for order, _rows in placed]
    for order, rows in placed:
        telling.shop_told(order, rows, terms[order.organisation])
        _record(order, rows, actor, topics=topics)
    if asked.tells:
        telling.placed_told(checkout, [order for order, _rows in placed], shops)
    return checkout


def _terms_locked(wishes: Mapping[str, Wishes]) -> list[Terms]:
    """Return the terms of the shops, locked in one order: they count the slots and draw the codes of each."""
    return list(Terms.objects.select_for_update().filter(pk__in=list(wishes)).order_by("pk"))


def _order_in(
    checkout: Checkout,
    asked: _Asked,
    wishes: Wishes,
    shop: ShopCard | None,
    terms: Terms | None,
    *,
    now: datetime,
) -> tuple[Order, list[OrderLine]]:
    """Write the order of one shop with its articles."""
    shop, terms = serving(shop, terms, now)
    hours = hours_of(town=asked.town, shop=shop, now=now)
    slot = slot_asked(asked.slots, shop, slots_of(hours, terms=terms, now=now))
    zone = timezone.get_default_timezone()
    until = kept_until(hours.spans, since=slot.start, days=terms.keep_days, zone=zone)
    order = Order(
        town=checkout.town,
        checkout=checkout,
        organisation=shop.organisation,
        code=code_drawn(shop.organisation),
        slot_start=max(slot.start, asked.slots[shop.organisation]),
        slot_end=slot.end,
        keep_until=until or slot.end,
        answer_by=answer_by(hours.spans, since=now, minutes=terms.reply_minutes) or slot.end,
        placed_at=now,
    )
    order.save(force_insert=True)
    step_take(order, engine.PLACE, engine.PLACED, by=NOBODY)
    rows = [_line(order, rank, *wish) for rank, wish in enumerate(wishes, 1)]
    OrderLine.objects.bulk_create(rows)
    return order, rows


def _line(order: Order, rank: int, product: Product, quantity: int, price_cents: int) -> OrderLine:
    return OrderLine(
        order=order,
        rank=rank,
        product=product,
        name=product.name,
        unit=product.unit,
        quantity=quantity,
        is_weighed=product.unit == KILO,
        price_cents=price_cents,
        rate=product.rate,
        total_cents=line_total(price_cents, product.unit, quantity),
    )


def _record(order: Order, rows: Sequence[OrderLine], actor: Actor, *, topics: Sequence[str]) -> None:
    """Record an order; every shop of the checkout hears it, so that all marks are locked in one order."""
    event = OrderPlaced(
        order=PublicId(order.pk),
        organisation=PublicId(order.organisation),
        lines=Count(len(rows)),
        cents=Count(sum(row.total_cents for row in rows)),
    )
    record(event, town=order.town, actor=actor.person, subject=order.pk, topics=topics)
