"""How long one walks from one point to another, where the way along the streets was not looked for."""

DETOUR = 1.3
"""How much longer streets are than the straight line: in European towns 1.2 to 1.4 of it, on the whole."""
PACE = 75
"""Metres walked in a minute: 4.5 km an hour, with time to look."""


def minutes_of(straight: float) -> int:
    """Return the whole minutes, one at least, of a walk whose ends are `straight` metres apart."""
    return max(1, round(straight * DETOUR / PACE))
