"""Writes of the doors."""

from halles.doors.commands.messages import messages_forget, messages_send
from halles.doors.commands.posting import message_post
from halles.doors.commands.receipts import messages_follow, receipt_take, report_take

__all__ = [
    "message_post",
    "messages_follow",
    "messages_forget",
    "messages_send",
    "receipt_take",
    "report_take",
]
