"""Who may do what with a shop's stock; asked on the shop's public id."""

import rules

from halles.people.rights import is_member, is_operator, is_owner

KEEP = "stock.keep"
"""Count, receive, throw away, correct, answer the evening's list: the members of the shop."""

CHOOSE = "stock.choose"
"""Say how the stock is looked after, and whether neighbours may be told of it: the shop's owner."""

SEE = "stock.see"
"""See the ledger, the sales and the lists: the members of the shop."""

HOLD = "stock.hold"
"""Keep, free and hand over what an order asks: the house itself, from the market's own commands, or the
members of the shop."""

ADVISE = "stock.advise"
"""Make the list of the evening: the house itself, or a member of the shop who will not wait."""

BARCODES = "stock.barcodes_import"
"""Bring in the public names of barcodes: the operator of the deployment."""

rules.add_rule(KEEP, is_member)
rules.add_rule(CHOOSE, is_owner)
rules.add_rule(SEE, is_member)
rules.add_rule(HOLD, is_member)
rules.add_rule(ADVISE, is_member)
rules.add_rule(BARCODES, is_operator)
