"""Whoever an imported sheet is about has it removed by text message, once she confirmed which one."""

from collections.abc import Sequence

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said, ticket_open
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput
from halles.people.public import read_address
from halles.stalls.directory.commands.objections import sheet_object
from halles.stalls.directory.intents.looking import cards_meant
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries import Card, sheet_get, sheet_list
from halles.stalls.directory.queries.objections import can_object

MOST = 3


def objection(came: TextIn) -> Answer:
    """Ask whether the sheet that was understood is the one to be removed."""
    shop = str(came.slots.get("shop", "")).strip()
    cards = cards_meant(town=came.town.slug, what=shop) if shop else _of_number(came)
    return _which(came, cards[:MOST])


def objection_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Remove the sheet that was confirmed; look for one that was named."""
    if reply.kind == "no":
        return said(gettext("Nothing was removed."))
    if reply.kind == "words":
        return _named(came, reply.words)
    if reply.kind == "choice":
        return _confirm(came, _row(came, state["slugs"][reply.number - 1]))
    row = _row(came, state["slug"])
    if not _is_free(row):
        return _by_hand(came)
    sheet_object(actor=NOBODY, sheet=row, caller=came.sender)
    return said(gettext("The sheet is removed. No later import brings it back."))


def _which(came: TextIn, cards: Sequence[Card]) -> Answer:
    if not cards:
        words = gettext("Which sheet? Write the name of the shop, and its street.")
        return said(words, ask=Ask("words", {}))
    if len(cards) == 1:
        return _confirm(came, _row(came, cards[0].slug))
    choices = " ".join(f"{at} = {_called(card)}." for at, card in enumerate(cards, 1))
    state = {"slugs": [card.slug for card in cards]}
    return said(gettext("Which sheet?"), choices, ask=Ask("choice", state, options=len(cards)))


def _named(came: TextIn, words: str) -> Answer:
    cards = cards_meant(town=came.town.slug, what=words)[:MOST]
    return _which(came, cards) if cards else _by_hand(came)


def _confirm(came: TextIn, row: Sheet) -> Answer:
    if not _is_free(row):
        return _by_hand(came)
    card = next(each for each in sheet_list(town=came.town.slug).found if each.id == row.pk)
    words = gettext("Remove for good the sheet %(called)s? Only whoever runs it may ask.")
    return said(words % {"called": _called(card)}, ask=Ask("confirm", {"slug": row.slug}))


def _by_hand(came: TextIn) -> Answer:
    """Let a human see to what a text message cannot do: a sheet that is held, or a public service's."""
    ticket = ticket_open(
        actor=NOBODY, town=came.town, channel="sms", reason="refused", contact=came.sender, words=came.text
    )
    words = gettext("A text message cannot remove this sheet. Number %(n)d: the town hall calls you back.")
    return said(words % {"n": ticket.number})


def _called(card: Card) -> str:
    return ", ".join(filter(None, (card.name, card.address)))


def _row(came: TextIn, slug: str) -> Sheet:
    row = sheet_get(town=came.town.slug, slug=slug)
    if row is None:
        raise BadInput(gettext("This sheet is no longer here."))
    return row


def _is_free(row: Sheet) -> bool:
    return can_object(sheet=row.pk, organisation=row.organisation, category=row.listed_category)


def _of_number(came: TextIn) -> list[Card]:
    """Return the sheets that show the number of who writes."""
    return [card for card in sheet_list(town=came.town.slug).found if _number(card) == came.sender]


def _number(card: Card) -> str:
    try:
        return read_address(card.phone)[1] if card.phone else ""
    except BadInput:
        return ""
