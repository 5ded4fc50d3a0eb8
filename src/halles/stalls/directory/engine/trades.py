"""From who works there to the shop: people look for "un poissonnier" where a sheet says "poissonnerie"."""

import re

_TRADE = re.compile(r"(?:ier|iere|iers|ieres)\b")
_SHORTEST = 6


def shop_of(folded: str) -> str:
    """Return folded words with each trade in "-ier" as its shop in "-erie", all else as it is."""
    return " ".join(_TRADE.sub("erie", word) if len(word) >= _SHORTEST else word for word in folded.split())
