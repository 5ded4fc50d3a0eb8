"""Who may do what on the town's shared shelf."""

import rules

from halles.kit.actor import Actor
from halles.people.rights import is_manager, is_member, is_owner
from halles.stalls.market.models import Checkout

SELL = "market.sell"
"""Show products, chalk the slate, publish offers, answer questions and orders: the members of the shop.

Asked on the shop's public id.
"""

TERMS = "market.terms_set"
"""Say how orders are taken: the shop's owner. Asked on the shop's public id."""

PAUSE = "market.pause"
"""Take no order for a while: the members of the shop. Asked on the shop's public id."""

ORDER = "market.order_place"
"""Reserve, ask a shop, follow it: anybody, without an account. Asked on the town's slug."""

CUSTOMER = "market.order_cancel"
"""See and cancel what one reserved: who holds its secret, or the person herself. Asked on the checkout."""

HIDE = "market.content_hide"
"""Hide a product, an offer, a slate or a question, and show it again: the town's manager; on the town."""

KEEP_TIME = "market.keep_time"
"""Tell customers of what nobody answered, free what nobody collected, delete old rows: the house itself."""


@rules.predicate
def ordered(actor: Actor, checkout: Checkout) -> bool:
    """The person who ordered; who holds the secret needs none of this: the command asks for it."""
    return bool(actor.person) and checkout.person == actor.person


rules.add_rule(SELL, is_member)
rules.add_rule(TERMS, is_owner)
rules.add_rule(PAUSE, is_member)
rules.add_rule(ORDER, rules.always_true)
rules.add_rule(CUSTOMER, ordered)
rules.add_rule(HIDE, is_manager)
rules.add_rule(KEEP_TIME, rules.always_false)
