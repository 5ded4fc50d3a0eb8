"""Writes of public holidays and summer: each shop is asked once, and answers by the way that suits it."""

from halles.stalls.directory.commands.holidays.asking import holiday_round, holiday_rounds
from halles.stalls.directory.commands.holidays.links import question_by_link
from halles.stalls.directory.commands.holidays.replying import (
    Reply,
    holiday_reply,
    holiday_reply_by_link,
    holiday_undo,
)

__all__ = [
    "Reply",
    "holiday_reply",
    "holiday_reply_by_link",
    "holiday_round",
    "holiday_rounds",
    "holiday_undo",
    "question_by_link",
]
