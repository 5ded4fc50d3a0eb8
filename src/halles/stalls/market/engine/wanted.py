"""What a message that reserves means: which article of which shop, or what is to be asked before."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_OPTIONS = 3
"""That one message carries, and that one keeps in mind."""


@dataclass(frozen=True)
class Candidate:
    """An article that a line may mean."""

    product: str
    shop: str
    cents: int
    """Of as much as is asked for."""


@dataclass(frozen=True)
class WhichShop:
    """Several shops have all of it: each with what all of it costs there, in cents."""

    options: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class WhichArticle:
    """A line means one of these articles."""

    line: int
    options: tuple[Candidate, ...]


@dataclass(frozen=True)
class Settled:
    """One article for each line, in their order."""

    articles: tuple[Candidate, ...]


Lines = Sequence[Sequence[Candidate]]
"""For each line what it may mean, the likeliest first; none is empty."""


def settled(lines: Lines) -> Settled | WhichShop | WhichArticle:
    """Return what is reserved, or the next thing to ask.

    Where one shop has all of it, it is that shop; else each thing comes from where it is, from as few shops
    as the lines that leave no choice already lead to.
    """
    whole = _with_all(lines)
    if len(lines) > 1 and len(whole) > 1:
        sums = ((shop, sum(_best(line, shop).cents for line in lines)) for shop in whole)
        return WhichShop(tuple(sums)[:MOST_OPTIONS])
    kept = [_of_shops(line, whole) for line in lines] if whole else _gathered(lines)
    for number, line in enumerate(kept):
        if len(line) > 1:
            return WhichArticle(number, _varied(line))
    return Settled(tuple(line[0] for line in kept))


def in_shop(lines: Lines, shop: str) -> list[list[Candidate]]:
    """Return what each line may mean in one shop; empty where it has nothing of the kind."""
    return [_of_shops(line, [shop]) for line in lines]


def _with_all(lines: Lines) -> list[str]:
    """Return the shops that have something for every line, in the order of the first line."""
    sets = [{each.shop for each in line} for line in lines]
    found = dict.fromkeys(each.shop for each in lines[0]) if lines else {}
    return [shop for shop in found if all(shop in each for each in sets)]


def _gathered(lines: Lines) -> list[list[Candidate]]:
    """Return the lines with less choice: where one is to go anyway, she takes there what is there."""
    bound = {line[0].shop for line in lines if len({each.shop for each in line}) == 1}
    return [_of_shops(line, bound) or list(line) for line in lines]


def _of_shops(line: Sequence[Candidate], shops: Sequence[str] | set[str]) -> list[Candidate]:
    return [each for each in line if each.shop in shops]


def _best(line: Sequence[Candidate], shop: str) -> Candidate:
    return next(each for each in line if each.shop == shop)


def _varied(line: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the first choices, one of each shop before a second one of the same."""
    firsts = list({each.shop: each for each in reversed(line)}.values())
    firsts.sort(key=line.index)
    rest = [each for each in line if each not in firsts]
    return tuple([*firsts, *rest][:MOST_OPTIONS])
