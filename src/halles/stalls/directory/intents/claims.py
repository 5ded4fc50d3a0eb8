"""A shop takes over its sheet by the code of its letter, or asks for it without one."""

import re

from django.utils.translation import gettext

from halles.doors.public import Answer, TextIn, said, ticket_open, whom_to_call
from halles.kit.actor import NOBODY, Actor
from halles.stalls.directory.commands import sheet_claim_by_text
from halles.stalls.directory.intents.whose import sheet_name

_CODE = re.compile(r"\b[a-z2-9]{4}[ -]?[a-z2-9]{4}[ -]?[a-z2-9]{4}\W*$", re.IGNORECASE)
"""The code of a letter at the end of a message: twelve letters and digits, in groups or not."""


def claim(came: TextIn) -> Answer:
    """Give the sheet of a letter's code to who writes it."""
    sheet = sheet_claim_by_text(
        actor=Actor(system="doors"),
        town=came.town.slug,
        number=came.sender,
        persons=came.persons,
        code=_code(came),
    )
    words = gettext("The sheet of %(name)s is yours.") % {"name": sheet_name(sheet)}
    how = gettext("From this number write for example: FERME JEUDI MATIN, or INFO: new, galettes on Friday.")
    return said(words, how)


def _code(came: TextIn) -> str:
    """Return the code as written; what the doors understood of it may be a part only."""
    found = _CODE.search(came.text)
    return found[0] if found else str(came.slots.get("reference", ""))


def claim_request(came: TextIn) -> Answer:
    """Let the town hall call back who has no letter."""
    actor = Actor(person=came.persons[0]) if len(came.persons) == 1 else NOBODY
    ticket = ticket_open(
        actor=actor, town=came.town, channel="sms", reason="refused", contact=came.sender, words=came.text
    )
    words = {"n": ticket.number, "who": whom_to_call(came.town)}
    return said(
        gettext("Your request is noted, number %(n)d: the town hall calls you back.") % words,
        gettext("With the letter of the town hall, write FICHE and its code."),
        gettext("Or call %(who)s.") % words,
    )
