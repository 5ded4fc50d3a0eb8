"""What somebody reserved with this number: where it is, and cancelling it."""

from collections.abc import Sequence

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.directory.public import shop_list
from halles.stalls.market import commands
from halles.stalls.market.intents.told import cut, example, press_key, words_told
from halles.stalls.market.intents.who import resident
from halles.stalls.market.models import Order
from halles.stalls.market.queries.of_number import orders_of_number, orders_open_of_number
from halles.stalls.market.queries.order_words import short_state

MOST = 3
"""Orders that one message tells, and that one chooses from."""
LONGEST = 24


def orders(came: TextIn) -> Answer:
    """Tell where what this number reserved is: code, shop, state; to a family code and shop alone."""
    code = words_told(came, "code")
    found = orders_of_number(town=came.town.slug, number=came.sender, now=came.received_at)
    found = [order for order in found if order.code == code] or found
    if not found:
        return said(
            gettext("Nothing is reserved with this number."),
            gettext("To reserve: “%s”.") % example("market.order"),
        )
    names = _names(came, found)
    return said(*(_told(came, order, names) for order in found[:MOST]))


def cancel(came: TextIn) -> Answer:
    """Cancel the order of this code; without one the only open one is named, or several to choose from."""
    code = words_told(came, "code")
    found = orders_open_of_number(town=came.town.slug, number=came.sender)
    if code:
        found = [order for order in found if order.code == code]
    if not found:
        told = {"code": code}
        raise BadInput(
            gettext("No open reservation of this number has the code %(code)s. Nothing is cancelled.") % told
            if code
            else gettext("Nothing is reserved with this number. Nothing is cancelled.")
        )
    names = _names(came, found)
    if code and len(found) == 1:
        return _cancelled(came, found[0].pk, names, key=press_key(came))
    state = {"orders": [order.pk for order in found[:MOST]], "key": press_key(came)}
    if len(found) == 1:
        question = gettext("Cancel %(code)s, %(shop)s?") % _facts(found[0], names)
        return said(question, ask=Ask("confirm", state))
    told_all = " ".join(
        gettext("%(n)d = %(code)s, %(shop)s.") % {"n": n, **_facts(order, names)}
        for n, order in enumerate(found[:MOST], 1)
    )
    asked = gettext("Which one do you cancel?")
    return said(f"{asked} {told_all}", ask=Ask("choice", state, options=len(found[:MOST])))


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Cancel what was confirmed or chosen."""
    if reply.kind == "no":
        return said(gettext("Nothing is cancelled: your reservation stays."))
    if reply.kind not in ("yes", "choice"):
        return None
    order = state["orders"][reply.number - 1 if reply.kind == "choice" else 0]
    found = orders_of_number(town=came.town.slug, number=came.sender, now=came.received_at)
    return _cancelled(came, order, _names(came, found), key=state["key"])


def _cancelled(came: TextIn, order: str, names: dict[str, str], *, key: str) -> Answer:
    row = commands.order_cancel(actor=resident(came), order=order, key=key, number=came.sender)
    return said(
        gettext("Cancelled: %(code)s, %(shop)s. Nothing to pay.") % _facts(row, names),
        gettext("The shop is told."),
    )


def _told(came: TextIn, order: Order, names: dict[str, str]) -> str:
    facts = _facts(order, names)
    if came.is_shared:
        return gettext("%(code)s, %(shop)s.") % facts
    return gettext("%(code)s, %(shop)s: %(state)s.") % {
        **facts,
        "state": short_state(order, now=came.received_at),
    }


def _facts(order: Order, names: dict[str, str]) -> dict[str, str]:
    return {"code": order.code, "shop": cut(names.get(order.organisation, gettext("The shop")), LONGEST)}


def _names(came: TextIn, found: Sequence[Order]) -> dict[str, str]:
    shops = shop_list(town=came.town.slug, organisations=[order.organisation for order in found])
    return {shop.organisation: shop.name for shop in shops}
