"""Quantities and prices in words: "environ 800 g", "2 bottes", "24,50 € le kilo"."""

from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.stalls.market.engine.measures import GRAMS, KILO


def quantity_words(unit: str, quantity: int, *, about: bool = False) -> str:
    """Return so much of a unit in words: "2 bottes", "800 g", "1,5 kg"; with `about`, "environ 800 g"."""
    if unit == KILO:
        words = weight_words(quantity)
        return gettext("about %(weight)s") % {"weight": words} if about else words
    n = {"n": quantity}
    if unit == "bunch":
        return ngettext("%(n)s bunch", "%(n)s bunches", quantity) % n
    if unit == "punnet":
        return ngettext("%(n)s punnet", "%(n)s punnets", quantity) % n
    if unit == "batch":
        return ngettext("%(n)s batch", "%(n)s batches", quantity) % n
    return str(quantity)


def weight_words(grams: int) -> str:
    """Return "800 g" or "1,5 kg"."""
    if grams < GRAMS:
        return f"{grams}{french.NBSP}g"
    return (
        f"{french.number_words(grams / GRAMS, decimals=_places(grams), language=_language())}{french.NBSP}kg"
    )


def line_words(name: str, unit: str, quantity: int, *, about: bool = False) -> str:
    """Return "2 × Baguette" for pieces, "environ 800 g de Tomme" as "Tomme, environ 800 g"."""
    name = french.typeset(name, language=_language())
    words = quantity_words(unit, quantity, about=about)
    return f"{words} × {name}" if unit == "piece" else f"{name}, {words}"


def price_words(price_cents: int, unit: str) -> str:
    """Return the price of one unit: "1,30 €", "24,50 € le kilo", "2 € la botte"."""
    price = {"price": french.euros(price_cents, language=_language())}
    if unit == KILO:
        return gettext("%(price)s a kilo") % price
    if unit == "bunch":
        return gettext("%(price)s a bunch") % price
    if unit == "punnet":
        return gettext("%(price)s a punnet") % price
    if unit == "batch":
        return gettext("%(price)s a batch") % price
    return price["price"]


def _places(grams: int) -> int:
    """Return how many decimals tell kilos to the gram, without idle zeros."""
    rest = grams % GRAMS
    return 0 if not rest else 1 if not rest % 100 else 2 if not rest % 10 else 3


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
