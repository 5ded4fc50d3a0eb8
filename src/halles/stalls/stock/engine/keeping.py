"""Whether what a shop sells is lost in the evening, as its trade and its name let one suppose."""

import re

FRESH_TRADES = frozenset({"bakery", "pastry", "seafood", "restaurant", "fast-food", "cafe", "florist"})
"""Kinds of shops (the directory's) of which most goods do not keep until tomorrow."""
KEEPS = re.compile(
    r"\b(confitures?|miels?|bieres?|cidres?|vins?|jus|sodas?|eaux?|limonades?|cafes? (en grains?|moulus?)"
    r"|thes?|tisanes?|conserves?|bocal|bocaux|biscuits?|sables?|galettes? bretonnes?|tablettes?|bonbons?"
    r"|caramels?|nougats?|farines?|sucres?|sels?|huiles?|vinaigres?|epices?|surgeles?|sacs?|bougies?"
    r"|vases?|pots?|terreaux?|cartes?|soupes? de poisson|rillettes|terrines?)\b"
)
"""Names of goods that keep even there; folded words."""


def perishes(trade: str, name: str) -> bool:
    """Say whether what is called `name` (folded by `kit.text`) does not keep in a shop of `trade`."""
    return trade in FRESH_TRADES and not KEEPS.search(name)
