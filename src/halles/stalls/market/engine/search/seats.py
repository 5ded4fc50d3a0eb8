"""Which rows are shown when there are more than fit: the readings share the places by how likely they are.

As lists share the seats of a council: the next place goes to the reading with the largest likelihood divided
by one more than the places it has. So a word typed right keeps them all, and one that is also a common typo
of a much commoner word leaves some to it.
"""

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

OTHERS = 5
"""One place in so many is left to readings that are less likely, if there are any."""

Rows = NDArray[np.int64]


def shared(likely: NDArray[np.float64], sizes: NDArray[np.int64], places: int) -> NDArray[np.int64]:
    """Return how many of `places` each reading gets, at most its size; the likeliest leaves a few to others."""
    leader = int(np.argmax(likely))
    others = int(sizes.sum() - sizes[leader])
    sizes = sizes.copy()
    sizes[leader] = min(sizes[leader], places - min(others, places // OTHERS))
    seats = np.zeros(len(likely), dtype=np.int64)
    first = np.argsort(-likely, kind="stable")[:places]
    heap = [(-float(likely[each]), int(each)) for each in first]
    heapq.heapify(heap)
    while places and heap:
        _, reading = heapq.heappop(heap)
        seats[reading] += 1
        places -= 1
        if seats[reading] < sizes[reading]:
            heapq.heappush(heap, (-float(likely[reading]) / (int(seats[reading]) + 1), reading))
    return seats


def smallest(rows: Rows, most: int, keys: Sequence[NDArray[np.generic]]) -> Rows:
    """Return the `most` rows that come first by `keys`, one after the other, then by number; unordered."""
    if len(rows) <= most:
        return rows
    if not keys:
        return rows[:most]  # rows come in order
    values = keys[0][rows]
    cut = np.partition(values, most - 1)[most - 1]
    sure = rows[values < cut]
    return np.concatenate([sure, smallest(rows[values == cut], most - len(sure), keys[1:])])
