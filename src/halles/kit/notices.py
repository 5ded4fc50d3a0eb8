"""What waits for whoever holds something: said on her own page, answered there in one tap."""

from collections.abc import Callable
from dataclasses import dataclass

from halles.kit.manifest import house_parts
from halles.kit.reportable import Address


@dataclass(frozen=True)
class Notice:
    """A sentence, what somebody wrote about it, and the buttons that answer it."""

    text: str
    answer_to: Address
    """Where the chosen answer is posted, under the name "answer"."""
    answers: tuple[tuple[str, str], ...]
    """Value and label of each button."""
    detail: str = ""


def notices_of(*, organisation: str) -> list[Notice]:
    """Return what waits for an organisation, from every package that has something to ask of it."""
    parts: list[Callable[..., list[Notice]]] = list(house_parts("holder_notices").values())
    return [notice for part in parts for notice in part(organisation=organisation)]
