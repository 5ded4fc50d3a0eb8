"""Read a merchant's sentence: what it closes, opens or announces, or the one question that settles it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.asides import without_asides
from halles.town.engine.hours.sentence.calendar import resolve
from halles.town.engine.hours.sentence.cutting import segments
from halles.town.engine.hours.sentence.days import period
from halles.town.engine.hours.sentence.habits import limited
from halles.town.engine.hours.sentence.lexing import sentence_tokens
from halles.town.engine.hours.sentence.naming import Stretch, elements
from halles.town.engine.hours.sentence.shop import DAY, Shop, Spans
from halles.town.engine.hours.sentence.statements import Said, all_said
from halles.town.engine.hours.sentence.told import (
    ARRIVAL,
    CLOSING,
    OFFER,
    OPENING,
    OTHER,
    SentenceChoice,
    Told,
)

LONGEST = 2000
"""Characters read."""
MOST_CHOICES = 6
Named = tuple[date | None, date | None]


def read_sentence(text: str, *, now: datetime, spans: Callable[[date], Spans]) -> Told:
    """Return what a sentence says at `now` (naive, the town's time); `spans`: usual open spans of a day.

    Never closes on a word alone: what is not certain is one question. Never raises on any text.
    """
    shop = Shop(now, spans)
    tokens = sentence_tokens(text[:LONGEST])
    every_element = elements(tokens)
    found = limited(every_element)
    said = all_said(shop, segments(limited(without_asides(every_element))))
    announced = _announced(tokens)
    is_past = any(token.kind == "past" for token in tokens)
    named = _days_named(shop, [] if is_past else [e for e in found if isinstance(e, Stretch)])
    tolds = [(label, _told(shop, statements, announced, named)) for label, statements in said.options]
    return _settled(shop, tolds, said.question, _asked(tokens))


def _announced(tokens: Sequence[Token]) -> str:
    kinds = {token.kind for token in tokens}
    return OFFER if "offer" in kinds else ARRIVAL if kinds & {"arrival", "again"} else OTHER


def _asked(tokens: Sequence[Token]) -> str:
    """Return what a question without an answer to choose is about."""
    closes = any(token.kind in ("closing", "leave", "again", "not", "except") for token in tokens)
    return CLOSING if closes else OPENING


def _days_named(shop: Shop, stretches: Sequence[Stretch]) -> Named:
    """Return the first and last day that the sentence names, for what it announces."""
    days: list[date] = []
    for each in stretches:
        each = each.within or each
        if each.first.always:
            continue
        if each.how == "until":
            days += [shop.today, *resolve(each.last or each.first, shop.today)[:1]]
        elif options := period(shop, each).options:
            days += options[0][1]
    is_ahead = any(day >= shop.today for day in days)
    return (min(days), max(days)) if is_ahead else (None, None)


def _told(shop: Shop, statements: tuple[Said, ...], announced: str, named: Named) -> Told:
    specials = tuple(s for said in statements for s in said.specials if shop.is_ahead(s))
    kinds = [said.kind for said in statements if said.specials]
    if not specials:
        return Told(announced, (), *named)
    kind = CLOSING if CLOSING in kinds else OPENING
    first = min(start for start, _, _ in specials).date()
    return Told(kind, specials, first, max(labels.last_moment(end) for _, end, _ in specials))


def _settled(shop: Shop, tolds: Sequence[tuple[str, Told]], question: str, asked: str) -> Told:
    """Return the one thing told, or the question; options that change the same hours alike are one."""
    kept: dict[object, tuple[str, Told]] = {}
    for label, told in tolds:
        effect = _effect(shop, told)
        if effect not in kept or len(told.special) < len(kept[effect][1].special):
            kept[effect] = (label, told)
    if not kept:
        return Told(asked, question=question or labels.WHICH_DAY)
    if len(kept) == 1:
        return next(iter(kept.values()))[1]
    choices = tuple(SentenceChoice(labels.capital(label), told) for label, told in kept.values())
    kinds = {choice.told.kind for choice in choices}
    kind = next((kind for kind in (CLOSING, OPENING) if kind in kinds), OTHER)
    return Told(kind, question=question, choices=_few(choices))


def _few(choices: tuple[SentenceChoice, ...]) -> tuple[SentenceChoice, ...]:
    """Return the first choices, with the one that changes nothing: nobody is made to close."""
    beyond = [choice for choice in choices[MOST_CHOICES:] if not choice.told.special]
    return (*choices[: MOST_CHOICES - len(beyond)], *beyond)


def _effect(shop: Shop, told: Told) -> object:
    """Return what a reading changes, day by day; its exceptions themselves where no hours are known."""
    if not shop.is_known:
        return told.special
    days = {
        start.date() + shift * DAY
        for start, end, _ in told.special
        for shift in range(-1, min((end.date() - start.date()).days, 400) + 1)
    }
    before_after = ((day, shop.after((), [day]), shop.after(told.special, [day])) for day in sorted(days))
    return tuple((day, after) for day, before, after in before_after if before != after)
