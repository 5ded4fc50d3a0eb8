"""Read a merchant's sentence: what it closes, opens or announces, or the one question that settles it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import resolve
from halles.town.engine.hours.sentence.closings import closings
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.effects import Specials, period
from halles.town.engine.hours.sentence.lexing import sentence_tokens
from halles.town.engine.hours.sentence.naming import Stretch, elements
from halles.town.engine.hours.sentence.openings import back_on, openings
from halles.town.engine.hours.sentence.segments import Segment, segments
from halles.town.engine.hours.sentence.shop import DAY, Shop, Spans
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
MOST_CHOICES = 6
_PERHAPS = ("perhaps", "or", "only", "except", "elsewhere")


@dataclass(frozen=True)
class Said:
    """What one statement comes to: closing or opening (or nothing), and what it changes."""

    kind: str
    specials: Specials


def read_sentence(text: str, *, now: datetime, spans: Callable[[date], Spans]) -> Told:
    """Return what a sentence says at `now` (naive, the town's time); `spans`: usual open spans of a day.

    Never closes on a word alone: what is not certain is one question. Never raises on any text.
    """
    shop = Shop(now, spans)
    tokens = sentence_tokens(text[:LONGEST])
    found = elements(tokens)
    said = _all_said(shop, segments(found))
    announced = _announced(tokens)
    first, last = _days_named(shop, [e for e in found if isinstance(e, Stretch)])
    tolds = [(label, _told(shop, statements, announced, (first, last))) for label, statements in said.options]
    return _settled(shop, tolds, said.question)


def _all_said(shop: Shop, statements: Sequence[Segment]) -> Doubt[tuple[Said, ...]]:
    doubts: list[Doubt[Said]] = []
    for place, segment in enumerate(statements):
        following = statements[place + 1] if place + 1 < len(statements) else None
        _inherit(segment, statements[:place])
        back = back_on(shop, following) if following and following.verb == "again" else None
        if segment.verb == "again" and place and statements[place - 1].verb == "closing":
            continue
        doubts.append(_said(shop, segment, back))
    return every(doubts)


def _inherit(segment: Segment, before: Sequence[Segment]) -> None:
    """Give "ouvert l'après-midi" the day of the statement before it."""
    if segment.verb and not segment.stretches and (segment.hours or segment.parts) and before:
        last = before[-1].stretches[-1:]
        segment.elements += [replace(s, first=replace(s.first, parts=())) for s in last if s.how == "day"]


def _said(shop: Shop, segment: Segment, back: Doubt[datetime] | None) -> Doubt[Said]:
    nothing = sure(Said("", ()))
    if segment.verb not in ("closing", "opening", "again") or segment.has("past", "for-ever"):
        return nothing
    is_negated = segment.has("not", "no")
    if segment.verb == "again":
        return _again(shop, segment) if segment.is_clear and not is_negated else nothing
    if is_negated and segment.verb == "closing":
        return _cancelled(shop, segment)
    if segment.verb == "opening" and not is_negated:
        return _checked(shop, segment, OPENING, openings(shop, segment, as_usual=segment.has("usual")))
    if not segment.stretches and (is_negated or not segment.is_clear or segment.has(*_PERHAPS)):
        return nothing
    return _checked(shop, segment, CLOSING, closings(shop, segment, back=back))


def _cancelled(shop: Shop, segment: Segment) -> Doubt[Said]:
    opened = openings(shop, segment, as_usual=True)
    return opened.then(lambda specials: sure(Said(OPENING if specials else "", specials)))


def _again(shop: Shop, segment: Segment) -> Doubt[Said]:
    back = back_on(shop, segment)
    if back is None:
        return sure(Said("", ()))
    return back.then(
        lambda end: Doubt(
            (
                (
                    f"Oui, fermé jusqu’à {labels.day_words(end.date(), shop.today)}",
                    Said(CLOSING, ((shop.now, end, False),)),
                ),
                (labels.NO, Said(OPENING, ())),
            ),
            labels.CLOSED_SO_FAR,
        )
    )


def _checked(shop: Shop, segment: Segment, kind: str, specials: Doubt[Specials]) -> Doubt[Said]:
    """Return what is said; where a word is not understood, whether it is the shop that closes is asked first."""
    said = specials.then(lambda found: sure(Said(kind, found)))
    if segment.is_clear and not segment.has(*_PERHAPS):
        return said
    if segment.has("elsewhere"):
        return sure(Said("", ()))
    days = [(s[0].date(), labels.last_moment(s[1])) for _, found in specials.options for s in found]
    if not days:
        return said
    first, last = min(days)[0], max(day for _, day in days)
    question = (labels.is_closed if kind == CLOSING else labels.is_open)(first, last, shop.today)
    whether: Doubt[bool] = Doubt((("Oui", True), (labels.NO, False)), question)
    return whether.then(lambda yes: said if yes else sure(Said("", ())))


def _announced(tokens: Sequence[Token]) -> str:
    kinds = {token.kind for token in tokens}
    return OFFER if "offer" in kinds else ARRIVAL if kinds & {"arrival", "again"} else OTHER


def _days_named(shop: Shop, stretches: Sequence[Stretch]) -> tuple[date | None, date | None]:
    """Return the first and last day that the sentence names, for what it announces."""
    days: list[date] = []
    for each in stretches:
        if each.first.always:
            continue
        if each.how == "until":
            end = resolve(each.last or each.first, shop.today)
            days += [shop.today, *end[:1]]
        elif options := period(shop, each).options:
            days += options[0][1]
    ahead = [day for day in days if day >= shop.today]
    return (min(days), max(days)) if ahead else (None, None)


def _told(
    shop: Shop, statements: tuple[Said, ...], announced: str, named: tuple[date | None, date | None]
) -> Told:
    specials = tuple(s for said in statements for s in said.specials if s[1] > shop.now)
    kinds = [said.kind for said in statements if said.specials]
    if not specials:
        return Told(announced, (), *named)
    kind = CLOSING if CLOSING in kinds else OPENING
    first = min(start for start, _, _ in specials).date()
    return Told(kind, specials, first, max(labels.last_moment(end) for _, end, _ in specials))


def _settled(shop: Shop, tolds: Sequence[tuple[str, Told]], question: str) -> Told:
    """Return the one thing told, or the question; options that change the same hours alike are one."""
    kept: dict[object, tuple[str, Told]] = {}
    for label, told in tolds:
        effect = _effect(shop, told)
        if effect not in kept or len(told.special) < len(kept[effect][1].special):
            kept[effect] = (label, told)
    if not kept:
        return Told(OTHER, question=question or labels.WHICH_DAY)
    if len(kept) == 1:
        return next(iter(kept.values()))[1]
    choices = [SentenceChoice(labels.capital(label), told) for label, told in kept.values()][:MOST_CHOICES]
    kind = CLOSING if any(choice.told.kind == CLOSING for choice in choices) else choices[0].told.kind
    return Told(kind, question=question, choices=tuple(choices))


def _effect(shop: Shop, told: Told) -> object:
    if not shop.is_known or not told.special:
        days: list[date] = []
    else:
        days = sorted(
            {
                start.date() + shift * DAY
                for start, end, _ in told.special
                for shift in range(-1, min((end.date() - start.date()).days, 60) + 1)
            }
        )
    changed = tuple(
        (day, after)
        for day in days
        if (after := shop.after(told.special, [day])[0]) != shop.after((), [day])[0]
    )
    return changed if shop.is_known else told.special
