"""Writes of the doors."""

from halles.doors.commands.messages import messages_forget, messages_send
from halles.doors.commands.posting import message_post
from halles.doors.commands.talks import published, talks_forget
from halles.doors.commands.tickets import ticket_answer, ticket_claim, ticket_open

__all__ = [
    "message_post",
    "messages_forget",
    "messages_send",
    "published",
    "talks_forget",
    "ticket_answer",
    "ticket_claim",
    "ticket_open",
]
