"""Writes of the doors."""

from halles.doors.commands.keys import keys_forget
from halles.doors.commands.messages import messages_forget, messages_send
from halles.doors.commands.posting import message_post

__all__ = ["keys_forget", "message_post", "messages_forget", "messages_send"]
