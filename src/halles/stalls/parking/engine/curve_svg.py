"""A day of a car park as a drawing: today's free places over those of a usual day."""

from collections.abc import Sequence
from itertools import groupby

TALL = 100
"""Units from no place free to all of them."""

Usual = tuple[float, float, float]
Spot = tuple[int, float]


def curve_svg(
    *,
    free: Sequence[float | None],
    usual: Sequence[Usual | None],
    capacity: int,
    ticks: Sequence[tuple[int, str]],
    words: tuple[str, str, str],
    key: str,
) -> str:
    """Return an SVG of at most 6 kB: `free` and `usual` (10 %, 50 %, 90 %) places by quarter of an hour.

    `ticks` are quarters with their hour in words; `words` are the title, the description and the words of the
    top line (all the places); both escaped as in HTML. `key` begins the ids of the page's only drawing of
    that name. A quarter that nobody knows is a gap. The words keep the size of the page's text: only the
    curves are stretched.
    """
    wide, top = max(len(free), len(usual), 1), max(capacity, 1)
    title, description, all_places = words
    lower, middle, upper = ([each and each[rank] for each in usual] for rank in range(3))
    today = [_path(run) for run in _runs(free, top)]
    return (
        f'<svg role="img" aria-labelledby="{key}t" aria-describedby="{key}d" width="100%" height="15em">'
        f'<title id="{key}t">{title}</title><desc id="{key}d">{description}</desc>'
        f'<text class="value" x="0" y="1em">{all_places}</text>{_ticks(ticks, wide)}'
        '<line class="rail" x2="100%" y1="1.6em" y2="1.6em"/>'
        f'<svg y="1.6em" width="100%" height="11em" viewBox="0 0 {wide} {TALL}" preserveAspectRatio="none">'
        f'<path class="band" d="{_band(_runs(lower, top), _runs(upper, top))}"/>'
        f'<path class="usual" d="{"".join(_path(run) for run in _runs(middle, top))}"/>'
        f'<path class="curve" d="{"".join(today)}"/><path class="curve dots" d="{_last(free, top)}"/></svg>'
        '<line class="rail" x2="100%" y1="12.6em" y2="12.6em"/></svg>'
    )


def _runs(values: Sequence[float | None], top: int) -> list[list[Spot]]:
    """Return the points of each stretch without a gap, from the top of the drawing downwards."""
    found = []
    for known, some in groupby(enumerate(values), key=lambda each: each[1] is not None):
        if known:
            found.append([(at, _height(value, top)) for at, value in some])
    return found


def _height(value: float | None, top: int) -> float:
    return round(TALL - TALL * min(max((value or 0) / top, 0), 1), 1)


def _path(run: Sequence[Spot]) -> str:
    """Return a line; one point alone is a line that goes nowhere, drawn by its round ends."""
    line = "L".join(f"{at} {height:g}" for at, height in run)
    return f"M{line}" if len(run) > 1 else f"M{line}h0"


def _band(lower: Sequence[Sequence[Spot]], upper: Sequence[Sequence[Spot]]) -> str:
    """Return the surfaces between two lines that are known at the same quarters."""
    return "".join(
        f"{_path([*low, *reversed(high)])}Z" for low, high in zip(lower, upper, strict=True) if len(low) > 1
    )


def _last(free: Sequence[float | None], top: int) -> str:
    """Return a point where the line of today ends; nothing where it never began."""
    known = [(at, _height(value, top)) for at, value in enumerate(free) if value is not None]
    return _path(known[-1:]) if known else ""


def _ticks(ticks: Sequence[tuple[int, str]], wide: int) -> str:
    """Return the hours under the drawing, the first and the last within its sides."""
    found = []
    for at, text in ticks:
        share = 100 * at / wide
        side = "" if at == 0 else ' class="end"' if at == wide else ' class="mid"'
        found.append(f'<text{side} x="{share:.1f}%" y="14em">{text}</text>')
    return "".join(found)
