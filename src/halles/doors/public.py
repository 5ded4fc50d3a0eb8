"""What the stalls may use of the doors: the values of a conversation by text message, calls for help."""

from halles.doors.commands.talks import published
from halles.doors.commands.tickets import ticket_open
from halles.doors.queries.talking import Answer, Ask, Reply, State, TextHandler, TextIn, said
from halles.doors.queries.wording import fit, whom_to_call

__all__ = [
    "Answer",
    "Ask",
    "Reply",
    "State",
    "TextHandler",
    "TextIn",
    "fit",
    "published",
    "said",
    "ticket_open",
    "whom_to_call",
]
