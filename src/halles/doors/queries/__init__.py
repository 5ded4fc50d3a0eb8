"""Reads of the doors: the outbox."""

from halles.doors.queries.operators import Operator, text_operators
from halles.doors.queries.outbox import (
    REASONS,
    Outgoing,
    message_get,
    messages_recent,
    messages_waiting,
    outbox_state,
    texts_sent_by_day,
)

__all__ = [
    "REASONS",
    "Operator",
    "Outgoing",
    "message_get",
    "messages_recent",
    "messages_waiting",
    "outbox_state",
    "text_operators",
    "texts_sent_by_day",
]
