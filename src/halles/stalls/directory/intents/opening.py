"""Who is open now, on a day or at an hour: of a kind, of all, or one shop; who is not known is told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext

from halles.doors.engine.meaning import Moment
from halles.doors.public import Answer, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.directory.intents.asked_time import Asked, span_asked
from halles.stalls.directory.intents.finding import open_states
from halles.stalls.directory.intents.looking import (
    capital,
    cards_meant,
    day_words,
    language,
    named_among,
    nothing_found,
    phone_of,
    time_words,
)
from halles.stalls.directory.queries import Card, holiday_name, wall
from halles.stalls.directory.queries.open_now import by_lot
from halles.stalls.directory.queries.visits import Visit, sheets_open_in
from halles.town.engine.hours import CLOSED, state_words

MOST = 8
"""Shops named; a segment holds fewer."""


@dataclass(frozen=True)
class _Asking:
    """What is asked, and what is known of it."""

    came: TextIn
    what: str
    asked: Asked
    now: datetime
    visit: Visit

    @property
    def when(self) -> str:
        """The time as it was understood: "dimanche 29 novembre", "demain à 19 h", "maintenant"."""
        if self.asked.is_now:
            return gettext("now")
        day = day_words(self.asked.start.date(), self.now.date())
        name = holiday_name(town=self.came.town, day=self.asked.start.date())
        if name:
            day = gettext("%(day)s (public holiday)") % {"day": day}
        words = {"day": day, "start": time_words(self.asked.start), "end": time_words(self.asked.end)}
        if self.asked.is_instant:
            return gettext("%(day)s at %(start)s") % words
        if self.asked.start.date() != self.asked.end.date():
            return day
        return gettext("%(day)s, %(start)s – %(end)s") % words


def find_when(came: TextIn) -> Answer:
    """Tell who is open when somebody can come."""
    what, now = str(came.slots.get("what", "")).strip(), wall(came.received_at)
    when = came.slots.get("when")
    asked = span_asked(when if isinstance(when, Moment) else None, now)
    if asked is None:
        advice = gettext("Write a day and an hour: “Sunday morning”, “tomorrow 7 pm”.")
        raise BadInput(gettext("When was not understood."), advice=advice)
    visit = sheets_open_in(town=came.town, start=asked.start, end=asked.end)
    asking = _Asking(came, what, asked, now, visit)
    if not what:
        return said(*_everybody(asking))
    cards = cards_meant(town=came.town.slug, what=what)
    if not cards:
        return said(*nothing_found(town=came.town.slug, what=what))
    cards = named_among(cards, f"{what} {came.text}")
    if len(cards) == 1:
        return said(*_one(asking, cards[0]))
    return said(*_some(asking, cards))


def _one(asking: _Asking, card: Card) -> tuple[str, ...]:
    """Tell of one shop; of this very moment, until when."""
    phone = phone_of(card)
    if asking.asked.is_now:
        state = open_states(asking.came.town, asking.came.received_at, [card])[card.id]
        said_now = state_words(state, asking.now, language())
        return (f"{card.name}: {said_now}" if language() == "en" else f"{card.name}\u00a0: {said_now}", phone)
    words = {"name": card.name, "when": asking.when, "state": _state(asking, card)}
    return (gettext("%(name)s, %(when)s: %(state)s.") % words, phone and f"{phone}.")


def _state(asking: _Asking, card: Card) -> str:
    spans = _spans(asking, card)
    if any(card.id == each.id for each in asking.visit.unknown):
        return gettext("it is not known, call before you come")
    if spans:
        return gettext("open %(spans)s") % {"spans": spans}
    is_open = any(card.id == each.id for each in asking.visit.whole)
    return gettext("it is open") if is_open else gettext("it is closed")


def _some(asking: _Asking, cards: Sequence[Card]) -> list[str]:
    """Tell which of some shops are open, who is not known, and if none is, which one opens first."""
    order = {card.id: at for at, card in enumerate(cards)}
    found = [card for card in asking.visit.found if card.id in order]
    unknown = [card for card in asking.visit.unknown if card.id in order]
    if not found:
        return [*_none(asking, cards), *_unknown(unknown)]
    ranked = sorted(found, key=lambda card: order[card.id])
    return [*_listed(asking, ranked), *_unknown(unknown)]


def _everybody(asking: _Asking) -> list[str]:
    found = by_lot(asking.visit.found, asking.now.date())
    n, unknown = len(found), len(asking.visit.unknown)
    if not found:
        return [gettext("Nobody is known to be open %(when)s.") % {"when": asking.when}, *_count(unknown)]
    words = {"when": capital(asking.when), "n": n}
    head = ngettext("%(when)s: %(n)d open", "%(when)s: %(n)d open", n) % words
    return [f"{head}.", *_count(unknown), *_names(asking, found)]


def _count(unknown: int) -> list[str]:
    if not unknown:
        return []
    words = ngettext("Of %(n)d it is not known.", "Of %(n)d it is not known.", unknown)
    return [words % {"n": unknown}]


def _listed(asking: _Asking, found: Sequence[Card]) -> list[str]:
    head = gettext("Open %(when)s:") % {"when": asking.when}
    first, *others = _names(asking, found)
    return [f"{head} {first}", *others]


def _names(asking: _Asking, found: Sequence[Card]) -> list[str]:
    """Return shops with their hours; each but the first begins with what parts it from the one before."""
    named = [f"{card.name} {_spans(asking, card)}".strip() for card in found[:MOST]]
    return [named[0], *(f"; {each}" for each in named[1:])]


def _spans(asking: _Asking, card: Card) -> str:
    """Return "7 h 30 – 12 h 30" where a shop is open during a part of a longer time."""
    spans = () if asking.asked.is_instant else asking.visit.spans.get(card.id, ())
    if any(start.date() != asking.asked.start.date() for start, _ in spans):
        return ""
    return ", ".join(f"{time_words(start)}-{time_words(end)}" for start, end in spans)


def _none(asking: _Asking, cards: Sequence[Card]) -> list[str]:
    head = gettext("None open %(when)s.") % {"when": asking.when}
    if not asking.asked.is_now:
        return [head]
    told = open_states(asking.came.town, asking.came.received_at, list(cards))
    opening = [
        (opens, at)
        for at, card in enumerate(cards)
        if told[card.id].now == CLOSED and (opens := told[card.id].next_open)
    ]
    if not opening:
        return [head]
    first = cards[min(opening)[1]]
    return [head, f"{first.name}: {state_words(told[first.id], asking.now, language())}"]


def _unknown(cards: Sequence[Card]) -> list[str]:
    if not cards:
        return []
    names = ", ".join(card.name for card in cards[:3])
    return [gettext("To be confirmed: %(names)s.") % {"names": names}]
