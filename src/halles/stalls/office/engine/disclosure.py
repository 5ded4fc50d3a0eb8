"""What may be told of counts: none under 11, and nothing from which one could be worked out.

Two rules, and no arithmetic on what is hidden. A sum is the sum of the figures that are shown, "at least":
so a hidden one is in no sum from which it could be taken away. The days of a month are shown all or not
at all: so the month's figure, which is exact, has no part that is shown beside one that is not.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 11
"""The smallest number that is shown; nought is shown too."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Published(Generic[K]):
    """What is told of one month: each kind’s figure, or None where it is hidden; its days if they may."""

    figures: dict[K, int | None]
    days: dict[K, tuple[int, ...]]

    def at_least(self, kinds: Iterable[K]) -> int:
        """Return the sum of the figures shown of `kinds`."""
        return sum(self.figures.get(kind) or 0 for kind in kinds)

    def is_whole(self, kinds: Iterable[K]) -> bool:
        """Say whether no figure of `kinds` is hidden: then their sum is exact."""
        return all(self.figures.get(kind, 0) is not None for kind in kinds)


def shown(count: int, *, least: int = LEAST) -> int | None:
    """Return `count`, or None where it is hidden."""
    return None if 0 < count < least else count


def published(counts: Mapping[K, Sequence[int]], *, by_day: bool = True, least: int = LEAST) -> Published[K]:
    """Return what may be told of `counts`: for each kind, one number for each day of a month.

    Without `by_day` only the month's figures: its days were put together and are no longer known.
    """
    figures = {kind: shown(sum(days), least=least) for kind, days in counts.items()}
    open_days = {
        kind: tuple(days)
        for kind, days in counts.items()
        if by_day and figures[kind] and all(shown(count, least=least) is not None for count in days)
    }
    return Published(figures, open_days)
