"""What a till's file is to the engine: a sheet in, sales and levels of articles out."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal, NamedTuple

Kind = Literal["sales", "stock", "both"]
Grain = Literal["ticket", "moment", "line", "day", "period"]
"""What one line tells: of a ticket, of a moment, one sale of a day, all of a day, all of several days."""


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet as text; `numbers` are its rows' numbers as a person would count them."""

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    name: str = ""


class Article(NamedTuple):
    """An article as a line names it; "" where it does not."""

    code: str
    reference: str
    name: str

    @property
    def key(self) -> str:
        """Return what tells it in this till's files: its code, else its reference, else its name."""
        if self.code:
            return f"code:{self.code}"
        return f"ref:{self.reference}" if self.reference else f"name:{_folded(self.name)}"


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(name.casefold().split()))
    return "".join(each for each in plain if not unicodedata.combining(each))


@dataclass(frozen=True, slots=True)
class Sale:
    """One line of sales. Quantities are in thousandths; what came back is negative; money is in cents."""

    row: int
    article: Article
    quantity: int
    day: date
    until: date
    """The same day, or the last of several that the line sums up."""
    at: time | None = None
    cents: int | None = None
    """Of the whole line, taxes included."""
    ticket: str = ""
    line: str = ""
    till: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """What is on the shelf of one article, in thousandths, and what the till tells of it."""

    row: int
    article: Article
    quantity: int
    price: int | None = None
    """Cents, taxes included."""
    cost: int | None = None
    """Cents: what the shop paid for one."""
    vat: int | None = None
    """Hundredths of a per cent: 550 is 5.5 %."""
    family: str = ""


class Refusal(NamedTuple):
    """A row that is not taken: where, what was found, and why (a word of `WHY`)."""

    row: int
    column: str
    found: str
    why: str


WHY = ("mangled", "wrong-code", "no-article", "quantity", "day", "future")


@dataclass
class Reading:
    """All that a file says, and what was left out of it."""

    sales: list[Sale] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    """Rows that are no lines, by what they are: blank, total, header, heading, foot, cancelled, nothing."""
    repaired: int = 0
    """Codes whose lost zeros were put back."""
    weighed: int = 0
    """Lines whose code holds a price or a weight, read as the shop's own article."""
    below: int = 0
    """Levels below nought, read as nought."""

    @property
    def lines(self) -> int:
        """Return how many rows were taken."""
        return max(len(self.sales), len(self.levels))
