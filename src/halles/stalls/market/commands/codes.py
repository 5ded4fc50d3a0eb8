"""The four digits that a customer says at the counter."""

import secrets

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.market.models import Order

DIGITS = 4


def code_drawn(organisation: str) -> str:
    """Return four digits that no open order of a shop has; the caller keeps its other orders waiting."""
    taken = set(Order.objects.filter(organisation=organisation, is_open=True).values_list("code", flat=True))
    if 2 * len(taken) > 10**DIGITS:
        raise BadInput(gettext("This shop has too many orders at once."), advice=gettext("Call it."))
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if code not in taken:
            return code


def code_kept(order: Order) -> str:
    """Return an order's own code, or a new one where another open order has it by now."""
    others = Order.objects.filter(organisation=order.organisation, is_open=True, code=order.code)
    return code_drawn(order.organisation) if others.exclude(pk=order.pk).exists() else order.code
