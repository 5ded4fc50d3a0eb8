"""Money in whole cents: read what people type, split VAT, share without losing a cent.

`kit.french.euros` writes it.
"""

import re
from collections.abc import Sequence

VAT_RATES = (21, 55, 100, 200)
"""The French rates, in thousandths: 2.1, 5.5, 10 and 20 %."""

_SPACES = " \u00a0\u202f"
_AMOUNT = re.compile(
    rf"(?P<sign>[-\u2212]?)(?P<euros>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:[.,](?P<cents>\d{{1,2}}))?",
    re.ASCII,
)


def parse(text: str) -> int:
    """Return the cents of an amount as typed: "12,50", "12.5", "1 234,50 €", "€12". Raises ValueError.

    Only spaces group thousands: "1,234" could mean two amounts, so it is refused rather than guessed.
    """
    bare = text.strip(_SPACES + "\t\n").removeprefix("€").removesuffix("€").strip(_SPACES)
    found = _AMOUNT.fullmatch(bare)
    if not found:
        raise ValueError(f"not an amount in euros: {text!r}")
    euros = re.sub(rf"[{_SPACES}]", "", found["euros"])
    cents = int(euros) * 100 + int((found["cents"] or "").ljust(2, "0"))
    return -cents if found["sign"] else cents


def vat_split(gross: int, rate: int) -> tuple[int, int]:
    """Return (net, VAT) of an amount including VAT at `rate` thousandths, which together are that amount."""
    if rate < 0:
        raise ValueError(f"negative VAT rate: {rate}")
    vat = (2 * abs(gross) * rate + 1000 + rate) // (2 * (1000 + rate))  # rounded half up
    vat = vat if gross >= 0 else -vat
    return gross - vat, vat


def share(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` cents in proportion to `weights`; the parts add up to it exactly.

    Largest remainder: who was rounded down most gets a cent first, the earlier of two equals.
    Weights that are all zero share equally.
    """
    if not weights or min(weights) < 0:
        raise ValueError("share() needs at least one weight, none negative")
    weights = weights if any(weights) else [1] * len(weights)
    whole, sign = sum(weights), -1 if total < 0 else 1
    parts = [abs(total) * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(abs(total) * weights[i] % whole))
    for i in by_remainder[: abs(total) - sum(parts)]:
        parts[i] += 1
    return [sign * part for part in parts]
