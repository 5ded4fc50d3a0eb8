"""Which of the rows found are shown, and in which order: counted by how their words are read, then picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search import seats
from halles.stalls.market.engine.search.places import Placed, Rows, Slots

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Codes:
    """How rows are read: each row has a code, and what a code means is told once for all its rows."""

    of_row: Numbers
    known: Numbers
    """The codes that occur."""
    counts: Numbers
    """How many rows each of them has."""
    slots: Numbers
    """The slot of each word, a line for each of `known`."""


def coded(words: Sequence[Placed], slots: Sequence[Slots]) -> Codes:
    """Return the codes of rows from the slots of their words."""
    of_row, table = slots[0].astype(np.int64), np.arange(len(words[0].weights))[:, None]
    for word, own in zip(words[1:], slots[1:], strict=True):
        present = np.bincount(of_row, minlength=len(table)) > 0
        table, width = table[present], len(word.weights)
        of_row = (np.cumsum(present) - 1)[of_row] * width + own
        table = np.hstack([np.repeat(table, width, axis=0), np.tile(np.arange(width), len(table))[:, None]])
    counts = np.bincount(of_row, minlength=len(table))
    known = np.flatnonzero(counts)
    return Codes(of_row, known, counts[known], table[known])


def weights_of(words: Sequence[Placed], codes: Codes) -> NDArray[np.float64]:
    """Return how likely it is that each code is what was meant."""
    weights = np.ones(len(codes.known))
    for number, word in enumerate(words):
        weights *= word.weights[codes.slots[:, number]]
    return weights


def groups_of(words: Sequence[Placed], codes: Codes) -> Numbers:
    """Return a number for each code, the same where each word is read the same, singular or plural."""
    groups = np.zeros(len(codes.known), dtype=np.int64)
    for number, word in enumerate(words):
        own = word.families()
        groups = groups * (int(own.max()) + 1) + own[codes.slots[:, number]]
        groups = np.unique(groups, return_inverse=True)[1]
    return groups


def chosen(
    rows: Rows,
    codes: Codes,
    weights: NDArray[np.float64],
    groups: Numbers,
    *,
    surely: float,
    limit: int,
    lengths: NDArray[np.uint8],
    rank: NDArray[Any] | None,
) -> Rows:
    """Return at most `limit` rows in order; readings whose likelihood is `surely` or more are equals."""
    sizes = np.bincount(groups, weights=codes.counts).astype(np.int64)
    means = np.bincount(groups, weights=weights * codes.counts) / sizes
    # A word that stands in many names is not asked for as much more often: hence the root.
    places = seats.shared(means * np.sqrt(sizes), sizes, limit)
    kept, levels = [], []
    for group in np.flatnonzero(places).tolist():
        own = _codes_wanted(np.flatnonzero(groups == group), weights, codes.counts, int(places[group]), rank)
        mask = _with_codes(codes, own)
        doubts = _by_code(codes, own, weights[own])[codes.of_row[mask]]
        order = seats.in_order(rows[mask], doubts, lengths, rank)
        kept.append(seats.first_of(order, int(places[group])))
        levels += [min(1.0, means[group] / surely)] * len(kept[-1])
    order = np.concatenate(kept)
    order = order[np.lexsort((order, -np.array(levels)))]
    return (order & np.uint64((1 << seats.ROW_BITS) - 1)).astype(np.int64)


def _codes_wanted(
    own: Numbers, weights: NDArray[np.float64], counts: Numbers, places: int, rank: NDArray[Any] | None
) -> Numbers:
    """Return which codes of a group to pick from: without a rank, the likeliest that fill the places."""
    if rank is not None:
        return own
    own = own[np.argsort(-weights[own], kind="stable")]
    enough = int(np.searchsorted(np.cumsum(counts[own]), places))
    # Those that weigh as much as the last one are its equals.
    least = weights[own[min(enough, len(own) - 1)]]
    return own[weights[own] >= least]


def _with_codes(codes: Codes, own: Numbers) -> Numbers:
    """Return the places of the rows that have one of the codes."""
    if len(own) == 1:
        return np.flatnonzero(codes.of_row == codes.known[own[0]])
    return np.flatnonzero(_by_code(codes, own, np.ones(len(own), dtype=bool))[codes.of_row])


def _by_code(codes: Codes, own: Numbers, values: NDArray[Any]) -> NDArray[Any]:
    """Return `values` of some of the known codes as a table of all codes."""
    table = np.zeros(int(codes.known[-1]) + 1, dtype=values.dtype)
    table[codes.known[own]] = values
    return table
