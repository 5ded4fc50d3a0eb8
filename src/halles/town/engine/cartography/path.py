"""Path data of SVG in few characters: one absolute start, then differences."""

from collections.abc import Sequence

from halles.town.engine.cartography.lines import Step


def path_data(line: Sequence[Step]) -> str:
    """Return the path of a line, closed if it is a ring."""
    closed = len(line) > 3 and line[0] == line[-1]
    out = [f"M{line[0][0]} {line[0][1]}l"]
    (x, y), rest = line[0], line[1:-1] if closed else line[1:]
    for px, py in rest:
        out.append(_pair(px - x, py - y, first=out[-1][-1] == "l"))
        x, y = px, py
    return "".join(out) + ("z" if closed else "")


def _pair(dx: int, dy: int, *, first: bool) -> str:
    return f"{'' if first or dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
