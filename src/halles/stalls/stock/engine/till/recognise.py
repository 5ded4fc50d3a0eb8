"""Which column is what: header words and values together, each field given to one column at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from halles.stalls.stock.engine.till import fields as f
from halles.stalls.stock.engine.till.columns import Looks
from halles.stalls.stock.engine.till.relations import Relations, relations_of

LEAST = 0.34
"""Score below which a column is left out."""
_FEW = 6
_HEADER, _VALUES, _ALONE = 0.72, 0.28, 0.62
_BY_VALUES = frozenset(f.TAKEN) - {f.LINE, f.TILL, f.STATUS, f.NET_PRICE, f.NET_TOTAL, f.SOLD, f.STOCK}
"""Fields that values alone can show in a table without header."""
_PROVED = frozenset((f.CODE, f.DAY, f.NAME))
"""Fields that values show well enough below a header whose word is not known."""


@dataclass(frozen=True)
class Guess:
    """One column: its field ("" where it is left out), how sure, and whether words or values told it."""

    field: str
    score: float
    by: str


def recognise(headers: Sequence[str], looks: Sequence[Looks]) -> list[Guess]:
    """Return a guess for each column; without headers (all empty) values alone tell."""
    has_header = any(header.strip() for header in headers)
    related = relations_of(looks)
    scores = [
        _scores(f.header_scores(header), look, index, related, has_header)
        for index, (header, look) in enumerate(zip(headers, looks, strict=True))
    ]
    found = _assigned(scores)
    return [found.get(index, Guess(f.NOTHING, 0.0, "")) for index in range(len(headers))]


def _scores(
    told: Mapping[str, float], look: Looks, index: int, related: Relations, has_header: bool
) -> dict[str, tuple[float, str]]:
    """Return the score of each field for one column, and what told it."""
    scores: dict[str, tuple[float, str]] = {}
    if _is_left_out(told, look):
        return scores
    for field in f.TAKEN:
        word, value = told.get(field, 0.0), fit(field, look)
        if value <= 0 and look.filled:
            continue
        bonus = related.bonus(field, index)
        if word:
            specific = word - max(0.0, told.get(f.NOTHING, 0.0) - word)
            scores[field] = (_HEADER * specific + _VALUES * value + bonus, "words")
        elif field == f.TOTAL and index not in related.totals:
            continue
        elif field in (_PROVED if has_header else _BY_VALUES) and not (has_header and told):
            scores[field] = (_ALONE * value + bonus, "values")
    return scores


def _is_left_out(told: Mapping[str, float], look: Looks) -> bool:
    """Say whether a header names something that is of no use here, and nothing of use as well."""
    nothing = told.get(f.NOTHING, 0.0)
    rivals = [field for field, word in told.items() if field and word >= nothing]
    return nothing > 0.75 and not any(fit(field, look) >= 0.7 for field in rivals)


def _assigned(scores: Sequence[Mapping[str, tuple[float, str]]]) -> dict[int, Guess]:
    """Give fields to columns, the best score first; ties go to the column on the left."""
    offers = sorted(
        (
            (score, -index, field, by)
            for index, each in enumerate(scores)
            for field, (score, by) in each.items()
        ),
        reverse=True,
    )
    given: dict[int, Guess] = {}
    taken: set[str] = set()
    for score, minus, field, by in offers:
        if score >= LEAST and -minus not in given and field not in taken:
            given[-minus] = Guess(field, round(min(score, 1.0), 3), by)
            taken.add(field)
            taken |= {f.SOLD, f.STOCK} & {field} and {f.QUANTITY}
            taken |= {f.QUANTITY} & {field} and {f.SOLD}
    return _named(given)


def _named(given: dict[int, Guess]) -> dict[int, Guess]:
    """Return the fields with the only column of words, where it was taken for a family, as the name."""
    if any(guess.field == f.NAME for guess in given.values()):
        return given
    return {
        at: replace(guess, field=f.NAME) if (guess.field, guess.by) == (f.FAMILY, "values") else guess
        for at, guess in given.items()
    }


def fit(field: str, look: Looks) -> float:
    """Return how well values suit a field, 0 where they cannot be it."""
    if not look.filled:
        return 0.0
    return max(0.0, min(1.0, _FITS[field](look)))


def _code(look: Looks) -> float:
    return look.barcodes + look.mangled if look.length >= 7 and look.days < 0.5 else 0.3 * (look.length >= 3)


def _reference(look: Looks) -> float:
    if look.days > 0.8 or look.clocks > 0.5 or look.cents > 0.5 or look.length > 24:
        return 0.0
    return (0.2 + 0.65 * look.coded) * (0.6 + 0.4 * look.distinct) * (1 - look.barcodes) * (look.length >= 2)


def _name(look: Looks) -> float:
    return (
        look.words
        * (0.35 + 0.5 * look.distinct + 0.15 * (look.length >= 8))
        * (look.days < 0.5)
        * (1 - 0.6 * look.coded)
    )


def _family(look: Looks) -> float:
    return (
        look.words
        * (1.0 - 0.8 * look.distinct)
        * (look.days < 0.5)
        * (look.length <= 40)
        * 0.9
        * (1 - look.coded)
    )


def _counted(look: Looks) -> float:
    if look.numbers < 0.8 or (look.barcodes > 0.8 and look.length >= 8):
        return 0.0
    return 0.3 + 0.5 * look.whole + 0.2 * (look.length <= 4)


def _money(look: Looks) -> float:
    if look.numbers < 0.8 or (look.barcodes > 0.8 and look.length >= 8):
        return 0.0
    return 0.35 + 0.45 * look.cents + 0.2 * (1 - look.whole)


def _rate(look: Looks) -> float:
    return look.rates if look.rates >= 0.9 else 0.25 * (look.distinct < 0.2) * (look.length <= 12)


def _ticket(look: Looks) -> float:
    if look.days > 0.9 or look.cents > 0.5 or look.length < 1 or look.length > 40:
        return 0.0
    return 0.25 + 0.45 * (look.rising >= 0.95) + 0.3 * (look.stays > 0)


def _repeats(look: Looks) -> bool:
    """Say whether a column holds few values, as names of tills and kinds of lines do."""
    filled = look.filled * len(look.texts)
    return look.distinct * filled <= max(_FEW, 0.3 * filled)


_FITS = {
    f.CODE: _code,
    f.REFERENCE: _reference,
    f.NAME: _name,
    f.FAMILY: lambda look: max(_family(look), 0.3 * _repeats(look)),
    f.SOLD: _counted,
    f.STOCK: _counted,
    f.QUANTITY: _counted,
    f.DAY: lambda look: look.days if look.days >= 0.8 else 0.0,
    f.TIME: lambda look: look.clocks if look.clocks >= 0.8 else 0.0,
    f.TICKET: _ticket,
    f.LINE: lambda look: 0.5 * (look.numbers > 0.9) * look.whole,
    f.TILL: lambda look: 0.6 * _repeats(look),
    f.PRICE: _money,
    f.TOTAL: _money,
    f.NET_PRICE: _money,
    f.NET_TOTAL: _money,
    f.COST: _money,
    f.VAT: _rate,
    f.STATUS: lambda look: 0.6 * _repeats(look),
}
