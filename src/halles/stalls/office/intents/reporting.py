"""Somebody says by text message what is wrong: on a sheet that she names, or in what the town tells."""

from django.utils.translation import gettext

from halles.doors.public import Answer, TextIn, said, ticket_open
from halles.kit.actor import NOBODY
from halles.kit.text import fold
from halles.stalls.directory.public import Card, sheet_list, text_names
from halles.stalls.office.commands import report_make
from halles.stalls.office.engine.report_words import cause_of, named_in
from halles.stalls.office.engine.reports import SHOP


def report(came: TextIn) -> Answer:
    """Report the sheet that is named, answered to the number; where none is, a human reads the words."""
    card = _named(came)
    if card is None:
        return _to_a_human(came)
    made = report_make(
        actor=NOBODY,
        town=came.town.slug,
        stall="directory",
        kind="sheet",
        thing=card.id,
        cause=cause_of(fold(came.text)),
        caller=came.sender,
        words=came.text,
        contact=came.sender,
    )
    words = {"name": card.name}
    if made.state == SHOP:
        told = gettext("Thank you. %(name)s is asked first, then the town hall.")
    else:
        told = gettext("Thank you. The town hall looks at the sheet of %(name)s.")
    return said(told % words, gettext("You will be answered by text message."))


def contest(came: TextIn) -> Answer:
    """Hand what is contested to a human: which thing is meant is told on the telephone."""
    return _to_a_human(came)


def _named(came: TextIn) -> Card | None:
    """Return the sheet that a message names, by one of the names people say."""
    if "directory" in came.town.closed_stalls:
        return None
    name = named_in(fold(came.text), dict(text_names(town=came.town).shops))
    found = sheet_list(town=came.town.slug, query=name).found if name else []
    return next((card for card in found if card.name == name), None)


def _to_a_human(came: TextIn) -> Answer:
    ticket = ticket_open(
        actor=NOBODY, town=came.town, channel="sms", reason="asked", contact=came.sender, words=came.text
    )
    words = gettext("Thank you. Your message is noted, number %(n)d: the town hall reads it and answers you.")
    return said(words % {"n": ticket.number})
