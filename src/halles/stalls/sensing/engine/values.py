"""A value as devices write it, as the number that is kept; or nothing where it is none."""

import math
import re
from typing import Final

from halles.stalls.sensing.engine.reports import Scalar

_NUMBER = re.compile(r"[+-]?\d{1,300}(?:[.,]\d{1,300})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_YES_NO: Final = {
    "true": 1.0,
    "yes": 1.0,
    "on": 1.0,
    "1": 1.0,
    "occupied": 1.0,
    "false": 0.0,
    "no": 0.0,
    "off": 0.0,
    "0": 0.0,
    "free": 0.0,
}
"""Also the two words with which the standard model of a parking spot says whether it is taken."""


def number_of(value: Scalar) -> float | None:
    """Return a finite number, also from text ("12", "12,5") as real feeds write it; None for all else."""
    if isinstance(value, str):
        text = value.strip()
        if not _NUMBER.fullmatch(text):
            return None
        value = text.replace(",", ".")
    elif value is None or value is True or value is False:
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def flag_of(value: Scalar) -> float | None:
    """Return 1 for yes and 0 for no; None for what is neither."""
    if isinstance(value, str):
        return _YES_NO.get(value.strip().lower())
    return float(value) if value is not None and value in (0, 1) else None
