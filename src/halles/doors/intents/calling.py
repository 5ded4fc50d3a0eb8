"""A human takes over: a call for help is opened, and who calls back until when is told at once."""

from django.utils.translation import gettext

from halles.doors.commands.tickets import ticket_open
from halles.doors.queries.promises import promise_words, sooner_words
from halles.doors.queries.talking import Answer, TextIn, said
from halles.kit.actor import Actor


def called(came: TextIn, *, reason: str) -> Answer:
    """Open a call for help for who writes, with her words; tell who calls back, until when, and the hours."""
    ticket = ticket_open(
        actor=Actor(system="text"),
        town=came.town,
        channel="sms",
        reason=reason,
        contact=came.sender,
        words=came.text,
    )
    sorry = gettext("We do not understand each other.") if reason == "lost" else ""
    return said(sorry, promise_words(came.town, ticket), sooner_words(came.town))
