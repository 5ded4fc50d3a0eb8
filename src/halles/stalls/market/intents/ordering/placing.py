"""The yes: reserve just what was told, or say what changed meanwhile and ask anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from halles.doors.public import Answer, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.directory.public import shop_list
from halles.stalls.market import commands
from halles.stalls.market.commands import BasketLine
from halles.stalls.market.intents.ordering.plan import Plan
from halles.stalls.market.intents.ordering.steps import next_step
from halles.stalls.market.intents.told import cut, shortened
from halles.stalls.market.intents.who import called, resident
from halles.stalls.market.models import Checkout
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.orders import orders_of, prices_ordered
from halles.stalls.market.queries.secrets import secret_of

IN_FULL = 2
"""Shops whose answer is announced beside their code; of more the codes alone fit."""


class _PriceChanged(Exception):
    """What would be reserved costs something else than what was told."""


def placed(came: TextIn, plan: Plan, recap: Mapping[str, Any]) -> Answer:
    """Reserve what a recap told, at its prices and times, and return the codes; else tell what changed."""
    try:
        with transaction.atomic():
            checkout = _place(came, plan.key, recap)
    except _PriceChanged:
        return next_step(came, plan, note=gettext("The price has changed."))
    except BadInput as problem:
        return next_step(came, plan, note=str(problem.message))
    return _codes(came, checkout)


def _place(came: TextIn, key: str, recap: Mapping[str, Any]) -> Checkout:
    checkout = commands.checkout_place(
        actor=resident(came),
        town=came.town,
        key=key,
        secret=secret_of(key),
        first_name=called(came),
        channel="sms",
        to=came.sender,
        lines=[BasketLine(product, quantity) for product, quantity, _cents in recap["lines"]],
        slots={shop: datetime.fromisoformat(at) for shop, at in recap["slots"].items()},
        tells=False,
    )
    told = {product: cents for product, _quantity, cents in recap["lines"]}
    if prices_ordered(checkout=checkout.pk) != told:
        raise _PriceChanged
    return checkout


def _codes(came: TextIn, checkout: Checkout) -> Answer:
    """Return the code of each shop and, of few, by when it answers; then what fits of the rest."""
    orders = orders_of(checkout=checkout.pk)
    shops = shop_list(town=came.town.slug, organisations=[order.organisation for order in orders])
    names = {shop.organisation: shop.name for shop in shops}
    sentence = gettext("%(shop)s: code %(code)s, answer before %(time)s.")
    if len(orders) > IN_FULL:
        sentence = gettext("%(shop)s: code %(code)s.")

    def codes(most: int) -> str:
        told = [
            sentence
            % {
                "shop": cut(names.get(order.organisation, ""), most),
                "code": order.code,
                "time": moment_words(order.answer_by, now=came.received_at),
            }
            for order in orders
        ]
        return " ".join([gettext("Reserved."), *told])

    return said(shortened(came, codes, tail=0, most=1), *_besides(came, orders[0].code))


def _besides(came: TextIn, code: str) -> list[str]:
    """Return what else is good to know: nothing is paid, how to cancel, under which name it is kept."""
    told = [gettext("Nothing to pay now."), gettext("To cancel: ANNULER %(code)s.") % {"code": code}]
    return told if len(came.persons) == 1 else [*told, f"({called(came)})"]
