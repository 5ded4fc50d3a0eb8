"""Which rows are shown when there are more than fit: the readings share the places by how likely they are.

As lists share the seats of a council: the next place goes to the reading with the largest likelihood divided
by one more than the places it has. So a word typed right keeps them all, and one that is also a common typo
of a much commoner word leaves some to it.
"""

import heapq
from typing import Any

import numpy as np
from numpy.typing import NDArray

OTHERS = 5
"""One place in so many is left to readings that are less likely, if there are any."""
ROW_BITS = 24
"""Bits of a row's number: 16 million documents at most."""

Rows = NDArray[np.int64]


def shared(likely: NDArray[np.float64], sizes: NDArray[np.int64], places: int) -> NDArray[np.int64]:
    """Return how many of `places` each reading gets, up to its size; the likeliest leaves some to others."""
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


def in_order(
    rows: Rows, weights: NDArray[np.float64], lengths: NDArray[np.uint8], rank: NDArray[Any] | None
) -> NDArray[np.uint64]:
    """Return a number for each row, by which they come in order; its last bits are the row's.

    First comes the lowest rank (as a 32-bit number, not below 0), then what is likelier, then what has fewer
    words.
    """
    doubts = np.clip(np.ceil(-2 * np.log2(weights)), 0, 15).astype(np.uint64)
    words = np.minimum(lengths[rows], 31).astype(np.uint64)
    order = (doubts << np.uint64(29)) | (words << np.uint64(ROW_BITS)) | rows.astype(np.uint64)
    if rank is not None:
        bits = np.maximum(rank[rows], 0).astype(np.float32).view(np.uint32)  # ordered as the numbers are
        order |= bits.astype(np.uint64) << np.uint64(33)
    return order


def first_of(order: NDArray[np.uint64], most: int) -> NDArray[np.uint64]:
    """Return the `most` lowest of `order`, in no order."""
    return order if len(order) <= most else np.partition(order, most - 1)[:most]
