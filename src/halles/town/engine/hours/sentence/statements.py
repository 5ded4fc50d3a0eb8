"""What one statement comes to: closing, opening or nothing, sure or with the question to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.asking import asked_words
from halles.town.engine.hours.sentence.closings import closings
from halles.town.engine.hours.sentence.cutting import inherit
from halles.town.engine.hours.sentence.days import Specials
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.openings import back_on, openings
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shifts import CLOSES_EARLIER, shift_of, shifted
from halles.town.engine.hours.sentence.shop import DAY, Shop
from halles.town.engine.hours.sentence.told import CLOSING, OPENING

LONG = 120 * DAY
"""A closing longer than this is asked: perhaps the year was not the one meant."""


@dataclass(frozen=True)
class Said:
    """What a statement comes to: CLOSING, OPENING or "", and what it changes."""

    kind: str = ""
    specials: Specials = ()


_NOTHING: Doubt[Said] = sure(Said())


def all_said(shop: Shop, statements: Sequence[Segment]) -> Doubt[tuple[Said, ...]]:
    """Return what the statements of a sentence come to, in order."""
    doubts: list[Doubt[Said]] = []
    for place, segment in enumerate(statements):
        before = statements[:place]
        following = statements[place + 1] if place + 1 < len(statements) else None
        inherit(segment, before)
        back = back_on(shop, following) if following and following.verb == "again" else None
        if segment.verb == "again" and before and before[-1].verb == "closing":
            continue
        if shift_of(segment) and following and following.hours and not following.stretches:
            following.elements = [*segment.elements, *following.elements]
            continue
        doubts.append(_said(shop, segment, back))
    return every(doubts)


def _said(shop: Shop, segment: Segment, back: Doubt[datetime] | None) -> Doubt[Said]:
    if segment.has("past", "for-ever") or segment.is_of_others:
        return _NOTHING
    if segment.verb == "again":
        return _again(shop, segment) if segment.is_clear and not segment.is_negated else _NOTHING
    if segment.verb == "closing":
        return _cancelled(shop, segment) if segment.is_negated else _closing(shop, segment, back)
    if segment.verb != "opening":
        return _NOTHING
    if segment.is_negated:
        return _closing(shop, segment, None) if segment.stretches else _NOTHING
    if shift := shift_of(segment):
        return _shifted(shop, segment, shift)
    as_usual = segment.has("usual") or (segment.is_rest and not segment.hours)
    return _checked(shop, segment, OPENING, openings(shop, segment, as_usual=as_usual))


def _closing(shop: Shop, segment: Segment, back: Doubt[datetime] | None) -> Doubt[Said]:
    shift = "" if segment.is_negated else shift_of(segment)
    if shift:
        return _shifted(shop, segment, shift)
    if not segment.stretches and not segment.is_clear:
        return _unread(segment)
    return _checked(shop, segment, CLOSING, closings(shop, segment, back=back))


def _shifted(shop: Shop, segment: Segment, shift: str) -> Doubt[Said]:
    """Return the hours moved; an opening moved on a day without hours is one to ask as any other."""
    specials = shifted(shop, segment, shift)
    changes = any(found for _, found in specials.options)
    if changes or segment.verb == "closing":
        return _checked(shop, segment, CLOSING if shift == CLOSES_EARLIER else OPENING, specials)
    return _checked(shop, segment, OPENING, openings(shop, segment))


def _unread(segment: Segment) -> Doubt[Said]:
    """Ask for the day where there is a number or a month that makes none: "fermé le 32 décembre"."""
    has_number = segment.has("num", "ord", "month")
    is_ours = segment.elements and not segment.has("unknown", "content", "offer", "elsewhere", "perhaps")
    return Doubt((), labels.WHICH_DAY) if has_number and is_ours else _NOTHING


def _cancelled(shop: Shop, segment: Segment) -> Doubt[Said]:
    opened = openings(shop, segment, as_usual=True)
    return opened.then(lambda specials: sure(Said(OPENING if specials else "", specials)))


def _again(shop: Shop, segment: Segment) -> Doubt[Said]:
    """Ask whether "réouverture samedi" means closed until then."""
    back = back_on(shop, segment)
    if back is None:
        return _NOTHING
    return back.then(lambda end: Doubt(_until_then(shop, end), labels.CLOSED_SO_FAR))


def _until_then(shop: Shop, end: datetime) -> tuple[tuple[str, Said], ...]:
    closed = Said(CLOSING, ((shop.now, end, False),))
    return ((f"Oui, fermé jusqu’à {labels.day_words(end.date(), shop.today)}", closed), (labels.NO, Said()))


def _kind(kind: str, specials: Specials) -> str:
    """Return OPENING for "on ferme à 20 h", where that is later than usual."""
    return OPENING if specials and all(is_open for _, _, is_open in specials) else kind


def _checked(shop: Shop, segment: Segment, kind: str, specials: Doubt[Specials]) -> Doubt[Said]:
    """Return what is said; where a word is not understood, it is asked first whether the shop closes."""
    said = specials.then(lambda found: sure(Said(_kind(kind, found), found)))
    days = [(s[0].date(), labels.last_moment(s[1])) for _, found in specials.options for s in found]
    if not days:
        return said
    first, last = min(days)[0], max(day for _, day in days)
    is_long = kind == CLOSING and len(specials.options) == 1 and last - first > LONG
    is_exception = segment.is_rest and kind == CLOSING
    if segment.is_clear and not is_long and not is_exception:
        return said
    when = asked_words(shop, segment, specials) if kind == CLOSING else ""
    when = when or labels.days_words(first, last, shop.today)
    question = labels.is_closed(when) if kind == CLOSING else labels.is_open(when)
    whether: Doubt[bool] = Doubt((("Oui", True), (labels.NO, False)), question)
    return whether.then(lambda yes: said if yes else _NOTHING)
