"""Which street a door is on, where nobody wrote it: the nearest that has a name."""

import itertools
from collections.abc import Iterable, Sequence
from math import cos, radians

import numpy as np

MOST_METRES = 60
"""Farther than this from any named street, nothing is said."""
METRES_PER_UNIT = 0.011_119_5
"""Metres in 1e-7 degree of latitude."""

Point = tuple[int, int]
"""Longitude and latitude in 1e-7 degree."""


def nearest_streets(points: Sequence[Point], streets: Iterable[tuple[str, Sequence[Point]]]) -> list[str]:
    """Return for each point the name of the nearest street, a name and its line; "" where none is near."""
    pieces = [(name, a, b) for name, line in streets if name for a, b in itertools.pairwise(line)]
    if not pieces or not points:
        return ["" for _ in points]
    scale = np.array([METRES_PER_UNIT * cos(radians(points[0][1] / 1e7)), METRES_PER_UNIT])
    starts = np.array([a for _, a, _ in pieces], dtype=np.int64)
    ways = (np.array([b for _, _, b in pieces], dtype=np.int64) - starts) * scale
    lengths = np.maximum((ways**2).sum(axis=1), 1e-9)
    found = []
    for point in points:
        away = (np.array(point, dtype=np.int64) - starts) * scale
        along = np.clip((away * ways).sum(axis=1) / lengths, 0, 1)
        apart = np.hypot(*(away - ways * along[:, None]).T)
        best = int(apart.argmin())
        found.append(pieces[best][0] if apart[best] <= MOST_METRES else "")
    return found
