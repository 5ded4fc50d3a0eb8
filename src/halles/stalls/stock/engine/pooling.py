"""« Le voisin en a un » : which other shops have what is missing here, told as yes or no, never how many.

Only shops that agreed to it are named, and only they get names. What somebody can still learn by asking every
day: on which days an article was there. Of an article kept as a single piece, each "no" after a "yes" is one
sale (nine sales in ten, measured on slow car parts); hence the opt-in, the few names, and the limit of
questions. Of what is kept in numbers, next to nothing: the answer is the same from the threshold up.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_NAMED = 3
"""More shops than anybody would walk to say more of the others' shelves than the customer needs."""
QUESTIONS_A_DAY = 30
"""Articles a shop may ask after in one day: a counter's need, not a neighbour's inventory."""
LEAST_KEPT = 1


@dataclass(frozen=True)
class Word:
    """What one shop says of one article: whether it agreed to share, and whether it has it; never how many.

    metres: from the shop in which it is asked for.
    """

    shop: str
    metres: float
    has_agreed: bool
    has_it: bool


def says_yes(quantity: float, least: float = LEAST_KEPT) -> bool:
    """Return whether a shop says yes of a quantity; a higher `least` keeps its last pieces to itself.

    The only place where a quantity becomes a word: what leaves a shop is this answer.
    """
    return quantity >= max(least, LEAST_KEPT)


def who_has(words: Iterable[Word], *, asked_in: str, has_agreed: bool, most: int = MOST_NAMED) -> list[str]:
    """Return the shops to name for an article that is missing in the shop `asked_in`: the nearest first.

    A shop that does not share (`has_agreed`) is told of none. Of equally near shops the order is by name, so
    that it tells nothing either.
    """
    if not has_agreed:
        return []
    named = (word for word in words if word.has_agreed and word.has_it and word.shop != asked_in)
    return [word.shop for word in sorted(named, key=lambda word: (word.metres, word.shop))[:most]]


def questions_left(asked_today: int) -> int:
    """Return how many more articles a shop may ask after today."""
    return max(0, QUESTIONS_A_DAY - asked_today)
