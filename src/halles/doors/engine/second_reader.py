"""A second reader of messages, which learnt from examples: by words and letters, without any phrase.

Ridge regression of each intent upon the words, pairs of words and runs of letters of a message (weighted by
how rare they are), solved in closed form: the same examples give the same reader, in less than a second.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from halles.doors.engine.meaning import Names
from halles.doors.engine.second_words import features, masked
from halles.doors.engine.words import Token, tokens

NOTHING = "none"
"""What an example means that asks nothing of the town."""
_RIDGE = 0.3
_LETTERS = 0.8
"""What runs of letters count against words."""
_UNKNOWN = 0.5
"""What a feature that stands in no two examples counts: a message of unknown words is like nothing."""
_COMMON = 40
"""A feature that more examples hold is common."""
Floats = npt.NDArray[np.float32]
Row = tuple[npt.NDArray[np.intp], Floats]


@dataclass(frozen=True, slots=True)
class Example:
    """One message, the intent that it means ("none" for nothing), and who wrote it."""

    text: str
    intent: str
    who: str = "anybody"
    weight: float = 1.0
    """How much it is to be believed."""


class SecondReader:
    """What was learnt from examples (at least one)."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Learn; in the square of the number of examples, 0.5 s for 2,000."""
        self._intents = sorted({each.intent for each in examples})
        seen = [features(masked(tokens(each.text), Names()), each.who) for each in examples]
        spread = Counter(name for row in seen for part in row for name in part)
        kept = sorted(name for name, many in spread.items() if many > 1)
        self._places = {name: at for at, name in enumerate(kept)}
        many = np.array([spread[name] for name in kept], dtype=np.float32)
        self._rare: Floats = (np.log((1 + len(seen)) / (1 + many)) + 1).astype(np.float32)
        self._unseen = _UNKNOWN * float(np.log((1 + len(seen)) / 2) + 1)
        self._weights, self._mean = self._learnt([self._row(row) for row in seen], examples)

    def scores(self, found: Sequence[Token], names: Names, who: str) -> Mapping[str, float]:
        """Return how well each intent, and NOTHING, fits a message: about 1 for "it is this", 0 for "not"."""
        places, values = self._row(features(masked(found, names), who))
        scores = values @ self._weights[places] + self._mean
        return dict(zip(self._intents, map(float, scores), strict=True))

    def _row(self, seen: tuple[Counter[str], Counter[str]]) -> Row:
        """Return the places and the values of a message's features, words and letters each of one length."""
        parts = []
        for weight, counts in zip((1.0, _LETTERS), seen, strict=True):
            told = [(self._places[name], many) for name, many in counts.items() if name in self._places]
            places = np.array([place for place, _ in told], dtype=np.intp)
            values = (1 + np.log([many for _, many in told])) * self._rare[places]
            unknown = (len(counts) - len(told)) * self._unseen**2
            length = float(np.sqrt(values @ values + unknown)) or 1.0
            parts.append((places, (values * (weight / length)).astype(np.float32)))
        return np.concatenate([p for p, _ in parts]), np.concatenate([v for _, v in parts])

    def _learnt(self, rows: Sequence[Row], examples: Sequence[Example]) -> tuple[Floats, Floats]:
        """Return the weights, a column for each intent, and what an intent scores before anything is read."""
        wanted = np.array([[each.intent == name for name in self._intents] for each in examples], np.float32)
        trust = np.array([each.weight for each in examples], np.float32)
        mean = (trust @ wanted) / trust.sum()
        kernel = _kernel(rows, len(self._places)) + np.diag(_RIDGE / trust)
        pulls = np.linalg.solve(kernel, wanted - mean)
        weights = np.zeros((len(self._places), len(self._intents)), np.float32)
        for (places, values), pull in zip(rows, pulls, strict=True):
            weights[places] += values[:, None] * pull
        return weights, mean.astype(np.float32)


def _kernel(rows: Sequence[Row], width: int) -> Floats:
    """Return how alike every two examples are: common features by one product, rare ones by their pairs."""
    size = len(rows)
    at = np.concatenate([np.full(len(places), row) for row, (places, _) in enumerate(rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    order = np.argsort(places, kind="stable")
    at, places, values = at[order], places[order], values[order]
    many = np.bincount(places, minlength=width)
    common = np.flatnonzero(many > _COMMON)
    column = np.full(width, -1)
    column[common] = np.arange(len(common))
    is_common = column[places] >= 0
    dense = np.zeros((size, len(common)), np.float32)
    dense[at[is_common], column[places[is_common]]] = values[is_common]
    pairs = list(_pairs(at, values, many, size))
    where, much = (np.concatenate([pair[part] for pair in pairs]) for part in (0, 1))
    rare = np.bincount(where.astype(np.intp), much, minlength=size * size).reshape(size, size)
    return dense @ dense.T + rare.astype(np.float32)


def _pairs(
    at: npt.NDArray[np.intp], values: Floats, many: npt.NDArray[np.intp], size: int
) -> Iterator[tuple[npt.NDArray[np.intp], Floats]]:
    """Yield, of the features that so many examples hold, each two of these and what it makes them alike."""
    starts = np.cumsum(many) - many
    for holders in range(1, _COMMON + 1):
        place = starts[many == holders][:, None] + np.arange(holders)
        who, much = at[place], values[place]
        yield (
            (who[:, :, None] * size + who[:, None, :]).ravel(),
            (much[:, :, None] * much[:, None, :]).ravel(),
        )
