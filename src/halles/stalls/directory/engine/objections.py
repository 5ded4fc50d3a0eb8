"""By which marks a shop whose owner objected is known again, in whatever file it comes back.

A mark is a plain text; what is kept of it is a keyed hash only. Besides its number in each register, a shop
is known by its name at its address, and by its name near its position: an OpenStreetMap object that is drawn
anew, or another register, does not bring it back.
"""

from collections.abc import Iterable

CELL = 10_000
"""In 1e-7 degree: some 110 metres north, 75 east."""

Point = tuple[int, int]


def numbered(register: str, reference: str) -> str:
    """Return the mark of a number in a register: ("sirene", "12345678900012") or ("osm", "node/1")."""
    return f"{register}:{reference}"


def marks_kept(
    *, numbers: Iterable[tuple[str, str]], folded: str, address: str, at: Point | None
) -> list[str]:
    """Return the marks to keep; `folded`: the name without accents, `address`: its one spelling."""
    marks = [numbered(register, reference) for register, reference in numbers]
    if folded and address:
        marks.append(f"name:{folded}@{address}")
    if folded and at:
        marks.append(_near(folded, at[0] // CELL, at[1] // CELL))
    return marks


def marks_asked(*, register: str, reference: str, folded: str, address: str, at: Point | None) -> list[str]:
    """Return the marks by which a shop that comes in a file may be known: it may stand a little aside."""
    marks = marks_kept(numbers=[(register, reference)], folded=folded, address=address, at=None)
    if folded and at:
        x, y = at[0] // CELL, at[1] // CELL
        marks += [_near(folded, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return marks


def _near(folded: str, x: int, y: int) -> str:
    return f"name:{folded}#{x},{y}"
