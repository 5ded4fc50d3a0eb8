"""What so much of something costs, and how it is said: whole cents, rounded half up, never a float."""

KILO = "kilo"
UNITS = ("piece", KILO, "bunch", "punnet", "batch")
GRAMS = 1000
"""Of a kilo."""
MORE_THAN_ASKED = 20
"""In hundredths: above it, who ordered by weight is told before she comes."""


def line_total(price_cents: int, unit: str, quantity: int) -> int:
    """Return the cents of `quantity` (grams where the unit is the kilo, else pieces), rounded half up.

    Raises ValueError for a negative price or quantity, and for a unit that is none.
    """
    if price_cents < 0 or quantity < 0:
        raise ValueError(f"negative: {price_cents} cents, {quantity}")
    if unit not in UNITS:
        raise ValueError(f"not a unit: {unit!r}")
    if unit != KILO:
        return price_cents * quantity
    return (2 * price_cents * quantity + GRAMS) // (2 * GRAMS)


def per_kilo(price_cents: int, grams: int) -> int:
    """Return the cents of a kilo of what costs `price_cents` and weighs `grams`, rounded half up."""
    if grams <= 0 or price_cents < 0:
        raise ValueError(f"no price per kilo of {price_cents} cents and {grams} grams")
    return (2 * price_cents * GRAMS + grams) // (2 * grams)


def weighs_more(asked: int, weighed: int) -> bool:
    """Say whether the scales show so much more than was asked for that the customer is told beforehand."""
    return 100 * weighed > (100 + MORE_THAN_ASKED) * asked
