"""Tables of the doors: messages, conversations, calls for help, sittings with a helper, codes of papers."""

from halles.doors.models.helping import Helping, HelpingAct, PaperCode, TextLine
from halles.doors.models.keys import AppliedKey
from halles.doors.models.messages import (
    Campaign,
    Channel,
    Kind,
    OutgoingMessage,
    State,
    TextDay,
    TextNumber,
    TextPrice,
    TextReader,
)
from halles.doors.models.talks import Talk, Ticket, TicketState

__all__ = [
    "AppliedKey",
    "Campaign",
    "Channel",
    "Helping",
    "HelpingAct",
    "Kind",
    "OutgoingMessage",
    "PaperCode",
    "State",
    "Talk",
    "TextDay",
    "TextLine",
    "TextNumber",
    "TextPrice",
    "TextReader",
    "Ticket",
    "TicketState",
]
