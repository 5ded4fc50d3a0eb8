"""Where a shop, a service or a kind of shop is: address, telephone, hours; the wanted fact first."""

from datetime import datetime

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.stalls.directory.intents.looking import (
    cards_meant,
    language,
    named_among,
    nothing_found,
    phone_of,
)
from halles.stalls.directory.queries import Card, wall
from halles.stalls.directory.queries.states import states
from halles.town.engine.hours import State as OpenState
from halles.town.engine.hours import explain_text, state_words
from halles.town.models import Town

MOST = 5
"""Sheets told of a kind; a segment holds fewer."""


def find(came: TextIn) -> Answer:
    """Tell where somebody is, how to call, and whether it is open."""
    what = str(came.slots.get("what", "")).strip()
    if not what:
        words = gettext("What are you looking for? Write the name or the kind: pharmacy, town hall, cobbler…")
        return said(words, ask=Ask("words", {"wanted": str(came.slots.get("wanted", ""))}))
    return _found(came, what, str(came.slots.get("wanted", "")))


def find_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Tell what was asked for after all."""
    return _found(came, reply.words, state.get("wanted", "")) if reply.kind == "words" else None


def _found(came: TextIn, what: str, wanted: str) -> Answer:
    found = cards_meant(town=came.town.slug, what=what)
    if not found:
        return said(*nothing_found(town=came.town.slug, what=what))
    cards = named_among(found, f"{what} {came.text}")[:MOST]
    told = open_states(came.town, came.received_at, cards)
    moment = wall(came.received_at)
    if len(cards) == 1 or wanted == "hours":
        lines = [_in_full(card, wanted, state_words(told[card.id], moment, language())) for card in cards]
        more = explain_text(cards[0].hours, language()) if wanted == "hours" and len(cards) == 1 else []
        return said(*(part for line in lines for part in line), *more)
    return said(*(_short(card, wanted) for card in cards))


def open_states(town: Town, now: datetime, cards: list[Card]) -> dict[str, OpenState]:
    """Return whether sheets are open at a moment, by their ids."""
    return states(town=town, moment=now, hours={card.id: card.hours for card in cards})


def _in_full(card: Card, wanted: str, state: str) -> tuple[str, ...]:
    """Return what is known of one sheet, what was asked for first."""
    phone, address = phone_of(card), card.address
    facts = {"name": card.name, "phone": phone, "address": address}
    if wanted == "phone":
        first = gettext("%(name)s: %(phone)s.") if phone else gettext("%(name)s: no telephone is known.")
        return (first % facts, address and f"{address}.", state)
    if wanted == "address":
        first = gettext("%(name)s: %(address)s.") if address else gettext("%(name)s: no address is known.")
        return (first % facts, phone and f"{phone}.", state)
    if wanted == "hours":
        return (f"{card.name}{_colon()}{state}", phone and f"{phone}.")
    return (f"{_joined(card.name, address, phone)}.", state)


def _short(card: Card, wanted: str) -> str:
    """Return one of several sheets in one line."""
    facts = {"phone": (phone_of(card),), "address": (card.address,)}
    return f"{_joined(card.name, *facts.get(wanted, (card.address, phone_of(card))))}."


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _colon() -> str:
    return "\u00a0: " if language() == "fr" else ": "
